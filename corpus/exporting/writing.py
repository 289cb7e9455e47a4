"""Rows to a JSONL or CSV file, whole or not at all."""

import csv
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, Any

from corpus.exporting.rows import Row

# A spreadsheet runs a cell that begins with one of these; a space before it makes it text, and import drops it.
_FORMULA = ("=", "+", "-", "@", "\t", "\uff1d", "\uff0b", "\uff0d", "\uff20")
STEP = " > "


def write_jsonl(path: Path, rows: Iterable[Row]) -> int:
    """One JSON object per line, UTF-8; how many."""
    count = 0
    with replaced(path) as file:
        for row in rows:
            file.write((json.dumps(row, ensure_ascii=False) + "\n").encode())
            count += 1
    return count


def write_csv(path: Path, rows: Iterable[Row]) -> int:
    """RFC 4180 with a header and, for spreadsheets, a byte-order mark; how many rows."""
    remaining = iter(rows)
    first = next(remaining, None)
    if first is None:
        return 0
    count = 0
    with replaced(path) as file:
        lines = _CsvLines(file)
        writer = csv.writer(lines)
        file.write("\ufeff".encode())
        writer.writerow(first)
        for row in chain([first], remaining):
            writer.writerow([cell(name, value) for name, value in row.items()])
            count += 1
    return count


def cell(name: str, value: Any) -> str:
    """A field as one cell: lists as JSON, heading paths with ` > ` between, nothing that a spreadsheet would run."""
    match value:
        case None | [] | {}:
            return ""
        case bool():
            return str(value).lower()
        case list() if name == "heading_path":
            text = STEP.join(value)
        case list() | dict():
            text = json.dumps(value, ensure_ascii=False)
        case _:
            text = str(value)
    # NUL and a lone carriage return cannot stand in a CSV file that every reader takes alike.
    text = text.replace("\0", "").replace("\r", " ")
    return f" {text}" if text.startswith(_FORMULA) else text


@contextmanager
def replaced(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes the place of `path` once it is whole; after an error the old one stands there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, made = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(made).chmod(0o644)
        Path(made).replace(path)
    finally:
        Path(made).unlink(missing_ok=True)


class _CsvLines:
    """What csv.writer writes to: text to the bytes of a file."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, line: str) -> int:
        """One line."""
        return self._file.write(line.encode())

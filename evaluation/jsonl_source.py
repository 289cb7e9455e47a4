"""Lines of JSON from a file, plain or gzipped, with the faults that stop a line from being read."""

import gzip
import json
import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from corpus.faults import Fault
from evaluation.errors import DatasetError

_GZIP_MAGIC = b"\x1f\x8b"
RowT = TypeVar("RowT", bound=BaseModel)


def read_rows(path: Path, model: type[RowT]) -> tuple[list[tuple[int, RowT]], list[Fault]]:
    """Every line of the file as a `model` with its line number, and the faults of all the others.

    Empty lines are passed over; fields that the model does not name are ignored.

    Raises:
        DatasetError: the file cannot be read at all, or is not UTF-8.
    """
    rows: list[tuple[int, RowT]] = []
    faults: list[Fault] = []
    for line, text in _lines(path):
        try:
            rows.append((line, model.model_validate(_parsed(text))))
        except ValidationError as error:
            faults += [Fault(str(path), line, "row", _in_words(problem)) for problem in error.errors()]
        except (ValueError, RecursionError) as error:
            faults.append(Fault(str(path), line, "json", f"not JSON: {error}"))
    return rows, faults


def _parsed(text: str) -> object:
    parsed: object = json.loads(text)
    if "\\ud" in text.lower():  # an escape may hold half a surrogate pair, which no file can take back: a ValueError
        json.dumps(parsed, ensure_ascii=False).encode()
    return parsed


def _in_words(problem: ErrorDetails) -> str:
    where = ".".join(str(step) for step in problem["loc"])
    return f"{where or 'row'}: {problem['msg']}"


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    # Only "\n" ends a line of JSONL: str.splitlines would cut at U+2028 inside a string.
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if line.strip():
            yield number, line


def _text(path: Path) -> str:
    content = _content(path)
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise _unreadable(path, 1, "encoding", "the file is UTF-16; save it as UTF-8")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem = f"byte 0x{content[error.start]:02x} is not UTF-8; save the file as UTF-8 (it may be cp874)"
        raise _unreadable(path, line, "encoding", problem) from error


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if content.startswith(_GZIP_MAGIC) else content
    except (OSError, EOFError, zlib.error) as error:
        raise _unreadable(path, 0, "file", f"cannot be read: {error}") from error


def _unreadable(path: Path, line: int, rule: str, message: str) -> DatasetError:
    return DatasetError([Fault(str(path), line, rule, message)])

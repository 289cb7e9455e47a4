"""Lines of JSON from a file, plain or gzipped, with the faults that stop a line from being read."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from corpus.faults import Fault
from evaluation.file_text import read_text

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
            rows.append((line, model.model_validate(parsed_json(text))))
        except ValidationError as error:
            faults += [Fault(str(path), line, "row", in_words(problem)) for problem in error.errors()]
        except (ValueError, RecursionError) as error:
            faults.append(Fault(str(path), line, "json", f"not JSON: {error}"))
    return rows, faults


def parsed_json(text: str) -> object:
    """The JSON value of a text.

    Raises:
        ValueError: it is no JSON, or holds half a surrogate pair, which no file can take back.
        RecursionError: it is nested too deep.
    """
    parsed: object = json.loads(text)
    if "\\ud" in text.lower():
        json.dumps(parsed, ensure_ascii=False).encode()
    return parsed


def in_words(problem: ErrorDetails) -> str:
    """A problem pydantic found: where in the row, and what."""
    where = ".".join(str(step) for step in problem["loc"])
    return f"{where or 'row'}: {problem['msg']}"


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    # Only "\n" ends a line of JSONL: str.splitlines would cut at U+2028 inside a string.
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if line.strip():
            yield number, line

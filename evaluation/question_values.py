"""What each question of a run was worth: the one file, `per_question.jsonl`, that runs of every kind share.

A line is `{"id", "question", "tags": {"topic": …}, "values": {measure: 0..1 or null}}`; null is "not measured".
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from corpus.faults import Fault
from evaluation.errors import DatasetError, RunFolderError
from evaluation.jsonl_source import read_rows
from evaluation.run_outputs import write_whole

PER_QUESTION = "per_question.jsonl"
"""The file's name in a run folder."""

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


@dataclass(frozen=True, slots=True)
class QuestionValues:
    """One question, what it is tagged with (topic, register, law, …), and what it scored.

    Args:
        id: unique within a run.
        question: the words asked.
        tags: what it can be grouped by; a missing tag groups nowhere.
        values: measure → 0..1; None where the measure was not taken on this question.
    """

    id: str
    question: str
    tags: Mapping[str, str]
    values: Mapping[str, float | None]


def write_question_values(path: Path, rows: Iterable[QuestionValues]) -> None:
    """Write the rows, whole or not at all.

    Raises:
        RunFolderError: the file cannot be written.
    """
    lines = (
        json.dumps(
            {"id": row.id, "question": row.question, "tags": dict(row.tags), "values": dict(row.values)},
            ensure_ascii=False,
            allow_nan=False,
        )
        for row in rows
    )
    try:
        write_whole(path, "".join(f"{line}\n" for line in lines))
    except OSError as error:
        raise RunFolderError(f"{path} cannot be written: {error}") from error


def read_question_values(path: Path) -> tuple[QuestionValues, ...]:
    """Read the rows back, in the file's order.

    Raises:
        RunFolderError: with every fault of the file, two rows of one id among them.
    """
    try:
        rows, faults = read_rows(path, _Row)
    except DatasetError as error:
        rows, faults = [], list(error.faults)
    faults += _repeated(str(path), rows)
    if faults:
        raise RunFolderError("\n".join(["the values per question do not hold:", *map(str, sorted(faults))]))
    return tuple(QuestionValues(row.id, row.question, row.tags, row.values) for _, row in rows)


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore")
    id: str
    question: str
    tags: dict[str, str]
    values: dict[str, Share | None]


def _repeated(file: str, rows: list[tuple[int, _Row]]) -> list[Fault]:
    first: dict[str, int] = {}
    return [
        Fault(file, line, "duplicate_id", f"id {row.id!r} is the id of line {first[row.id]} already")
        for line, row in rows
        if first.setdefault(row.id, line) != line
    ]

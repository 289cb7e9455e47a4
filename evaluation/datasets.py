"""Sections to search in and questions with their gold, read from JSONL files.

Sections are rows of `{"law", "section", "text"}`; rows of the same (law, section) are passages of one section.
Questions are rows of `{"question", "gold": [{"law", "section"}], "id"?}`. Further fields are ignored.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from corpus.faults import Fault
from evaluation.errors import DatasetError
from evaluation.jsonl_source import read_rows
from evaluation.section_keys import SectionRef, section_key

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


@dataclass(frozen=True, slots=True)
class PoolPassage:
    """One row of a pool: a passage of a section; `text` may be empty, and is then never found by its words."""

    law: str
    section: str
    text: str

    @property
    def ref(self) -> SectionRef:
        """The section as the file writes it."""
        return self.law, self.section


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question and the sections that answer it, each once; no gold at all means that it cannot be scored."""

    id: str
    question: str
    gold: tuple[SectionRef, ...]


def load_sections(path: Path) -> tuple[PoolPassage, ...]:
    """The passages of a pool, in the file's order.

    Raises:
        DatasetError: with every fault of the file, or because it holds no section.
    """
    rows, faults = read_rows(path, _SectionRow)
    if not rows and not faults:
        faults.append(Fault(str(path), 0, "empty", "the file holds no section"))
    _raise_if_any(faults)
    return tuple(PoolPassage(row.law, row.section, row.text) for _, row in rows)


def load_questions(path: Path) -> tuple[GoldQuestion, ...]:
    """The questions of a file, in its order; one without an id is called `line:` and its line number.

    Raises:
        DatasetError: with every fault of the file, two questions of one id among them.
    """
    rows, faults = read_rows(path, _QuestionRow)
    questions = [(line, _question(line, row)) for line, row in rows]
    faults += _repeated_ids(str(path), questions)
    _raise_if_any(faults)
    return tuple(question for _, question in questions)


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)


class _GoldRow(_Row):
    law: Name
    section: Name


class _SectionRow(_GoldRow):
    text: str


class _QuestionRow(_Row):
    question: Name
    gold: list[_GoldRow]
    id: str | None = None


def _question(line: int, row: _QuestionRow) -> GoldQuestion:
    gold = {section_key(each.law, each.section): (each.law, each.section) for each in reversed(row.gold)}
    return GoldQuestion(row.id or f"line:{line}", row.question, tuple(reversed(gold.values())))


def _repeated_ids(file: str, questions: Iterable[tuple[int, GoldQuestion]]) -> list[Fault]:
    first: dict[str, int] = {}
    faults = []
    for line, question in questions:
        if first.setdefault(question.id, line) != line:
            message = f"id {question.id!r} is the id of line {first[question.id]} already"
            faults.append(Fault(file, line, "duplicate_id", message))
    return faults


def _raise_if_any(faults: list[Fault]) -> None:
    if faults:
        raise DatasetError(sorted(faults))

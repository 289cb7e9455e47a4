"""Sections to search in and questions with their gold, as the contract's JSONL writes them.

Sections are rows of `{"law", "section", "text"}`; rows of the same (law, section) are passages of one section.
Questions are rows of `{"question", "gold": [{"law", "section"}], "id"?, "topic"?, "register"?}`. Further fields are
ignored. The other formats that load as the same nouns are in `beir_format`, `nitibench_format` and `squad_format`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from corpus.faults import Fault
from evaluation.errors import DatasetError
from evaluation.jsonl_source import read_rows
from evaluation.section_keys import SectionRef, section_key

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
TAGS = ("topic", "register")
"""Fields of a question that its scores can be broken down by."""


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
    """A question and the sections that answer it, each once; no gold at all means that it cannot be scored.

    Args:
        id: unique within a file.
        question: the words asked.
        gold: as the file writes them.
        tags: topic and register, where the file names them.
    """

    id: str
    question: str
    gold: tuple[SectionRef, ...]
    tags: Mapping[str, str] = field(default_factory=dict, hash=False)


def load_sections(path: Path) -> tuple[PoolPassage, ...]:
    """The passages of a pool, in the file's order.

    Raises:
        DatasetError: with every fault of the file, or because it holds no section.
    """
    rows, faults = read_rows(path, _SectionRow)
    return whole_pool(path, [PoolPassage(row.law, row.section, row.text) for _, row in rows], faults)


def load_questions(path: Path) -> tuple[GoldQuestion, ...]:
    """The questions of a file, in its order; one without an id is called `line:` and its line number.

    Raises:
        DatasetError: with every fault of the file, two questions of one id among them.
    """
    rows, faults = read_rows(path, _QuestionRow)
    return whole_questions(path, [(line, _question(line, row)) for line, row in rows], faults)


def whole_pool(path: Path, passages: Iterable[PoolPassage], faults: list[Fault]) -> tuple[PoolPassage, ...]:
    """The passages of a file without a fault.

    Raises:
        DatasetError: there are faults, or no passage at all.
    """
    found = tuple(passages)
    if not found and not faults:
        faults = [Fault(str(path), 0, "empty", "the file holds no section")]
    _raise_if_any(faults)
    return found


def whole_questions(
    path: Path, questions: Iterable[tuple[int, GoldQuestion]], faults: list[Fault]
) -> tuple[GoldQuestion, ...]:
    """The questions of a file without a fault, each given with its line.

    Raises:
        DatasetError: there are faults, or two questions of one id.
    """
    found = list(questions)
    _raise_if_any([*faults, *_repeated_ids(str(path), found)])
    return tuple(question for _, question in found)


def each_section_once(refs: Iterable[SectionRef]) -> tuple[SectionRef, ...]:
    """Sections in their order, one that is named twice only where it first stands."""
    first: dict[SectionRef, SectionRef] = {}
    for ref in refs:
        first.setdefault(section_key(*ref), ref)
    return tuple(first.values())


class Row(BaseModel):
    """A row of a data file: further fields are ignored, a number may stand for a name."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)


class _GoldRow(Row):
    law: Name
    section: Name


class _SectionRow(_GoldRow):
    text: str


class _QuestionRow(Row):
    question: Name
    gold: list[_GoldRow]
    id: str | None = None
    topic: object = None
    register_: object = Field(None, alias="register")  # `register` is a method of every class that can be subclassed


def _question(line: int, row: _QuestionRow) -> GoldQuestion:
    named = zip(TAGS, (row.topic, row.register_), strict=True)
    tags = {tag: value for tag, value in named if isinstance(value, str) and value}
    gold = each_section_once((each.law, each.section) for each in row.gold)
    return GoldQuestion(row.id or f"line:{line}", row.question, gold, tags)


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

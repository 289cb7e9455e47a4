"""The frozen suites: what their rows say, and loading them with every fault at once.

A suite lies in `evaluation/suites/` as `<suite>.dev.jsonl` and `<suite>.test.jsonl`. The test split opens only for
`--split test` and only while its bytes are the frozen ones (`evaluation.freezing`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as calendar_date
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias, TypeVar

from pydantic import Field, RootModel, StringConstraints

from corpus.faults import Fault
from evaluation.errors import DatasetError
from evaluation.jsonl_source import read_rows

SUITES_FOLDER = Path(__file__).parent / "suites"
_STRICT = {"extra": "forbid"}

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Split(StrEnum):
    """Half of a suite: one to develop on, one to report from."""

    DEV = "dev"
    TEST = "test"


class Suite(StrEnum):
    """Every suite that is frozen."""

    CRIMINAL_PATH = "criminal_path"
    OTHER_FAMILIES = "other_families"
    DIALOGUES = "dialogues"
    DEADLINES = "deadlines"
    OUT_OF_SCOPE = "out_of_scope"
    UNSAFE = "unsafe"
    EMERGENCIES = "emergencies"
    LOOKALIKES = "lookalikes"
    PERSONAL_DATA = "personal_data"


@dataclass(frozen=True, slots=True)
class GoldSection:
    """A section an answer rests on, by its law's official name; `source_url` where the reference holds no such law."""

    __pydantic_config__ = _STRICT
    law: Words
    section: Words
    source_url: str | None = None


@dataclass(frozen=True, slots=True)
class FactWordings:
    """A fact a right answer states, in any one of these wordings."""

    __pydantic_config__ = _STRICT
    id: Words
    any_of: Annotated[tuple[Words, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class SuiteQuestion:
    """A citizen's question. `scored_apart`: its gold lies outside the reference, so it enters no headline figure."""

    __pydantic_config__ = _STRICT
    id: Words
    question: Words
    topic: Words
    register: Words
    gold: Annotated[tuple[GoldSection, ...], Field(min_length=1)]
    acceptable: tuple[GoldSection, ...] = ()
    facts: tuple[FactWordings, ...] = ()
    forbidden: tuple[Words, ...] = ()
    scored_apart: bool = False


@dataclass(frozen=True, slots=True)
class DialogueTurn:
    """One message of a dialogue and what should become of it."""

    __pydantic_config__ = _STRICT
    question: Words
    status: Words
    gold: tuple[GoldSection, ...] = ()
    facts: tuple[FactWordings, ...] = ()
    acceptable: tuple[GoldSection, ...] = ()
    forbidden: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Messages of one person, in order."""

    __pydantic_config__ = _STRICT
    id: Words
    turns: Annotated[tuple[DialogueTurn, ...], Field(min_length=2)]


@dataclass(frozen=True, slots=True)
class ExpectedDeadline:
    """A date (and a time where hours are counted), or the facts that are missing, or that no rule gives a day."""

    __pydantic_config__ = _STRICT
    date: calendar_date | None = None
    time: str | None = None
    needs: tuple[Words, ...] = ()
    no_rule: bool = False


@dataclass(frozen=True, slots=True)
class DeadlineCase:
    """A question asked at `now`, the deadline it has, and how it was counted; no basis where no law sets one."""

    __pydantic_config__ = _STRICT
    id: Words
    question: Words
    now: datetime
    expect: ExpectedDeadline
    basis: tuple[GoldSection, ...]
    count: Words


@dataclass(frozen=True, slots=True)
class GuardMessage:
    """A message to screen: out of scope, unsafe, an emergency, or one that only looks like it."""

    __pydantic_config__ = _STRICT
    id: Words
    question: Words
    kind: str | None = None
    about: str | None = None
    language: str | None = None
    expect: str | None = None
    question_part: str | None = None
    numbers: tuple[Words, ...] = ()
    looks_like: str | None = None


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """Personal data in a text: code points, end exclusive, and the contract's type name."""

    __pydantic_config__ = _STRICT
    start: Annotated[int, Field(ge=0)]
    end: int
    type: Words


@dataclass(frozen=True, slots=True)
class Decoy:
    """Words that look like personal data and are none; they must stay readable."""

    __pydantic_config__ = _STRICT
    start: Annotated[int, Field(ge=0)]
    end: int
    what: Words


@dataclass(frozen=True, slots=True)
class PersonalDataMessage:
    """A message with the personal data and the decoys in it."""

    __pydantic_config__ = _STRICT
    id: Words
    text: str
    spans: tuple[MarkedSpan, ...]
    decoys: tuple[Decoy, ...] = ()


SuiteRow: TypeAlias = SuiteQuestion | Dialogue | DeadlineCase | GuardMessage | PersonalDataMessage
RowT = TypeVar("RowT", bound=SuiteRow)

SUITE_SETS = {"first": SUITES_FOLDER, "second": SUITES_FOLDER / "second"}
"""Where each set of suites lies; the second was written later, by other hands, with halves of its own."""

QUESTION_SUITES = (Suite.CRIMINAL_PATH, Suite.OTHER_FAMILIES)
GUARD_SUITES = (Suite.OUT_OF_SCOPE, Suite.UNSAFE, Suite.EMERGENCIES, Suite.LOOKALIKES)


def suite_path(suite: Suite, split: Split, folder: Path = SUITES_FOLDER) -> Path:
    """Where the split of a suite lies."""
    return folder / f"{suite}.{split}.jsonl"


def load_rows(path: Path, row: type[RowT]) -> tuple[RowT, ...]:
    """The rows of a file, in its order.

    Raises:
        DatasetError: with every fault of the file: shape, repeated ids, spans outside their text, empty expectations.
    """
    found, faults = read_rows(path, RootModel[row])  # type: ignore[valid-type]
    rows: list[tuple[int, RowT]] = [(line, each.root) for line, each in found]
    faults += [Fault(str(path), line, rule, message) for line, rule, message in _row_faults(rows)]
    if not rows and not faults:
        faults.append(Fault(str(path), 0, "empty", "the file holds no row"))
    if faults:
        raise DatasetError(sorted(faults))
    return tuple(each for _, each in rows)


def row_type(suite: Suite) -> type[SuiteRow]:
    """What a row of the suite says."""
    match suite:
        case Suite.CRIMINAL_PATH | Suite.OTHER_FAMILIES:
            return SuiteQuestion
        case Suite.DIALOGUES:
            return Dialogue
        case Suite.DEADLINES:
            return DeadlineCase
        case Suite.PERSONAL_DATA:
            return PersonalDataMessage
        case Suite.OUT_OF_SCOPE | Suite.UNSAFE | Suite.EMERGENCIES | Suite.LOOKALIKES:
            return GuardMessage


def _row_faults(rows: Sequence[tuple[int, SuiteRow]]) -> Iterator[tuple[int, str, str]]:
    first: dict[str, int] = {}
    for line, row in rows:
        if first.setdefault(row.id, line) != line:
            yield line, "duplicate_id", f"id {row.id!r} is the id of line {first[row.id]} already"
        if isinstance(row, PersonalDataMessage):
            marked: tuple[MarkedSpan | Decoy, ...] = (*row.spans, *row.decoys)
            for span in marked:
                if not span.start < span.end <= len(row.text):
                    yield line, "span", f"{span.start}–{span.end} is no span of a text of {len(row.text)} characters"
        if isinstance(row, DeadlineCase):
            expect = row.expect
            if sum((expect.date is not None, bool(expect.needs), expect.no_rule)) != 1:
                yield line, "expect", "say exactly one of date, needs and no_rule"

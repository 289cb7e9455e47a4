"""What each suite asks, message by message, and what should come of it: one shape for every suite."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assistant.answers import AnswerStatus
from corpus.faults import Fault
from evaluation.errors import DatasetError
from evaluation.freezing import check_frozen
from evaluation.suites import (
    SUITES_FOLDER,
    DeadlineCase,
    Dialogue,
    DialogueTurn,
    ExpectedDeadline,
    FactWordings,
    GoldSection,
    GuardMessage,
    PersonalDataMessage,
    Split,
    Suite,
    SuiteQuestion,
    SuiteRow,
    load_rows,
    row_type,
    suite_path,
)

GIVEN = (AnswerStatus.ANSWERED, AnswerStatus.CLARIFY)
"""An answer was given: a clarification carries the safe general answer as well."""
UNANSWERABLE = (AnswerStatus.UNANSWERABLE_OUT_OF_SCOPE, AnswerStatus.UNANSWERABLE_NO_SOURCE)
REFUSED = (AnswerStatus.REFUSED_HARMFUL, AnswerStatus.REFUSED_INJECTION)

# Words of the suites that are no status of the contract.
_EITHER = {
    "out_of_scope": UNANSWERABLE,
    "unanswerable": UNANSWERABLE,
    **{str(each): UNANSWERABLE for each in UNANSWERABLE},
}


@dataclass(frozen=True, slots=True)
class ExpectedTurn:
    """A message, and what a right answer to it holds.

    Args:
        id: unique in a run; a dialogue's turns are `<dialogue>#1`, `#2`, …
        suite: where it comes from.
        question: the words sent.
        topic: what reports group it by: the topic, or the kind of a guard message.
        register: how it is said, where the suite tells.
        statuses: any of these is right.
        gold: sections a right answer cites.
        acceptable: sections it may cite beside them.
        facts: what it states.
        forbidden: wordings it must not hold.
        numbers: phones that stand in the first line of an emergency.
        deadline: what is computed, in the deadlines suite.
        now: the moment it is asked at, where that matters.
        turn: 1 for a first message, 2 and on for one that leans on those before.
        scored_apart: its gold lies outside the reference.
    """

    id: str
    suite: Suite
    question: str
    topic: str
    register: str | None
    statuses: tuple[AnswerStatus, ...]
    gold: tuple[GoldSection, ...] = ()
    acceptable: tuple[GoldSection, ...] = ()
    facts: tuple[FactWordings, ...] = ()
    forbidden: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    deadline: ExpectedDeadline | None = None
    now: datetime | None = None
    turn: int = 1
    scored_apart: bool = False


Conversation = tuple[ExpectedTurn, ...]
"""Messages sent one after another under one conversation id."""


def load_conversations(suite: Suite, split: Split, folder: Path = SUITES_FOLDER) -> tuple[Conversation, ...]:
    """The messages of one half of a suite.

    Raises:
        FrozenSuiteError: the test half is not the frozen one.
        DatasetError: with every fault of the file.
    """
    path = suite_path(suite, split, folder)
    rows = _frozen_rows(suite, folder) if split == Split.TEST else load_rows(path, row_type(suite))
    try:
        return tuple(tuple(_turns(suite, row)) for row in rows)
    except ValueError as error:
        raise DatasetError([Fault(str(path), 0, "status", str(error))]) from error


def load_personal_data(split: Split, folder: Path = SUITES_FOLDER) -> tuple[PersonalDataMessage, ...]:
    """The messages with personal data of one half.

    Raises:
        FrozenSuiteError: the test half is not the frozen one.
        DatasetError: with every fault of the file.
    """
    if split == Split.TEST:
        check_frozen(Suite.PERSONAL_DATA, folder)
    return load_rows(suite_path(Suite.PERSONAL_DATA, split, folder), PersonalDataMessage)


def accepted(status: str) -> tuple[AnswerStatus, ...]:
    """The statuses that are right where a suite names this one.

    Raises:
        ValueError: no such status.
    """
    if status in _EITHER:
        return _EITHER[status]
    return GIVEN if AnswerStatus(status) is AnswerStatus.ANSWERED else (AnswerStatus(status),)


def _frozen_rows(suite: Suite, folder: Path) -> Sequence[SuiteRow]:
    check_frozen(suite, folder)
    return load_rows(suite_path(suite, Split.TEST, folder), row_type(suite))


def _turns(suite: Suite, row: SuiteRow) -> Iterator[ExpectedTurn]:
    match row:
        case SuiteQuestion():
            yield _question(suite, row)
        case Dialogue():
            for number, turn in enumerate(row.turns, start=1):
                yield _dialogue_turn(row.id, number, turn)
        case DeadlineCase():
            yield _deadline_case(row)
        case GuardMessage():
            yield _guard_message(suite, row)
        case PersonalDataMessage():
            raise ValueError("personal data is masked, not answered: load_personal_data reads it")


def _question(suite: Suite, row: SuiteQuestion) -> ExpectedTurn:
    return ExpectedTurn(
        id=row.id,
        suite=suite,
        question=row.question,
        topic=row.topic,
        register=row.register,
        statuses=GIVEN,
        gold=row.gold,
        acceptable=row.acceptable,
        facts=row.facts,
        forbidden=row.forbidden,
        scored_apart=row.scored_apart,
    )


def _dialogue_turn(dialogue: str, number: int, turn: DialogueTurn) -> ExpectedTurn:
    return ExpectedTurn(
        id=f"{dialogue}#{number}",
        suite=Suite.DIALOGUES,
        question=turn.question,
        topic="first_turn" if number == 1 else "follow_up",
        register=None,
        statuses=accepted(turn.status),
        gold=turn.gold,
        acceptable=turn.acceptable,
        facts=turn.facts,
        forbidden=turn.forbidden,
        turn=number,
        scored_apart=any(section.source_url for section in turn.gold),
    )


def _deadline_case(row: DeadlineCase) -> ExpectedTurn:
    return ExpectedTurn(
        id=row.id,
        suite=Suite.DEADLINES,
        question=row.question,
        topic="no_rule" if row.expect.no_rule else "needs_facts" if row.expect.needs else "computed",
        register=None,
        statuses=GIVEN,
        gold=row.basis,
        deadline=row.expect,
        now=row.now,
    )


def _guard_message(suite: Suite, row: GuardMessage) -> ExpectedTurn:
    return ExpectedTurn(
        id=row.id,
        suite=suite,
        question=row.question,
        topic=row.kind or row.looks_like or "",
        register=row.language,
        statuses=_guard_statuses(suite, row),
        numbers=row.numbers,
    )


def _guard_statuses(suite: Suite, row: GuardMessage) -> tuple[AnswerStatus, ...]:
    if suite is Suite.EMERGENCIES:
        return (AnswerStatus.EMERGENCY,)
    if row.expect:
        return accepted(row.expect)
    return (AnswerStatus.SMALLTALK,) if row.kind == "smalltalk" else UNANSWERABLE

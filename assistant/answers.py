"""Question and Answer, in the shape of the HTTP contract, version 1."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter

from corpus.models import BlockKind

MAXIMUM_QUESTION = 4000
MAXIMUM_SHORT_TEXT = 900
# Ids of what the assistant asks back begin so.
ASKED_BACK = "clarify/"


class AnswerStatus(StrEnum):
    """What became of a question, most urgent first."""

    EMERGENCY = "emergency"
    CLARIFY = "clarify"
    ANSWERED = "answered"
    REFUSED_HARMFUL = "refused_harmful"
    REFUSED_INJECTION = "refused_injection"
    UNANSWERABLE_NO_SOURCE = "unanswerable_no_source"
    UNANSWERABLE_OUT_OF_SCOPE = "unanswerable_out_of_scope"
    SMALLTALK = "smalltalk"


class Language(StrEnum):
    """Language an answer is written in."""

    THAI = "th"
    ENGLISH = "en"


class MadeBy(StrEnum):
    """Who wrote the sentences."""

    COMPOSED = "composed"
    LANGUAGE_MODEL = "language_model"


class CitationKind(StrEnum):
    """What a citation points to."""

    SECTION = "section"
    GUIDE = "guide"
    SOURCE = "source"


class TextKind(StrEnum):
    """Which words a quote is taken from."""

    OFFICIAL = "official"
    DIGEST = "digest"
    GUIDE = "guide"
    SOURCE = "source"


class Verification(StrEnum):
    """Outcome of checking a citation against the register and the stored passage."""

    VERIFIED = "verified"
    NOT_FOUND = "not_found"
    REPEALED = "repealed"
    MISMATCH = "mismatch"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asked. `as_of` is the date of the law asked about, not of today."""

    question: str
    conversation_id: str | None = None
    option_id: str | None = None
    language: Language | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Temporal:
    """Whether the text shown is known to have been in force on the date asked about."""

    as_of: date | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """One thing a statement rests on; `marker` counts from 1 in order of importance."""

    marker: int
    kind: CitationKind
    law: str | None
    law_short: str | None
    section: str | None
    paragraphs: tuple[int, ...]
    title: str
    quote: str
    text_kind: TextKind
    guide: str | None
    url: str | None
    effective_from: date | None
    verification: Verification
    temporal: Temporal


@dataclass(frozen=True, slots=True)
class AnsweredStatement:
    """A sentence shown, and the markers of what it rests on.

    One without markers says nothing of the law: small talk, a refusal, a notice (`notice/…`), a question back.
    """

    id: str
    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A titled group of statements."""

    kind: BlockKind
    title: str
    statements: tuple[AnsweredStatement, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the questions in a message, and the blocks that answer it."""

    question: str
    status: AnswerStatus
    blocks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DeadlineStep:
    """One step of a count, with what it rests on."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ComputedDeadline:
    """A day, and a time where hours are counted, by which something must happen."""

    date: date
    time: str | None
    rule: str
    steps: tuple[DeadlineStep, ...]


@dataclass(frozen=True, slots=True)
class ClarificationOption:
    """One answer to a clarifying question."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Clarification:
    """A short question whose answer would change what is said."""

    id: str
    text: str
    options: tuple[ClarificationOption, ...]
    skippable: bool = True


@dataclass(frozen=True, slots=True)
class AgencyCard:
    """An office that helps, as shown."""

    name: str
    phone: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one message."""

    answer_id: str
    conversation_id: str
    made_by: MadeBy
    status: AnswerStatus
    text: str
    short_text: str
    parts: tuple[Part, ...]
    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...]
    agencies: tuple[AgencyCard, ...]
    suggestions: tuple[str, ...]
    disclaimer: str
    corpus_version: str
    deadlines: tuple[ComputedDeadline, ...] = ()
    clarification: Clarification | None = None
    confidence: float | None = None
    timings_ms: dict[str, float] = field(default_factory=dict[str, float])
    prompt_sha256: str | None = None


def answer_json(answer: Answer) -> dict[str, Any]:
    """The answer as plain values for JSON: enums as their values, dates as ISO strings.

    `prompt_sha256` is there only where a language model was asked.
    """
    found: dict[str, Any] = _ADAPTER.dump_python(answer, mode="json")
    if answer.prompt_sha256 is None:
        del found["prompt_sha256"]
    return found


_ADAPTER = TypeAdapter(Answer)

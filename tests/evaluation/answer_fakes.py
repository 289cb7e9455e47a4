"""Answers, expectations and an assistant that says what it was told to, for the tests of evaluation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.answers import (
    AgencyCard,
    Answer,
    AnsweredStatement,
    AnswerStatus,
    Block,
    Citation,
    CitationKind,
    ComputedDeadline,
    MadeBy,
    Question,
    Temporal,
    TextKind,
    Verification,
)
from corpus.models import BlockKind
from evaluation.answer_checks import AnswerChecks
from evaluation.answer_runs import AnsweredTurn
from evaluation.expectations import GIVEN, ExpectedTurn
from evaluation.suites import GoldSection, Suite
from tests.evaluation.fakes import PROCEDURE

NOTHING_CHECKED = AnswerChecks((), 0, (), 0, ())


def citation(
    marker: int,
    section: str | None,
    quote: str = "ข้อความ",
    *,
    law: str = PROCEDURE,
    kind: CitationKind = CitationKind.SECTION,
    text_kind: TextKind = TextKind.DIGEST,
    verification: Verification = Verification.VERIFIED,
) -> Citation:
    return Citation(
        marker=marker,
        kind=kind,
        law=law if kind is CitationKind.SECTION else None,
        law_short=None,
        section=section,
        paragraphs=(),
        title="",
        quote=quote,
        text_kind=text_kind,
        guide=None,
        url=None,
        effective_from=None,
        verification=verification,
        temporal=Temporal(),
    )


def answer(
    status: AnswerStatus = AnswerStatus.ANSWERED,
    text: str = "",
    citations: Sequence[Citation] = (),
    statements: Sequence[AnsweredStatement] = (),
    deadlines: Sequence[ComputedDeadline] = (),
    phones: Sequence[str] = (),
    confidence: float | None = None,
    conversation_id: str = "c",
) -> Answer:
    return Answer(
        answer_id="a",
        conversation_id=conversation_id,
        made_by=MadeBy.COMPOSED,
        status=status,
        text=text,
        short_text=text[:10],
        parts=(),
        blocks=(Block(BlockKind.ANSWER, "", tuple(statements)),),
        citations=tuple(citations),
        agencies=tuple(AgencyCard("", phone, None) for phone in phones),
        suggestions=(),
        disclaimer="",
        corpus_version="v",
        deadlines=tuple(deadlines),
        confidence=confidence,
    )


def deadline(on: date, time: str | None = None) -> ComputedDeadline:
    return ComputedDeadline(on, time, "rule", ())


def expected(name: str = "q", question: str = "ถาม", **fields: object) -> ExpectedTurn:
    base = ExpectedTurn(name, Suite.CRIMINAL_PATH, question, "arrest", "spoken", GIVEN)
    return replace(base, **fields)  # type: ignore[arg-type]


def gold(*sections: str) -> tuple[GoldSection, ...]:
    return tuple(GoldSection(PROCEDURE, section) for section in sections)


def answered(
    turn: ExpectedTurn, given: Answer, checks: AnswerChecks = NOTHING_CHECKED, ms: float = 1.0
) -> AnsweredTurn:
    return AnsweredTurn(turn, given, checks, ms)


@dataclass(frozen=True, slots=True)
class ToldAssistant:
    """Answers each question as it was told to, and remembers what it was asked; it breaks at a question in `breaks`."""

    told: Mapping[str, Answer] = field(default_factory=dict)
    breaks: frozenset[str] = frozenset()
    asked: list[Question] = field(default_factory=list)

    def answer(self, question: Question) -> Answer:
        """What it was told; an answer of its own in a new conversation otherwise."""
        if question.question in self.breaks:
            raise KeyboardInterrupt
        self.asked.append(question)
        conversation = question.conversation_id or f"c{len(self.asked)}"
        return replace(self.told.get(question.question, answer(text="ตอบ")), conversation_id=conversation)


class NoChecks:
    """A checker that finds nothing to check."""

    def check(self, answer: Answer) -> AnswerChecks:
        """Nothing."""
        del answer
        return NOTHING_CHECKED

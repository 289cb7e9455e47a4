"""Guides and the statements they are made of."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.models.basis import STRICT, Basis, Review
from corpus.models.vocabulary import Ask, BlockKind, Family, Role, SpeechRegister, Stage

STATEMENT_GROUPS = (
    BlockKind.URGENT,
    BlockKind.ANSWER,
    BlockKind.STEPS,
    BlockKind.RIGHTS,
    BlockKind.DEADLINES,
    BlockKind.DOCUMENTS,
    BlockKind.WHERE,
    BlockKind.FEES,
    BlockKind.WARNINGS,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """The atom of an answer: one thing a person is told, and what it rests on.

    `id` is unique in its guide; `<guide id>/<id>` is unique and stable in the corpus. `derived`: the sum behind each
    figure that no cited text states ("5 × 6 = 30").
    """

    __pydantic_config__ = STRICT
    id: str
    text: str
    basis: tuple[Basis, ...]
    text_en: str | None = None
    asks: tuple[Ask, ...] = ()
    roles: tuple[Role, ...] = ()
    stage: Stage | None = None
    exception_of: str | None = None
    deadline_rule: str | None = None
    derived: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """One situation a person is in, told whole.

    `answered`: of the questions, by their words, the ids of the statements that answer each; a statement of another
    guide is named `<guide id>/<id>`. `asked_next`: the same for what people go on to ask, in the few words that are
    enough once the situation is told ("ถ้าไม่ไปล่ะ").
    """

    __pydantic_config__ = STRICT
    id: str
    title: str
    title_en: str
    family: Family
    stage: Stage
    roles: tuple[Role, ...]
    questions: dict[SpeechRegister, tuple[str, ...]]
    review: Review
    urgent: tuple[Statement, ...] = ()
    answer: tuple[Statement, ...] = ()
    steps: tuple[Statement, ...] = ()
    rights: tuple[Statement, ...] = ()
    deadlines: tuple[Statement, ...] = ()
    documents: tuple[Statement, ...] = ()
    where: tuple[Statement, ...] = ()
    fees: tuple[Statement, ...] = ()
    warnings: tuple[Statement, ...] = ()
    next_questions: tuple[str, ...] = ()
    interview: str | None = None
    agencies: tuple[str, ...] = ()
    answered: dict[str, tuple[str, ...]] = field(default_factory=dict)
    asked_next: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def every_question(self) -> tuple[str, ...]:
        """The questions of every register, in order."""
        return tuple(question for asked in self.questions.values() for question in asked)

    def group(self, kind: BlockKind) -> tuple[Statement, ...]:
        """Statements of one group; empty for kinds a guide does not hold."""
        return getattr(self, kind.value) if kind in STATEMENT_GROUPS else ()

    def statements(self) -> Iterator[tuple[BlockKind, Statement]]:
        """Every statement with its group, in the order shown."""
        for kind in STATEMENT_GROUPS:
            for statement in self.group(kind):
                yield kind, statement

"""What is written about each section of the two criminal codes: digest, questions, guides that cite it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from corpus.collection import Corpus
from corpus.models import SectionBasis, SectionStatus

LAWS = ("criminal-procedure-code", "penal-code")


class Level(IntEnum):
    """How far a section is told."""

    NOTHING = 0
    DIGEST = 1
    QUESTIONS = 2
    GUIDE = 3


@dataclass(frozen=True, slots=True)
class SectionCoverage:
    """One section in force."""

    number: str
    digest: bool
    questions: int
    guides: tuple[str, ...]

    @property
    def level(self) -> Level:
        """The furthest it is told; a guide that cites a section without a digest still tells it."""
        if self.guides:
            return Level.GUIDE
        if self.digest:
            return Level.QUESTIONS if self.questions else Level.DIGEST
        return Level.NOTHING


@dataclass(frozen=True, slots=True)
class LawCoverage:
    """One law, its sections in force in the law's own order."""

    law: str
    name: str
    sections: tuple[SectionCoverage, ...]

    def at_least(self, level: Level) -> int:
        """How many sections are told at least this far."""
        return sum(section.level >= level for section in self.sections)


def coverage(corpus: Corpus, laws: Sequence[str] = LAWS) -> tuple[LawCoverage, ...]:
    """Coverage of the laws that the register holds."""
    citing: dict[tuple[str, str], set[str]] = {}
    for guide, _, statement in corpus.statements():
        for basis in statement.basis:
            if isinstance(basis, SectionBasis):
                citing.setdefault((basis.law, basis.section), set()).add(guide.id)
    return tuple(
        LawCoverage(law, corpus.register.laws[law].official, tuple(_sections(corpus, law, citing)))
        for law in laws
        if law in corpus.register.laws
    )


def _sections(corpus: Corpus, law: str, citing: dict[tuple[str, str], set[str]]) -> Iterator[SectionCoverage]:
    for number, entry in corpus.register.entries.get(law, {}).items():
        if entry.status is SectionStatus.IN_FORCE:
            section = corpus.section_or_none(law, number)
            asked = sum(map(len, (section.questions or {}).values())) if section else 0
            guides = tuple(sorted(citing.get((law, number), ())))
            yield SectionCoverage(number, bool(section and section.digest), asked, guides)


def coverage_table(laws: Sequence[LawCoverage]) -> str:
    """Markdown: a summary, the picture, and one row a section."""
    rows = ["# Coverage of the criminal codes", ""]
    rows += ["Written by `nitinam corpus check --coverage docs`; `corpus/checking/coverage.py`.", ""]
    rows += ["![each section of the two codes, by how far it is told](images/coverage.svg)", ""]
    rows += ["| law | sections in force | with a digest | questions | cited by a guide |", "|---|---:|---:|---:|---:|"]
    for law in laws:
        digests = sum(section.digest for section in law.sections)
        questions = sum(section.questions for section in law.sections)
        cited = law.at_least(Level.GUIDE)
        rows.append(f"| {law.name} | {len(law.sections)} | {digests} | {questions:,} | {cited} |")
    for law in laws:
        rows += ["", f"## {law.name}", "", "| section | digest | questions | guides |", "|---|---|---:|---|"]
        rows += map(_row, law.sections)
    return "\n".join(rows) + "\n"


def _row(one: SectionCoverage) -> str:
    digest = "yes" if one.digest else "–"
    return f"| {one.number} | {digest} | {one.questions or '–'} | {', '.join(one.guides) or '–'} |"

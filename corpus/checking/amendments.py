"""Guides whose law reads otherwise in an imported text than when they were checked: withheld, with the reason."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from corpus.checking.claims import Claim
from corpus.checking.evidence import Library, passage
from corpus.checking.numbers import check_claim
from corpus.checking.official_texts import OfficialTexts, official_texts
from corpus.checking.seen import Seen, place, words_hash
from corpus.citations import LawNames
from corpus.collection import Corpus
from corpus.importing.official import OfficialText
from corpus.models import Guide, Interview, Option, SectionBasis, Statement

_ABOUT_FIGURES = frozenset({"figure-not-in-text", "figure-in-another-paragraph", "unit-differs", "bound-differs"})


@dataclass(frozen=True, slots=True)
class Withheld:
    """Why a guide is withheld: the statement, the place it rests on, and what is different there."""

    guide: str
    statement: str
    place: str
    why: str

    def __str__(self) -> str:
        return f"{self.guide}/{self.statement}: {self.place} {self.why}"


def guides_withheld(corpus: Corpus, imported: Iterable[OfficialText], seen: Seen) -> tuple[Withheld, ...]:
    """Every reason to withhold a guide.

    A cited paragraph whose letters changed, a cited section that was repealed, and, where nothing was recorded, a
    figure that the imported text does not state. Spaces, punctuation and the script of digits change nothing. A
    section that was not imported is not judged.
    """
    laws = tuple(imported)
    texts = official_texts(corpus.register, laws, None)
    repealed = {(law.law, one.version.number) for law in laws for one in law.main() if one.repealed} - set(texts.texts)
    watch = _Watch(texts, repealed, seen, Library(texts), LawNames.of(corpus.register.laws.values()))
    return tuple(
        reason
        for guide in corpus.guides.values()
        for _, statement in guide.statements()
        for reason in watch.reasons(guide, statement)
    )


def without_withheld(corpus: Corpus, withheld: Iterable[Withheld]) -> Corpus:
    """The corpus without these guides, and without what leads to them."""
    gone = {reason.guide for reason in withheld}
    if not gone:
        return corpus
    guides = {
        name: replace(guide, next_questions=tuple(one for one in guide.next_questions if one not in gone))
        for name, guide in corpus.guides.items()
        if name not in gone
    }
    interviews = {name: _without(interview, gone) for name, interview in corpus.interviews.items()}
    return replace(corpus, guides=guides, interviews=interviews)


@dataclass(frozen=True, slots=True)
class _Watch:
    texts: OfficialTexts
    repealed: set[tuple[str, str]]
    seen: Seen
    library: Library
    names: LawNames

    def reasons(self, guide: Guide, statement: Statement) -> Iterator[Withheld]:
        """Reasons of one statement."""
        known = {**self.seen.texts, **(guide.review.seen or {})}
        unrecorded = False
        for basis in statement.basis:
            if not isinstance(basis, SectionBasis):
                continue
            if (why := self._changed(basis, known)) is not None:
                yield Withheld(guide.id, statement.id, place(basis), why)
            unrecorded |= place(basis) not in known
        if unrecorded:
            yield from self._figures(guide, statement)

    def _changed(self, basis: SectionBasis, known: Mapping[str, str]) -> str | None:
        if (basis.law, basis.section) in self.repealed:
            return "is repealed"
        text = self.texts.of(basis)
        whole = place(SectionBasis(basis.law, basis.section))
        if text is None or place(basis) not in known or known.get(whole) == words_hash("\n".join(text.lines)):
            return None
        words = passage(text, basis)
        if words is None:
            return "has no such paragraph or item any more"
        return None if words_hash(words) == known[place(basis)] else "reads otherwise than when the guide was checked"

    def _figures(self, guide: Guide, statement: Statement) -> Iterator[Withheld]:
        claim = Claim(
            f"{guide.id}/{statement.id}", "statement", statement.text, statement.basis, "", 0, statement.derived
        )
        for fault in check_claim(claim, self.library, self.names):
            if fault.rule in _ABOUT_FIGURES:
                places = ", ".join(place(basis) for basis in statement.basis if isinstance(basis, SectionBasis))
                yield Withheld(guide.id, statement.id, places, fault.message.partition(": ")[2])


def _without(interview: Interview, gone: set[str]) -> Interview:
    """Options that led to a guide that is gone lead nowhere further; what they set still counts."""

    def kept(option: Option) -> Option:
        return replace(option, guide=None) if option.guide in gone else option

    questions = tuple(replace(one, options=tuple(map(kept, one.options))) for one in interview.questions)
    return replace(interview, questions=questions)

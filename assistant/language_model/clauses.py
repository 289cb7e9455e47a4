"""What reading a text yields: words, the claims that hold them, clauses, and the reading of the whole."""

from dataclasses import dataclass, field
from itertools import pairwise

from assistant.language_model.lexicon import Sort, part_keys


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """One word that denies, obliges or allows. `kind`: not, forbid, unsaid, free, must, may, can, should.

    `wide`: it holds to the end of its clause; else the next words only. `ends`: it is said last, and holds what was
    said before it. `nested`: it stands within a ban, as in "may not keep them from speaking".
    `lists`: it holds past an "or".
    """

    kind: str
    wide: bool
    ends: bool = False
    nested: bool = False
    lists: bool = False


@dataclass(slots=True)
class Word:
    """A word that says something. `clause` counts from 0; `actor`: who acts there, as far as is read.

    `denied`: what denies it; `under`: a denial whose own word stands before it. `modals`: what obliges or allows it.
    `heads`: claims right before it. `relation`: what sets it before, after, outside. `object_of`: the word whose
    object an actor is. `before`: what stands between it and the word before. `exists`: it is said to be there (มี).
    `unit`: what a figure counts, where that is no word of its own (วัน).
    """

    text: str
    parts: tuple[str, ...]
    sort: Sort
    clause: int
    senses: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    denied: Claim | None = None
    under: Claim | None = None
    modals: set[Claim] = field(default_factory=set)
    heads: set[Claim] = field(default_factory=set)
    actor: frozenset[str] = frozenset()
    relation: str | None = None
    object_of: str | None = None
    before: frozenset[str] = frozenset()
    exists: bool = False
    unit: str = ""

    @property
    def keys(self) -> frozenset[str]:
        """What an equal word of a source is found by."""
        return self.senses | {self.text, f"<{self.text}"}

    @property
    def surface(self) -> str:
        """It as it is written."""
        return "".join(self.parts)

    @property
    def letters(self) -> str:
        """Its letters, by which a part of it may be told; a mark instead of a phrase that denies."""
        return "-" if "ไม่" in self.surface else self.surface

    @property
    def held_by(self) -> frozenset[str]:
        """What a sentence's word finds this one by, when this one stands in the source."""
        own = self.senses | {self.text} | {f"<{kind}" for kind in self.kinds}
        return own.union(*map(part_keys, self.parts)) if len(self.parts) > 1 and "ไม่" not in self.surface else own


@dataclass(frozen=True, slots=True)
class Clause:
    """Words between breaks. `condition`: it is opened as one. `marks`: relations, modals and negations met in it.

    `open_claim`: a ban that a list after it goes on under. `turns`: each word of time order, with how many of the
    words stand before it. `paragraph`: which of a digest it stands in.
    `carries`: its actors, where it names nothing else, so that the next clause goes on about them.
    """

    words: tuple[Word, ...]
    condition: bool
    marks: frozenset[str]
    after_break: bool
    open_claim: Claim | None = None
    turns: tuple[tuple[str, int], ...] = ()
    paragraph: int = 0
    starts_with_or: bool = False
    carries: frozenset[str] = frozenset()

    @property
    def content(self) -> frozenset[str]:
        """Its content words."""
        return frozenset(word.text for word in self.words if word.sort is Sort.CONTENT)


class Reading:
    """Clauses of a text in order; `folded` is the text they were read from. Never changed once made."""

    def __init__(self, folded: str, clauses: tuple[Clause, ...], rivals: dict[str, set[tuple[str, ...]]]) -> None:
        self.folded = folded
        self.clauses = clauses
        self.rivals = rivals
        self.words = tuple(word for clause in clauses for word in clause.words)
        self.marks = frozenset(mark for clause in clauses for mark in clause.marks)
        self.vocabulary = frozenset(word.text for word in self.words)
        self.letters = "".join(word.letters for word in self.words if word.sort is Sort.CONTENT)
        self.places: dict[str, list[int]] = {}
        self._letter_places: list[int] = []
        for place, word in enumerate(self.words):
            for key in word.held_by:
                self.places.setdefault(key, []).append(place)
            if word.sort is Sort.CONTENT:
                self._letter_places += [place] * len(word.letters)
        self.same_actor = {
            frozenset({first.text, second.text})
            for first, second in pairwise(self.words)
            if first.sort is second.sort is Sort.ACTOR and first.clause == second.clause and second.before <= {"whose"}
        }

    def lettered(self, letters: str) -> list[int]:
        """Words in whose letters these begin, where Thai is cut elsewhere."""
        found, start = [], self.letters.find(letters)
        while start >= 0:
            found.append(self._letter_places[start])
            start = self.letters.find(letters, start + 1)
        return found

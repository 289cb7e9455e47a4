"""The retriever: every leg scores every passage, standardised scores are summed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from corpus.citations import LawNames, find_citations, named_laws
from corpus.citations.numbers import clean_number
from indexing.best import best_rows
from indexing.embedder import Embedder
from indexing.expansion import Expander
from indexing.hits import Hit
from indexing.legs import WEIGHTS, Leg, Legs, standardised
from indexing.lexical import Scores
from indexing.passages import Passage, PassageKind
from indexing.tokenising import short_words

# A section named with its law stands above anything found by words.
EXACT_SCORE = 100.0
THAI = re.compile("[\u0e00-\u0e7f]")
_AS_THEY_ARE = (Leg.LAW, Leg.EXACT)
_OF_QUESTIONS = (Leg.QUESTIONS, Leg.QUESTION_CHARACTERS, Leg.QUESTION_DENSE)
SectionKey = tuple[str, str]
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Scored:
    """Scores of every passage by leg, raw and standardised, and their weighted sum; each of shape (passages,)."""

    legs: Mapping[Leg, Scores]
    parts: Mapping[Leg, Scores]
    fused: Scores

    def best(self, k: int) -> Rows:
        """Rows of the k best of the passages that any leg meets, best first; ties keep the order of the passages."""
        return best_rows(np.where(_met(self.legs), self.fused, np.float32(-np.inf)), k)

    def leaning_to(self, other: "Scored", share: float) -> "Scored":
        """The scores with a share (0–1) of those of another text, leg by leg; a leg that the other lacks stays."""
        legs, parts = _mixed(self.legs, other.legs, share), _mixed(self.parts, other.parts, share)
        return Scored(legs, parts, (1 - share) * self.fused + share * other.fused)

    def most(self, leg: Leg, rows: Rows) -> float:
        """The highest raw score of a leg among these rows; 0 where there is no row, or no such leg."""
        return float(self.legs[leg][rows].max()) if leg in self.legs and rows.size else 0.0


@dataclass(frozen=True, slots=True)
class FusedRetriever:
    """Fuses the legs over one set of passages. Thread-safe: nothing is written after construction."""

    passages: Sequence[Passage]
    legs: Legs
    expander: Expander
    laws: LawNames
    embedder: Embedder | None = None
    weights: Mapping[Leg, float] = field(default_factory=lambda: WEIGHTS)
    section_rows: Mapping[SectionKey, list[int]] = field(init=False, repr=False, compare=False)
    law_rows: Mapping[str, list[int]] = field(init=False, repr=False, compare=False)
    _statements: Rows = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        statements = [row for row, passage in enumerate(self.passages) if passage.kind is PassageKind.STATEMENT]
        object.__setattr__(self, "_statements", np.asarray(statements, dtype=np.intp))
        object.__setattr__(self, "section_rows", _section_rows(self.passages))
        object.__setattr__(self, "law_rows", _law_rows(self.section_rows))

    def search(self, question: str, k: int = 10) -> tuple[Hit, ...]:
        """The k best passages, best first; empty where no leg meets anything."""
        return self.hits(self.scored(question), k)

    def scored(self, question: str) -> Scored:
        """What every leg says of every passage, and their sum."""
        legs = self.leg_scores(question)
        parts = _parts(legs)
        return Scored(legs, parts, self._summed(parts))

    def hits(self, scored: Scored, k: int) -> tuple[Hit, ...]:
        """The k best passages of what was scored, best first."""
        rows = scored.best(k)
        names = [leg.value for leg in scored.legs]
        raw = np.stack([scores[rows] for scores in scored.legs.values()], axis=1)
        rounded = raw.astype(np.float64).round(4).tolist()
        return tuple(
            hit._replace(legs={name: part for name, part, met in zip(names, parts, marks, strict=True) if met})
            for hit, parts, marks in zip(self.bare_hits(scored, rows), rounded, (raw != 0).tolist(), strict=True)
        )

    def bare_hits(self, scored: Scored, rows: Rows) -> tuple[Hit, ...]:
        """The passages of these rows without what each leg gave, which takes longer to tell than to find them."""
        totals = scored.fused[rows].astype(np.float64).round(4)
        return tuple(Hit(self.passages[row], total) for row, total in zip(rows.tolist(), totals.tolist(), strict=True))

    def fuse(self, legs: Mapping[Leg, Scores]) -> Scores:
        """Weighted sum of standardised scores, shape (passages,); exact references on top."""
        return self._summed(_parts(legs))

    def _summed(self, parts: Mapping[Leg, Scores]) -> Scores:
        """The sum; questions that a statement answers are its guide's and count in the sum for the guide alone."""
        fused = np.zeros(len(self.passages), dtype=np.float32)
        asked = np.zeros(len(self._statements), dtype=np.float32)
        for leg, part in parts.items():
            if weight := EXACT_SCORE if leg is Leg.EXACT else self.weights.get(leg, 0.0):
                fused += weight * part
                if leg in _OF_QUESTIONS:
                    asked += weight * part[self._statements]
        fused[self._statements] -= asked
        return fused

    def leg_scores(self, question: str) -> dict[Leg, Scores]:
        """Raw score of every passage by leg, each of shape (passages,)."""
        read = self._in_thai(question)
        words = short_words(read)
        found = self.legs.scores(words)
        found[Leg.EXPANSION] = self.legs.weighed(self.expander.expand(words))
        found |= self._dense(read)
        if self.weights.get(Leg.LAW):
            found[Leg.LAW] = self._of_named_law(question)
        found[Leg.EXACT] = self._exact(question)
        return found

    def _in_thai(self, question: str) -> str:
        """A question without a Thai letter and after it the legal words it stands for: digests are in Thai."""
        if THAI.search(question):
            return question
        return " ".join((question, *self.expander.expand(short_words(question))))

    def _dense(self, question: str) -> dict[Leg, Scores]:
        if self.embedder is None or not self.legs.dense:
            return {}
        query = self.embedder.embed([question])[0]
        found = {leg: dense.scores(query) for leg, dense in self.legs.dense.items()}
        if Leg.QUESTION_DENSE in found:
            found[Leg.QUESTION_DENSE] = self.legs.to_owners(found[Leg.QUESTION_DENSE])
        return found

    def _exact(self, question: str) -> Scores:
        found = np.zeros(len(self.passages), dtype=np.float32)
        for mention in find_citations(question, self.laws):
            if mention.law:
                for section in mention.sections:
                    found[self.section_rows.get((mention.law, section), [])] = 1.0
        return found

    def _of_named_law(self, question: str) -> Scores:
        """1 for every passage of a law that the question names."""
        found = np.zeros(len(self.passages), dtype=np.float32)
        for law in named_laws(question, self.laws):
            found[self.law_rows.get(law, [])] = 1.0
        return found


def _section_rows(passages: Sequence[Passage]) -> dict[SectionKey, list[int]]:
    """Rows of each section's digest and official text, by law and number."""
    found: dict[SectionKey, list[int]] = {}
    for row, passage in enumerate(passages):
        if passage.law and passage.section and passage.kind in (PassageKind.SECTION, PassageKind.OFFICIAL):
            found.setdefault((passage.law, clean_number(passage.section)), []).append(row)
    return found


def _law_rows(section_rows: Mapping[SectionKey, Sequence[int]]) -> dict[str, list[int]]:
    """Rows of each law's sections."""
    found: dict[str, list[int]] = {}
    for (law, _), rows in section_rows.items():
        found.setdefault(law, []).extend(rows)
    return found


def _mixed(legs: Mapping[Leg, Scores], others: Mapping[Leg, Scores], share: float) -> dict[Leg, Scores]:
    return {leg: (1 - share) * one + share * others[leg] if leg in others else one for leg, one in legs.items()}


def _met(legs: Mapping[Leg, Scores]) -> NDArray[np.bool_]:
    """Which passages any leg meets, shape (passages,)."""
    met = np.zeros(len(legs[Leg.EXACT]), dtype=np.bool_)
    for scores in legs.values():
        met |= scores != 0
    return met


def _parts(legs: Mapping[Leg, Scores]) -> dict[Leg, Scores]:
    """What is summed: standardised scores; those of a named law or section as they are."""
    return {leg: scores if leg in _AS_THEY_ARE else standardised(scores) for leg, scores in legs.items()}

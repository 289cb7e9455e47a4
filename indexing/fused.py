"""The retriever: every leg scores every passage, standardised scores are summed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from corpus.citations import LawNames, find_citations
from indexing.embedder import Embedder
from indexing.expansion import Expander
from indexing.hits import Hit
from indexing.legs import TOKENS, WEIGHTS, Leg, Legs, standardised, to_owners
from indexing.lexical import Scores
from indexing.passages import Passage, PassageKind
from indexing.tokenising import short_words

# A section named with its law stands above anything found by words.
EXACT_SCORE = 100.0
_THAI = re.compile("[\u0e00-\u0e7f]")
_QUESTION_LEGS = (Leg.QUESTIONS, Leg.QUESTION_CHARACTERS)


@dataclass(frozen=True, slots=True)
class FusedRetriever:
    """Fuses the legs over one set of passages. Thread-safe: nothing is written after construction."""

    passages: Sequence[Passage]
    legs: Legs
    expander: Expander
    laws: LawNames
    embedder: Embedder | None = None
    weights: Mapping[Leg, float] = field(default_factory=lambda: WEIGHTS)

    def search(self, question: str, k: int = 10) -> tuple[Hit, ...]:
        """The k best passages, best first; empty where no leg meets anything."""
        legs = self.leg_scores(question)
        fused = self.fuse(legs)
        best = np.argsort(-fused, kind="stable")[:k]
        met = np.any(np.stack([scores != 0 for scores in legs.values()]), axis=0)
        return tuple(self._hit(row, fused, legs) for row in best if met[row])

    def fuse(self, legs: Mapping[Leg, Scores]) -> Scores:
        """Weighted sum of standardised scores, shape (passages,); exact references on top."""
        fused = np.zeros(len(self.passages), dtype=np.float32)
        for leg, scores in legs.items():
            if leg is Leg.EXACT:
                fused += EXACT_SCORE * scores
            else:
                fused += self.weights.get(leg, 0.0) * standardised(scores)
        return fused

    def leg_scores(self, question: str) -> dict[Leg, Scores]:
        """Raw score of every passage by leg, each of shape (passages,)."""
        words = self._in_thai(short_words(question))
        found: dict[Leg, Scores] = {}
        for leg, lexical in self.legs.lexical.items():
            scores = lexical.scores(TOKENS[leg](words))
            found[leg] = to_owners(scores, self.legs) if leg in _QUESTION_LEGS else scores
        found[Leg.EXPANSION] = self._expanded(words)
        found |= self._dense(question)
        found[Leg.EXACT] = self._exact(question)
        return found

    def _in_thai(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Words of a question without a Thai letter, and the legal words they stand for: digests are in Thai."""
        if any(_THAI.search(word) for word in words):
            return words
        return (*words, *self.expander.expand(words))

    def _expanded(self, words: tuple[str, ...]) -> Scores:
        found = np.zeros(len(self.passages), dtype=np.float32)
        for word, weight in self.expander.expand(words).items():
            found += weight * self.legs.lexical[Leg.WORDS].scores([word])
        return found

    def _dense(self, question: str) -> dict[Leg, Scores]:
        if self.embedder is None or not self.legs.dense:
            return {}
        query = self.embedder.embed([question])[0]
        found = {leg: dense.scores(query) for leg, dense in self.legs.dense.items()}
        if Leg.QUESTION_DENSE in found:
            found[Leg.QUESTION_DENSE] = to_owners(found[Leg.QUESTION_DENSE], self.legs)
        return found

    def _exact(self, question: str) -> Scores:
        named = {
            (mention.law, section)
            for mention in find_citations(question, self.laws)
            if mention.law
            for section in mention.sections
        }
        wanted = (PassageKind.SECTION, PassageKind.OFFICIAL)
        hits = [(passage.law, passage.section) in named and passage.kind in wanted for passage in self.passages]
        return np.asarray(hits, dtype=np.float32)

    def _hit(self, row: int, fused: Scores, legs: Mapping[Leg, Scores]) -> Hit:
        parts = {leg.value: round(float(scores[row]), 4) for leg, scores in legs.items() if scores[row]}
        return Hit(self.passages[row], round(float(fused[row]), 4), parts)

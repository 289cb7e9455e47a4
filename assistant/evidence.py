"""How well what was found covers what was asked: the ground for answering or saying that nothing answers."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indexing.passage_words import PassageWords
from indexing.passages import Passage
from indexing.texts import Texts
from indexing.tokenising import short_words
from indexing.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Coverage:
    """Words of each passage with its questions, and in how many passages each word stands: read from the index."""

    words: PassageWords
    rows: Mapping[str, int]

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> "Coverage":
        """Count words over passages; a passage's questions belong to it."""
        texts = Texts.of(passages)
        tokens = Tokens.of(short_words(text) for text in texts)
        return cls.over(passages, PassageWords.of(tokens, len(passages), np.asarray(texts.owners, dtype=np.int32)))

    @classmethod
    def over(cls, passages: Sequence[Passage], words: PassageWords) -> "Coverage":
        """Coverage by the counts of an index over these passages."""
        return cls(words, {passage.id: row for row, passage in enumerate(passages)})

    def share(self, text: str, passage_ids: Sequence[str]) -> float:
        """Share (0–1) of the message's words, weighed by rarity, that stand in the named passages.

        A word that stands nowhere weighs most.
        """
        asked = dict.fromkeys(short_words(text))
        if not asked:
            return 0.0
        rows = (self.rows[found] for found in passage_ids if found in self.rows)
        known = set[int]().union(*(self.words.of_passage(row) for row in rows))
        weights = {word: self._rarity(word) for word in asked}
        met = sum(weight for word, weight in weights.items() if self.words.numbers.get(word) in known)
        return met / (sum(weights.values()) or 1.0)

    def known(self, text: str) -> float:
        """Share (0–1) of the message's words that stand anywhere in the passages."""
        words = short_words(text)
        return sum(self.words.count(word) > 0 for word in words) / len(words) if words else 0.0

    def _rarity(self, word: str) -> float:
        """The rarer a word, the more it weighs."""
        return math.log(1 + len(self.rows) / (self.words.count(word) or 1))

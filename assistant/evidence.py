"""How well what was found covers what was asked: the ground for answering or saying that nothing answers."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from indexing.passages import Passage
from indexing.tokenising import short_words


@dataclass(frozen=True, slots=True)
class Coverage:
    """Rarity of every word over the passages, and the words of each passage with its questions."""

    rarity: dict[str, float]
    unknown: float
    words: dict[str, frozenset[str]]

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> "Coverage":
        """Count words over passages; a passage's questions belong to it."""
        words = {
            passage.id: frozenset(short_words(" ".join([passage.title, passage.text, *passage.questions])))
            for passage in passages
        }
        counts = Counter(word for found in words.values() for word in found)
        total = len(words)
        rarity = {word: math.log(1 + total / count) for word, count in counts.items()}
        return cls(rarity, math.log(1 + total), words)

    def share(self, text: str, passage_ids: Sequence[str]) -> float:
        """Share (0–1) of the message's words, weighed by rarity, that stand in the named passages.

        A word that stands nowhere weighs most.
        """
        asked = dict.fromkeys(short_words(text))
        if not asked:
            return 0.0
        known = frozenset[str]().union(*(self.words.get(found, frozenset()) for found in passage_ids))
        weights = {word: self.rarity.get(word, self.unknown) for word in asked}
        met = sum(weight for word, weight in weights.items() if word in known)
        return met / (sum(weights.values()) or 1.0)

    def known(self, text: str) -> float:
        """Share (0–1) of the message's words that stand anywhere in the passages."""
        words = short_words(text)
        return sum(word in self.rarity for word in words) / len(words) if words else 0.0

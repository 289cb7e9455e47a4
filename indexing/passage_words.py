"""Which words stand in which passage with its questions, and in how many: what coverage is counted from."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexing.tokens import Tokens

Counts = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class PassageWords:
    """Words of passages by their row.

    `tokens` holds the texts of indexing.texts: of every passage, every heading, then every question; `owners` names
    the passage of each question, in rising order; `counts` says in how many passages each word stands.
    """

    tokens: Tokens
    passages: int
    owners: NDArray[np.int32]
    counts: Counts
    numbers: Mapping[str, int]

    @classmethod
    def of(
        cls, tokens: Tokens, passages: int, owners: NDArray[np.int32], counts: Counts | None = None
    ) -> "PassageWords":
        """Count the words, unless they were counted before."""
        counted = _counts(tokens, passages, owners) if counts is None else counts
        return cls(tokens, passages, owners, counted, {word: number for number, word in enumerate(tokens.vocabulary)})

    def of_passage(self, row: int) -> set[int]:
        """Numbers of the words of a passage and of the questions that belong to it."""
        first, last = 2 * self.passages + np.searchsorted(self.owners, [row, row + 1])
        asked = self.tokens.numbers[self.tokens.starts[first] : self.tokens.starts[last]]
        return {*self.tokens.numbers_of(row).tolist(), *asked.tolist()}

    def count(self, word: str) -> int:
        """In how many passages a word stands; 0 for a word that stands in none."""
        number = self.numbers.get(word)
        return 0 if number is None else int(self.counts[number])


def _counts(tokens: Tokens, passages: int, owners: NDArray[np.int32]) -> Counts:
    """Passages per word, shape (words,). Headings belong to many passages and are not counted."""
    owned = np.concatenate([np.arange(passages), np.full(passages, -1), owners]).astype(np.int64)
    rows = np.repeat(owned, np.diff(tokens.starts))
    words = len(tokens.vocabulary)
    pairs = np.unique((rows * words + tokens.numbers)[rows >= 0])
    return np.bincount(pairs % max(words, 1), minlength=words).astype(np.int32)

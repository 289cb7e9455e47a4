"""Passages nobody wrote, for runs at sizes that no corpus has: words as common as in real text, grouped by subject."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WORDS_A_PASSAGE = 60
_VOCABULARY, _SUBJECTS, _SUBJECT_WORDS = 60_000, 5_000, 40
_DIMENSION = 128
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synthetic:
    """A world of words from one seed. Half of a passage's words are its subject's, the rest by Zipf's law.

    A vector is the mean of the words' vectors, common words weighing less, as the shipped encoder learns them.
    """

    cumulative: NDArray[np.float64]
    subjects: NDArray[np.int64]
    vectors: NDArray[np.float32]

    @classmethod
    def of(cls, seed: int = 7) -> "Synthetic":
        """The world of a seed."""
        random = np.random.default_rng(seed)
        weights = 1 / np.arange(1, _VOCABULARY + 1)
        cumulative = np.cumsum(weights / weights.sum())
        subjects = np.minimum(np.searchsorted(cumulative, random.random((_SUBJECTS, _SUBJECT_WORDS))), _VOCABULARY - 1)
        scale = np.log1p(np.arange(1, _VOCABULARY + 1))[:, None]
        vectors = random.standard_normal((_VOCABULARY, _DIMENSION)) * scale
        return cls(cumulative, subjects, vectors.astype(np.float32))

    def numbers(self, count: int, words: int, seed: int) -> NDArray[np.int64]:
        """Words of `count` texts as numbers, shape (count, words)."""
        random = np.random.default_rng(seed)
        drawn = np.searchsorted(self.cumulative, random.random((count, words)))
        own = self.subjects[random.integers(_SUBJECTS, size=count)]
        of_subject = np.take_along_axis(own, random.integers(_SUBJECT_WORDS, size=(count, words // 2)), axis=1)
        drawn[:, : words // 2] = of_subject
        return np.minimum(drawn, _VOCABULARY - 1)

    def embed(self, numbers: NDArray[np.int64]) -> NDArray[np.float32]:
        """Unit vectors of texts, shape (texts, dimension)."""
        found = np.empty((len(numbers), _DIMENSION), dtype=np.float32)
        for start in range(0, len(numbers), 10_000):
            mean = self.vectors[numbers[start : start + 10_000]].mean(axis=1)
            found[start : start + 10_000] = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return found


def as_words(numbers: NDArray[np.int64]) -> Iterator[Words]:
    """The texts' words, one text at a time."""
    names = [f"w{number}" for number in range(_VOCABULARY)]
    return (tuple(names[number] for number in row) for row in numbers.tolist())

"""The words of every text that is searched, as numbers: worked out in the build, kept in the index.

Segmenting Thai is the dearest part of a build. What is kept here serves the next build, which segments only what
changed, and the assistant, which counts how well passages cover a question, so that no start segments anything.
"""

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_VOCABULARY, _NUMBERS, _STARTS = "vocabulary.json", "numbers.npy", "starts.npy"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words of texts, in order: text i is `numbers[starts[i] : starts[i + 1]]`, numbers into `vocabulary`."""

    vocabulary: Sequence[str]
    numbers: NDArray[np.int32]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, texts: Iterable[Sequence[str]]) -> "Tokens":
        """Number the words of each text as they are first met: the same texts always give the same bytes."""
        known: defaultdict[str, int] = defaultdict()
        known.default_factory = known.__len__
        numbers, starts = array("i"), array("q", [0])
        for words in texts:
            numbers.extend([known[word] for word in words])
            starts.append(len(numbers))
        return cls(tuple(known), np.asarray(numbers, dtype=np.int32), np.asarray(starts, dtype=np.int64))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def words(self, text: int) -> tuple[str, ...]:
        """Words of one text."""
        return tuple(self.vocabulary[number] for number in self.numbers_of(text).tolist())

    def numbers_of(self, text: int) -> NDArray[np.int32]:
        """Numbers of the words of one text."""
        return self.numbers[self.starts[text] : self.starts[text + 1]]

    def every(self, first: int, last: int) -> Iterator[tuple[str, ...]]:
        """Words of the texts from `first` up to but not including `last`, one text at a time."""
        return (self.words(text) for text in range(first, last))

    def save(self, folder: Path) -> None:
        """Write npy and JSON into a folder."""
        folder.mkdir()
        (folder / _VOCABULARY).write_text(json.dumps(self.vocabulary, ensure_ascii=False), encoding="utf-8")
        np.save(folder / _NUMBERS, self.numbers, allow_pickle=False)
        np.save(folder / _STARTS, self.starts, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> "Tokens":
        """Read what save wrote; the arrays stay on disk and are mapped into memory."""
        vocabulary = json.loads((folder / _VOCABULARY).read_text(encoding="utf-8"))
        mapped = (np.load(folder / name, mmap_mode="r", allow_pickle=False) for name in (_NUMBERS, _STARTS))
        numbers, starts = map(np.asarray, mapped)  # a piece of a memmap takes ten times as long to cut
        return cls(tuple(vocabulary), numbers, starts)

"""BM25 over rows of tokens: scores worked out once, kept as a sparse matrix (terms × rows), added up by scipy.

The formula is Lucene's; a test holds the scores equal to bm25s and to plain Python. All terms of a query are added up
in one pass: bm25s takes them one at a time, eight times slower for the n-grams of a long question.
"""

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Scores = NDArray[np.float32]
K1, B = 1.2, 0.75
_FEW = 30
# A token that stands in more than one row of so many is also kept as a full row, which is added up in one sweep.
_COMMON = 4
_VOCABULARY, _SCORES, _ROWS, _STARTS = "vocabulary.json", "scores.npy", "rows.npy", "starts.npy"


@dataclass(frozen=True, slots=True)
class LexicalLeg:
    """BM25 (Lucene's form, k1 = 1.2, b = 0.75) over `rows` documents, of one field or of several after each other.

    `numbers` gives a token's row in `postings`, a csr_array of shape (tokens, rows), float32.
    """

    numbers: Mapping[str, int]
    postings: Any  # scipy ships no types
    rows: int
    common: Mapping[int, Scores] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "common", _full_rows(self.postings, self.rows))

    @classmethod
    def build(cls, *fields: Iterable[Sequence[str]]) -> "LexicalLeg":
        """Index one list of tokens per row, read once, one row at a time; rows without tokens score 0 for ever.

        How rare a token is and how long a row is are reckoned within a field: each scores as if it stood alone.
        Tokens are numbered as they are first met, so that the same documents always give the same bytes.
        """
        numbers, frequencies, lengths = _counted(fields)
        return cls(numbers, _weighed(frequencies, lengths), sum(own.size for own in lengths))

    def scores(self, tokens: Sequence[str]) -> Scores:
        """BM25 of every row, shape (rows,), float32. A token counts once however often it is repeated."""
        met_by = map(self.numbers.get, dict.fromkeys(tokens))
        known = [number for number in met_by if number is not None]
        if len(known) <= _FEW:
            return self._added(known)
        met = self.postings[np.asarray(known, dtype=self.postings.indices.dtype)]
        return np.asarray(met.T @ np.ones(len(known), dtype=np.float32))

    def weighed(self, tokens: Mapping[str, float]) -> Scores:
        """The same for tokens that each count as much as their weight says."""
        found = np.zeros(self.rows, dtype=np.float32)
        starts, rows, weights = self.postings.indptr, self.postings.indices, self.postings.data
        for token, weight in tokens.items():
            if (number := self.numbers.get(token)) is not None:
                met = slice(starts[number], starts[number + 1])
                found[rows[met]] += weight * weights[met]
        return found

    def _added(self, known: Sequence[int]) -> Scores:
        """The same sum, term after term: for a few terms quicker than taking rows out of the matrix."""
        found = np.zeros(self.rows, dtype=np.float32)
        starts, rows, weights = self.postings.indptr, self.postings.indices, self.postings.data
        for number in known:
            if (full := self.common.get(number)) is not None:
                found += full
            else:
                met = slice(starts[number], starts[number + 1])
                np.add.at(found, rows[met], weights[met])
        return found

    def save(self, folder: Path) -> None:
        """Write arrays and vocabulary (npy and JSON, no pickle) into a folder."""
        folder.mkdir()
        (folder / _VOCABULARY).write_text(json.dumps(list(self.numbers), ensure_ascii=False), encoding="utf-8")
        np.save(folder / _SCORES, self.postings.data, allow_pickle=False)
        np.save(folder / _ROWS, self.postings.indices, allow_pickle=False)
        np.save(folder / _STARTS, self.postings.indptr, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path, rows: int) -> "LexicalLeg":
        """Read what save wrote; the arrays stay on disk and are mapped into memory."""
        vocabulary = json.loads((folder / _VOCABULARY).read_text(encoding="utf-8"))
        numbers = {token: number for number, token in enumerate(vocabulary)}
        arrays = (np.load(folder / name, mmap_mode="r", allow_pickle=False) for name in (_SCORES, _ROWS, _STARTS))
        return cls(numbers, csr_array(tuple(arrays), shape=(len(numbers), rows)), rows)


def _full_rows(postings: Any, rows: int) -> dict[int, Scores]:
    """Scores of every row, shape (rows,), for each token that stands in many of them."""
    starts = np.asarray(postings.indptr)
    found: dict[int, Scores] = {}
    for number in np.flatnonzero(np.diff(starts) > rows / _COMMON).tolist():
        met = slice(starts[number], starts[number + 1])
        found[number] = np.zeros(rows, dtype=np.float32)
        found[number][postings.indices[met]] = postings.data[met]
    return found


def _counted(fields: Iterable[Iterable[Sequence[str]]]) -> tuple[dict[str, int], Any, list[NDArray[np.float64]]]:
    """Number of every token, how often each stands in each row (csr_array, rows × tokens), lengths of rows by field."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    columns, counts, starts, lengths = array("i"), array("f"), array("q", [0]), []
    for documents in fields:
        own = array("i")
        for tokens in documents:
            met = Counter(tokens)
            columns.extend([numbers[token] for token in met])
            counts.extend(met.values())
            starts.append(len(columns))
            own.append(len(tokens))
        lengths.append(np.asarray(own, dtype=np.float64))
    # scipy wants both kinds of index alike, and half as wide is twice as fast.
    index = np.int32 if len(columns) <= np.iinfo(np.int32).max else np.int64
    parts = (np.asarray(counts, np.float32), np.asarray(columns, index), np.asarray(starts, index))
    return dict(numbers), csr_array(parts, shape=(len(starts) - 1, len(numbers))), lengths


def _weighed(frequencies: Any, lengths: Sequence[NDArray[np.float64]]) -> Any:
    """BM25 of every token in every row, each field by its own counts: csr_array, tokens × rows, float32."""
    starts, tokens, weights = frequencies.indptr, frequencies.indices, frequencies.data
    first = 0
    for own in lengths:
        rows = slice(first, first + own.size)
        met = slice(starts[rows.start], starts[rows.stop])
        held = np.bincount(tokens[met], minlength=frequencies.shape[1])
        rarity = np.log(1 + (own.size - held + 0.5) / (held + 0.5)).astype(np.float32)
        counted = np.maximum(own, 1)  # an empty row counts as one token that nobody types
        damped = (K1 * (1 - B + B * counted / (counted.mean() if counted.size else 1))).astype(np.float32)
        weights[met] /= weights[met] + np.repeat(damped, np.diff(starts[rows.start : rows.stop + 1]))
        weights[met] *= rarity[tokens[met]]
        first = rows.stop
    return frequencies.T.tocsr()

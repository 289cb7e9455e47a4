"""The dense leg: inner product of unit vectors in FAISS, exact up to FLAT_UP_TO rows, by a graph (HNSW) above.

A graph is used only where it finds what exact search finds: its breadth is raised until RECALL of the ten nearest is
reached, measured against exact search when it is built, and where that fails the leg stays exact. Files are mapped
into memory, not read.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

FLAT_UP_TO = 100_000
RECALL = 0.97
# How many of the nearest a graph gives; the assistant looks at no more.
NEAREST = 400
BREADTHS = (400, 800, 1600, 3200)
_LINKS, _BUILD_BREADTH = 32, 80
_SAMPLE, _TOP, _SEED = 200, 10, 7
# Below every inner product of unit vectors: a range search from here gives every row, unsorted.
_EVERY_ROW = -2.0


@dataclass(frozen=True, slots=True)
class DenseLeg:
    """FAISS IndexFlatIP or IndexHNSWFlat of `rows` unit vectors; a zero vector meets nothing."""

    index: Any
    rows: int

    @classmethod
    def build(cls, vectors: Vectors, flat_up_to: int = FLAT_UP_TO) -> "DenseLeg":
        """Index vectors of shape (rows, dimension), float32."""
        vectors = np.ascontiguousarray(vectors, dtype=np.float32)
        graph = _graph(vectors) if vectors.shape[0] > flat_up_to else None
        return cls(_flat(vectors) if graph is None else graph, vectors.shape[0])

    @property
    def exact(self) -> bool:
        """Whether every row is compared with the query."""
        return not isinstance(self.index, faiss.IndexHNSW)

    def scores(self, query: Vectors) -> Vectors:
        """Cosine of the query, shape (dimension,), with the rows; shape (rows,).

        With every row where the search is exact; with the NEAREST rows and 0 for the others where it is a graph's.
        """
        found = np.zeros(self.rows, dtype=np.float32)
        if self.rows and np.any(query):
            values, rows = self._met(np.ascontiguousarray(query.reshape(1, -1), dtype=np.float32))
            found[rows] = values
        return found

    def _met(self, query: Vectors) -> tuple[Vectors, NDArray[np.int64]]:
        if self.exact:
            # All scores are wanted, not the best k: keeping a heap of all rows costs three to ten times as much.
            _, values, rows = self.index.range_search(query, _EVERY_ROW)
            return values, rows
        values, rows = self.index.search(query, min(NEAREST, self.rows))
        return values[rows >= 0], rows[rows >= 0]

    def vectors(self) -> Vectors:
        """What was indexed, shape (rows, dimension)."""
        return np.asarray(self.index.reconstruct_n(0, self.rows))

    def recall(self) -> float:
        """Share (0–1) of the ten nearest by exact search that this leg finds, over a fixed sample of queries."""
        return 1.0 if self.exact else recall_of(self.index, self.vectors())

    def save(self, path: Path) -> None:
        """Write the index to one file."""
        faiss.write_index(self.index, str(path))

    @classmethod
    def load(cls, path: Path) -> "DenseLeg":
        """Map what save wrote into memory; checksums are compared before this is called."""
        index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
        return cls(index, index.ntotal)


def recall_of(index: Any, vectors: Vectors, queries: Vectors | None = None) -> float:
    """Share (0–1) of the ten nearest by exact search that `index` finds.

    Queries, shape (n, dimension), default to _SAMPLE points halfway between two of the vectors.
    """
    queries = _between(vectors) if queries is None else queries
    _, wanted = faiss.knn(queries, vectors, _TOP, metric=faiss.METRIC_INNER_PRODUCT)
    _, found = index.search(queries, _TOP)
    met = sum(np.intersect1d(one, other).size for one, other in zip(wanted, found, strict=True))
    return float(met / wanted.size)


def _flat(vectors: Vectors) -> Any:
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    return index


def _graph(vectors: Vectors) -> Any | None:
    """A graph of the least breadth that reaches RECALL; None where none does."""
    index = faiss.IndexHNSWFlat(vectors.shape[1], _LINKS, faiss.METRIC_INNER_PRODUCT)
    index.hnsw.efConstruction = _BUILD_BREADTH
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)  # with more, no two builds link the same rows
    try:
        index.add(vectors)
    finally:
        faiss.omp_set_num_threads(threads)
    for breadth in BREADTHS:
        index.hnsw.efSearch = breadth
        if recall_of(index, vectors) >= RECALL:
            return index
    return None


def _between(vectors: Vectors) -> Vectors:
    pairs = np.random.default_rng(_SEED).integers(vectors.shape[0], size=(_SAMPLE, 2))
    points = vectors[pairs].sum(axis=1)
    return np.asarray(points / np.maximum(np.linalg.norm(points, axis=1, keepdims=True), 1e-12), dtype=np.float32)

"""The dense leg: inner product of unit vectors in FAISS, exact up to FLAT_UP_TO rows, by a scan of codes above.

A code is half a byte for two numbers of a vector (product quantisation); all codes are compared with the query, then
the likeliest rows by their vectors. A scan is used only where it finds what exact search finds: the number of rows
compared by their vectors is raised until RECALL of the ten nearest is reached, measured against exact search when it
is built, and where that fails the leg stays exact. Files are mapped into memory, not read. Why no graph (HNSW) and no
cells (IVF): docs/decisions/0010.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

FLAT_UP_TO = 100_000
RECALL = 0.97
# How many of the nearest a scan gives; the assistant looks at no more.
NEAREST = 400
# How many of the likeliest are compared by their vectors, for each row that is given.
BREADTHS = (2.5, 5.0, 10.0, 20.0)
_CODE_BITS = 4
_SAMPLE, _TOP, _SEED = 200, 10, 7


@dataclass(frozen=True, slots=True)
class DenseLeg:
    """FAISS IndexFlatIP or IndexRefineFlat of `rows` unit vectors; a zero vector meets nothing."""

    index: Any
    rows: int

    @classmethod
    def build(cls, vectors: Vectors, flat_up_to: int = FLAT_UP_TO) -> "DenseLeg":
        """Index vectors of shape (rows, dimension), float32."""
        vectors = np.ascontiguousarray(vectors, dtype=np.float32)
        scan = _scan(vectors) if vectors.shape[0] > flat_up_to else None
        return cls(_flat(vectors) if scan is None else scan, vectors.shape[0])

    @property
    def exact(self) -> bool:
        """Whether every row is compared with the query."""
        return not isinstance(self.index, faiss.IndexRefine)

    def scores(self, query: Vectors) -> Vectors:
        """Cosine of the query, shape (dimension,), with the rows; shape (rows,).

        With every row where the search is exact; with the NEAREST rows and 0 for the others where codes are scanned.
        """
        found = np.zeros(self.rows, dtype=np.float32)
        if not self.rows or not np.any(query):
            return found
        query = np.ascontiguousarray(query, dtype=np.float32)
        if self.exact:
            # All scores are wanted, not the best k, so nothing is sorted and no row is told by its number.
            pointers = faiss.swig_ptr(found), faiss.swig_ptr(query), self.index.get_xb()
            faiss.fvec_inner_products_ny(*pointers, self.index.d, self.rows)  # type: ignore[attr-defined]
            return found
        with _one_thread():
            values, rows = self.index.search(query.reshape(1, -1), min(NEAREST, self.rows))
        found[rows[rows >= 0]] = values[rows >= 0]
        return found

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
    _, found = index.search(queries, min(NEAREST, vectors.shape[0]))
    met = sum(np.intersect1d(one, other).size for one, other in zip(wanted, found[:, :_TOP], strict=True))
    return float(met / wanted.size)


def _flat(vectors: Vectors) -> Any:
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    return index


def _scan(vectors: Vectors) -> Any | None:
    """Codes and vectors, of the least breadth that reaches RECALL; None where none does."""
    dimension = vectors.shape[1]
    parts = dimension // 2 if dimension % 2 == 0 else dimension
    codes = faiss.IndexPQFastScan(dimension, parts, _CODE_BITS, faiss.METRIC_INNER_PRODUCT)
    with _one_thread():  # so that the codes do not depend on how many cores the machine has
        codes.train(vectors)
        index = faiss.IndexRefineFlat(codes)
        index.add(vectors)
    for breadth in BREADTHS:
        index.k_factor = breadth
        if recall_of(index, vectors) >= RECALL:
            return index
    return None


@contextmanager
def _one_thread() -> Iterator[None]:
    """Work in this thread alone: for one question, waiting for others takes longer than they save."""
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(threads)


def _between(vectors: Vectors) -> Vectors:
    pairs = np.random.default_rng(_SEED).integers(vectors.shape[0], size=(_SAMPLE, 2))
    points = vectors[pairs].sum(axis=1)
    return np.asarray(points / np.maximum(np.linalg.norm(points, axis=1, keepdims=True), 1e-12), dtype=np.float32)

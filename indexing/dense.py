"""The dense leg: exact inner product in FAISS over unit vectors."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

# Below every inner product of unit vectors: a range search from here gives every row, unsorted.
_EVERY_ROW = -2.0


@dataclass(frozen=True, slots=True)
class DenseLeg:
    """FAISS IndexFlatIP of `rows` unit vectors; a zero vector meets nothing."""

    index: Any
    rows: int

    @classmethod
    def build(cls, vectors: Vectors) -> "DenseLeg":
        """Index vectors of shape (rows, dimension), float32."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index, vectors.shape[0])

    def scores(self, query: Vectors) -> Vectors:
        """Cosine of the query, shape (dimension,), with every row; shape (rows,)."""
        found = np.zeros(self.rows, dtype=np.float32)
        if self.rows and np.any(query):
            # All scores are wanted, not the best k: keeping a heap of all rows costs three to ten times as much.
            _, values, rows = self.index.range_search(np.ascontiguousarray(query.reshape(1, -1)), _EVERY_ROW)
            found[rows] = values
        return found

    def save(self, path: Path) -> None:
        """Write the index to one file."""
        faiss.write_index(self.index, str(path))

    @classmethod
    def load(cls, path: Path) -> "DenseLeg":
        """Read what save wrote; checksums are compared before this is called."""
        index = faiss.read_index(str(path))
        return cls(index, index.ntotal)

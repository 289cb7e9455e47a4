"""The best rows of many scores, without sorting them all."""

import numpy as np
from numpy.typing import NDArray

_BLOCK = 1024
# Fewer blocks than this for each row wanted, and too many rows would be as good as the least of the best blocks.
_BLOCKS_A_ROW = 8


def best_rows(scores: NDArray[np.float32], k: int) -> NDArray[np.intp]:
    """Rows of the k highest scores, highest first; ties keep the order of the rows. A row of -inf is never among them.

    Equal to a stable sort of all; a million scores take a pass and a half instead of twenty.
    """
    if k <= 0 or not scores.size:
        return np.empty(0, dtype=np.intp)
    rows = np.flatnonzero(scores >= _reached_by(scores, k))
    rows = rows[scores[rows] > -np.inf]
    return rows[np.argsort(-scores[rows], kind="stable")][:k]


def _reached_by(scores: NDArray[np.float32], k: int) -> np.float32:
    """A score that at least k rows reach (all, where there are no k): the k-th highest, or of blocks their highest."""
    blocks = scores.size // _BLOCK
    if blocks >= _BLOCKS_A_ROW * k:
        scores = scores[: blocks * _BLOCK].reshape(blocks, _BLOCK).max(axis=1)
    k = min(k, scores.size)
    return np.float32(np.partition(scores, -k)[-k])

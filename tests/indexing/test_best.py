"""The best rows are those of a stable sort of all."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from indexing import best
from indexing.best import best_rows

NOTHING = -np.inf


def sorted_whole(scores: NDArray[np.float32], k: int) -> list[int]:
    return [row for row in np.argsort(-scores, kind="stable").tolist() if scores[row] > NOTHING][: max(k, 0)]


@given(
    st.lists(st.one_of(st.integers(-3, 3).map(float), st.just(NOTHING)), max_size=60),
    st.integers(-1, 12),
    st.integers(1, 4),
)
def test_the_best_rows_are_those_of_a_stable_sort(listed: list[float], k: int, block: int) -> None:
    scores = np.asarray(listed, dtype=np.float32)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(best, "_BLOCK", block)
        patch.setattr(best, "_BLOCKS_A_ROW", 1)
        assert best_rows(scores, k).tolist() == sorted_whole(scores, k)


@pytest.mark.parametrize("k", [1, 10, 400])
def test_blocks_lose_no_row_of_many(k: int) -> None:
    scores = np.random.default_rng(3).standard_normal(200_003).astype(np.float32)
    scores[-1] = scores[7] = 9.0
    assert best_rows(scores, k).tolist() == sorted_whole(scores, k)

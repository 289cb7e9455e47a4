"""Percentile bootstrap intervals over questions (Efron & Tibshirani 1993, chapter 13)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2_000
SEED = 20_260_111
_LEVEL = 0.95
_CELLS_AT_ONCE = 4_000_000
"""Resample counts held at once (32 MB); resamples are drawn in batches of this many cells."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % interval, `low` and `high` included."""

    low: float
    high: float


def bootstrap_intervals(
    values: NDArray[np.float64], *, resamples: int = RESAMPLES, seed: int = SEED
) -> tuple[Interval | None, ...]:
    """Intervals of the column means of `values`, shape (n questions, m measures): m of them.

    Questions are drawn with replacement; all columns share the draws, so that a run repeats to the last digit.
    No question at all is not measured: None, never 0.
    """
    n, columns = values.shape
    if n == 0:
        return tuple(None for _ in range(columns))
    means = _resampled_means(values, resamples, np.random.default_rng(seed))
    tail = 100 * (1 - _LEVEL) / 2
    low, high = np.percentile(means, [tail, 100 - tail], axis=0)
    return tuple(Interval(float(each_low), float(each_high)) for each_low, each_high in zip(low, high, strict=True))


def _resampled_means(
    values: NDArray[np.float64], resamples: int, generator: np.random.Generator
) -> NDArray[np.float64]:
    """Means of each resample: (resamples, m). How often each of n questions is drawn n times is multinomial."""
    n = len(values)
    batch = max(1, _CELLS_AT_ONCE // n)
    sizes = [min(batch, resamples - start) for start in range(0, resamples, batch)]
    shares = np.full(n, 1 / n)
    return np.concatenate([generator.multinomial(n, shares, size=size) @ values / n for size in sizes])

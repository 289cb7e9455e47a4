"""How long a search takes."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

Clock = Callable[[], float]
"""Seconds from any starting point, never going back."""

ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class Latency:
    """Half of the searches took at most `p50` milliseconds, 99 of 100 at most `p99`."""

    p50: float
    p99: float


def timed(call: Callable[[], ResultT], clock: Clock = time.perf_counter) -> tuple[ResultT, float]:
    """What the call returned, and the milliseconds it took."""
    start = clock()
    result = call()
    return result, (clock() - start) * 1_000


def latency_of(milliseconds: Sequence[float]) -> Latency | None:
    """Percentiles of the times; None where nothing was timed."""
    if not milliseconds:
        return None
    p50, p99 = np.percentile(np.asarray(milliseconds, dtype=np.float64), [50, 99])
    return Latency(float(p50), float(p99))

"""How well an answer's confidence foretells that it is right: risk–coverage curve and AUROC.

Curve: El-Yaniv & Wiener 2010, "On the foundations of noise-free selective classification". AUROC: the chance that a
right answer carries more confidence than a wrong one, ties half (Hanley & McNeil 1982).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evaluation.intervals import RESAMPLES, SEED, Interval


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """Answering only above `threshold` answers `coverage` of all, and `risk` of those are wrong."""

    threshold: float
    coverage: float
    risk: float


@dataclass(frozen=True, slots=True)
class Auroc:
    """The area (0..1), its 95 % bootstrap interval where resamples hold both kinds, and how many answers it is over."""

    value: float
    interval: Interval | None
    n: int


def risk_coverage(confidence: Sequence[float], right: Sequence[bool]) -> tuple[RiskPoint, ...]:
    """One point for each confidence that occurs, the highest first; nothing over no answers."""
    scores, wrong = np.asarray(confidence, dtype=np.float64), ~np.asarray(right, dtype=np.bool_)
    thresholds = sorted(set(confidence), reverse=True)
    kept = [scores >= threshold for threshold in thresholds]
    return tuple(
        RiskPoint(threshold, float(mask.mean()), float(wrong[mask].mean()))
        for threshold, mask in zip(thresholds, kept, strict=True)
    )


def auroc(confidence: Sequence[float], right: Sequence[bool]) -> Auroc | None:
    """The area under the ROC curve; None where all answers are right or all are wrong."""
    scores, held = np.asarray(confidence, dtype=np.float64), np.asarray(right, dtype=np.bool_)
    value = _area(scores, held)
    if value is None:
        return None
    draws = np.random.default_rng(SEED).integers(len(scores), size=(RESAMPLES, len(scores)))
    areas = [area for draw in draws if (area := _area(scores[draw], held[draw])) is not None]
    low, high = np.percentile(areas, [2.5, 97.5])
    return Auroc(value, Interval(float(low), float(high)), len(scores))


def _area(scores: NDArray[np.float64], right: NDArray[np.bool_]) -> float | None:
    above, below = scores[right], scores[~right]
    if not len(above) or not len(below):
        return None
    order = np.sort(below)
    lower = np.searchsorted(order, above, side="left")
    upper = np.searchsorted(order, above, side="right")
    return float((lower + upper).sum() / 2 / (len(above) * len(below)))

"""Fit the weights of a ranking: a softmax over the candidates of each question, with a ridge towards a prior.

No weight is negative: every feature says more for a candidate the higher it is. Free weights took back what a sum of
legs had counted twice; where one leg was met as never in fitting, as by a question that stands in a guide nearly word
for word, they took back more than it had given.

Both rankings are fitted here (evaluation/ranking_fitting.py, evaluation/guide_fitting.py) and read by
`indexing.ranking.RankingModel`.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from indexing.ranking import Floats

# Keeps the logarithm finite where every right candidate has become all but impossible.
_LEAST = 1e-12


@dataclass(frozen=True, slots=True)
class Choice:
    """One question: features of its candidates, shape (candidates, features); which are right; what it counts."""

    features: Floats
    right: NDArray[np.bool_]
    counts: float = 1.0


@dataclass(frozen=True, slots=True)
class Scales:
    """Means and deviations of features, each of shape (features,), over every candidate seen in fitting."""

    means: Floats
    deviations: Floats

    @classmethod
    def of(cls, features: Floats) -> "Scales":
        """The scales of candidates, shape (candidates, features)."""
        return cls(features.mean(axis=0), features.std(axis=0) + 1e-9)

    def standardised(self, features: Floats) -> Floats:
        """Features with mean 0 and deviation 1."""
        return (features - self.means) / self.deviations


def fit(choices: Sequence[Choice], scales: Scales, prior: Floats, ridge: float) -> Floats:
    """Weights of 0 or more that make the right candidates probable; one without a right candidate teaches nothing.

    Args:
        choices: the questions.
        scales: that standardise their features.
        prior: weights that the ridge pulls to, shape (features,).
        ridge: how strongly.
    """
    usable = [choice for choice in choices if choice.right.any()]
    if not usable:
        return prior
    features = scales.standardised(np.concatenate([choice.features for choice in usable]))
    right = np.concatenate([choice.right for choice in usable])
    sizes = np.asarray([choice.right.size for choice in usable])
    starts = np.cumsum(sizes) - sizes
    counts = np.asarray([choice.counts for choice in usable])

    def each(values: Floats) -> Floats:
        """A value of each question, for each of its candidates."""
        return np.repeat(values, sizes)

    def loss(weights: Floats) -> tuple[float, Floats]:
        off = weights - prior
        scores = features @ weights
        likely = np.exp(scores - each(np.maximum.reduceat(scores, starts)))
        likely /= each(np.add.reduceat(likely, starts))
        of_right = likely * right
        mass = np.add.reduceat(of_right, starts) + _LEAST
        total = ridge * float(off @ off) - float(counts @ np.log(mass))
        slope = 2 * ridge * off + (each(counts) * (likely - of_right / each(mass))) @ features
        return total, slope

    bounds = [(0.0, None)] * prior.size
    return np.asarray(minimize(loss, prior, jac=True, method="L-BFGS-B", bounds=bounds).x, dtype=np.float64)


def write(
    path: Path, names: Sequence[str], weights: Floats, scales: Scales, features: Floats, measured: Mapping[str, Any]
) -> dict[str, Any]:
    """Write a ranking's file; returns what was written.

    Args:
        path: where it lies.
        names: of the features.
        weights: as fitted.
        scales: of the features.
        features: every candidate seen in fitting, of which the file keeps the sha256.
        measured: the cross-fitted figures.
    """
    columns = {"weights": weights, "means": scales.means, "deviations": scales.deviations}
    stored = {
        **{name: dict(zip(names, np.round(column, 4).tolist(), strict=True)) for name, column in columns.items()},
        "fitted_on": {"features_sha256": hashlib.sha256(np.round(features, 3).tobytes()).hexdigest(), **measured},
    }
    path.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    return stored

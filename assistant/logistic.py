"""Logistic regression over named features, fitted by evaluation/ridge_logistic.py and shipped as JSON."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class LogisticModel:
    """Weights of features in their order, and the intercept."""

    weights: tuple[float, ...]
    intercept: float

    def probability(self, features: Sequence[float]) -> float:
        """Probability (0–1) that what is foretold holds."""
        score = self.intercept + sum(weight * value for weight, value in zip(self.weights, features, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def logistic_of(stored: Mapping[str, Any], features: Sequence[str]) -> LogisticModel:
    """The model of a stored table {"weights": {feature: weight}, "intercept"}."""
    return LogisticModel(tuple(stored["weights"][name] for name in features), stored["intercept"])


def logit(probability: float, least: float) -> float:
    """Log-odds of a probability, which counts as no surer than `least` of either side: that keeps them finite."""
    bounded = min(max(probability, least), 1 - least)
    return math.log(bounded / (1 - bounded))

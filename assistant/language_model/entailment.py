"""How likely a source says what a sentence says: a logistic regression over what `comparing` found.

`entailment.json` is written by `python -m assistant.language_model.training`, which tells what was measured.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

WEIGHTS = Path(__file__).with_name("entailment.json")


@dataclass(frozen=True, slots=True)
class EntailmentModel:
    """Weights by feature; a feature without one weighs nothing. Below `threshold` a sentence is dropped."""

    weights: Mapping[str, float]
    intercept: float
    threshold: float

    def probability(self, features: Mapping[str, float]) -> float:
        """0 to 1."""
        score = self.intercept + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + exp(-score))


@cache
def shipped_model() -> EntailmentModel:
    """The model that ships."""
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return EntailmentModel(stored["weights"], stored["intercept"], stored["threshold"])

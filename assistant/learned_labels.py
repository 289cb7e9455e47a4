"""A softmax regression over the features of a text: which label a message most likely bears.

A text is the sum of its features' weights over the root of their number, so that length tells little. Weights are
fitted by assistant/label_training.py and ship as JSON.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class LabelModel:
    """Weights of each feature for each label of `labels`, and the labels' intercepts."""

    labels: tuple[str, ...]
    weights: Mapping[str, Sequence[float]]
    intercepts: Sequence[float]
    examples_sha256: str

    def known(self, features: frozenset[str]) -> int:
        """How many of the features the model has a weight for."""
        return sum(1 for name in features if name in self.weights)

    def probabilities(self, features: frozenset[str]) -> dict[str, float]:
        """Probability (0–1) of each label; they sum to 1."""
        known = [self.weights[name] for name in features if name in self.weights]
        scale = 1 / math.sqrt(len(known)) if known else 0.0
        columns = [sum(column) * scale for column in zip(*known, strict=True)] or [0.0] * len(self.labels)
        scores = [total + intercept for total, intercept in zip(columns, self.intercepts, strict=True)]
        highest = max(scores)
        powers = [math.exp(score - highest) for score in scores]
        return {label: power / sum(powers) for label, power in zip(self.labels, powers, strict=True)}


def read_model(path: Path) -> LabelModel:
    """The model stored in a file."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    return LabelModel(tuple(stored["labels"]), stored["weights"], stored["intercepts"], stored["examples_sha256"])


def write_model(model: LabelModel, path: Path) -> None:
    """Store the model in a file."""
    stored = {
        "labels": model.labels,
        "intercepts": model.intercepts,
        "examples_sha256": model.examples_sha256,
        "weights": model.weights,
    }
    path.write_text(json.dumps(stored, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")

"""Fit a LabelModel: a softmax regression with a ridge over the features that enough examples have."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from assistant.learned_labels import LabelModel

Matrix = NDArray[np.float64]
_SEEN_AT_LEAST = 2
_RIDGE = 0.05


@dataclass(frozen=True, slots=True)
class LabelledFeatures:
    """The features of an example, its label, and what it weighs."""

    features: frozenset[str]
    label: str
    weight: float = 1.0


def seen_often(features: Iterable[frozenset[str]]) -> list[str]:
    """The features that enough examples have, in alphabetical order."""
    counts = Counter(name for each in features for name in each)
    return sorted(name for name, count in counts.items() if count >= _SEEN_AT_LEAST)


def part_of(message: str, parts: int) -> int:
    """The part (from 0) that a message is held out with; always the same one."""
    return int(hashlib.sha256(message.encode()).hexdigest(), 16) % parts


def fit(
    seen: Sequence[LabelledFeatures],
    *,
    most_features: int,
    sha256: str,
    ridge: float = _RIDGE,
    names: Sequence[str] | None = None,
) -> LabelModel:
    """The model that fits the examples; of its features those with the largest weights are kept.

    Args:
        seen: the examples.
        most_features: how many features to keep.
        sha256: hash of the examples, kept in the model.
        ridge: penalty on the squared weights.
        names: features to learn from; those that enough of the examples have where none are given.
    """
    names = seen_often(example.features for example in seen) if names is None else names
    labels = sorted({example.label for example in seen})
    weights, intercepts = _fitted(_design(seen, names), seen, labels, ridge)
    kept = np.argsort(-np.abs(weights).max(axis=1), kind="stable")[:most_features]
    table = {names[row]: [round(float(value), 2) for value in weights[row]] for row in sorted(kept)}
    return LabelModel(tuple(labels), table, [round(float(value), 3) for value in intercepts], sha256)


def _design(seen: Sequence[LabelledFeatures], names: Sequence[str]) -> csr_matrix:
    """Sparse matrix (examples, names); a row's values are equal and its length is 1."""
    places = {name: place for place, name in enumerate(names)}
    rows = [[places[name] for name in sorted(example.features) if name in places] for example in seen]
    values = [1 / np.sqrt(len(row)) for row in rows for _ in row]
    ends = np.cumsum([0, *map(len, rows)])
    return csr_matrix((values, [place for row in rows for place in row], ends), shape=(len(seen), len(names)))


def _fitted(
    design: csr_matrix, seen: Sequence[LabelledFeatures], labels: Sequence[str], ridge: float
) -> tuple[Matrix, Matrix]:
    """Weights (features, labels) and intercepts (labels) at the least ridge-penalised cross-entropy."""
    wanted = np.array([[float(example.label == label) for label in labels] for example in seen])
    weight = np.array([example.weight for example in seen])[:, None]
    shape = (design.shape[1], len(labels))

    def loss(beta: Matrix) -> tuple[float, Matrix]:
        table, intercepts = beta[: -shape[1]].reshape(shape), beta[-shape[1] :]
        scores = design @ table + intercepts
        scores = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
        slope = (np.exp(scores) - wanted) * weight
        lost = -float((wanted * scores * weight).sum()) + ridge * float((table**2).sum())
        return lost, np.concatenate([(design.T @ slope + 2 * ridge * table).ravel(), slope.sum(axis=0)])

    start = np.zeros(shape[0] * shape[1] + shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 80}).x
    return found[: -shape[1]].reshape(shape), found[-shape[1] :]

"""Train the entailment model on authored paraphrases, true and false, of statements that no attack uses.

Run: python -m assistant.language_model.training      writes entailment.json and prints what was measured.
The authored ones (prompts/language_model/entailment_examples.jsonl) were written for this; of each true one mechanical
changes are added as false ones, which weigh less. The figures are cross-fitted by guide: a sentence is
judged by weights fitted on other guides, and the threshold is chosen on them. No evaluation suite and no attack is
read. No weight may speak against its sign: what differs never makes a sentence likelier.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.language_model.comparing import Features, compare
from assistant.language_model.entailment import WEIGHTS
from assistant.language_model.mechanical import falsified
from assistant.language_model.reading import read
from assistant.language_model.signs import Sign
from assistant.language_model.vetoes import vetoes

Matrix = NDArray[np.float64]
_FOLDS = 10
_RIDGE = 30.0
_MECHANICAL, _TRUE = 0.3, 1.5
_FALSE_CAUGHT = 0.96
_SEEN_IN_GUIDES = 5
_LESS_LIKELY = ("own_", "gaps", "far", "signs", *(sign.value for sign in Sign))
_LIKELIER = ("covered", "letters", "clause_covered", "clear", "main_same", "condition_same", "exception_same")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence beside its source. `kind`: `true`, or what is false in it.

    `certain`: a veto drops it, and `quoted`: it passes, whatever its features.
    """

    features: Features
    truth: bool
    kind: str
    mechanical: bool
    guide: str
    certain: bool
    quoted: bool = False


def examples_text() -> str:
    """The file of authored examples."""
    return files("prompts").joinpath("language_model/entailment_examples.jsonl").read_text(encoding="utf-8")


def examples() -> tuple[Example, ...]:
    """Authored examples, and after each true one its mechanical changes."""
    found: list[Example] = []
    for row in map(json.loads, examples_text().splitlines()):
        guide, source = row["id"].partition("/")[0], row["source"]
        for sentence in row["true"]:
            found.append(_example(sentence, source, guide, "true"))
            for kind, changed in falsified(sentence, source):
                found.append(_example(changed, source, guide, kind, mechanical=True))
        for kind, sentences in row["false"].items():
            found += [_example(sentence, source, guide, kind) for sentence in sentences]
    return tuple(found)


def _example(sentence: str, source: str, guide: str, kind: str, *, mechanical: bool = False) -> Example:
    compared = compare(read(sentence), read(source))
    certain = bool(vetoes(sentence, source, compared))
    return Example(compared.features, kind == "true", kind, mechanical, guide, certain, compared.quoted)


def fold_of(guide: str) -> int:
    """The part that a guide is held out with."""
    return int(hashlib.sha256(guide.encode()).hexdigest(), 16) % _FOLDS


def names_of(seen: Sequence[Example]) -> list[str]:
    """Features that enough guides have."""
    guides: dict[str, set[str]] = {}
    for example in seen:
        for name in example.features:
            guides.setdefault(name, set()).add(example.guide)
    return sorted(name for name, having in guides.items() if len(having) >= _SEEN_IN_GUIDES)


def fit(seen: Sequence[Example], names: Sequence[str]) -> tuple[Matrix, float]:
    """Weights and intercept at the least ridge-penalised cross-entropy, within their bounds."""
    design = _design(seen, names)
    deviations = design.std(axis=0) + 1e-9
    scaled = design / deviations
    wanted = np.array([float(example.truth) for example in seen])
    counts = np.array([_TRUE if e.truth else _MECHANICAL if e.mechanical else 1.0 for e in seen])

    def loss(beta: Matrix) -> tuple[float, Matrix]:
        scores = scaled @ beta[:-1] + beta[-1]
        lost = float(counts @ (np.logaddexp(0, scores) - wanted * scores)) + _RIDGE * float(beta[:-1] @ beta[:-1])
        slope = counts * (1 / (1 + np.exp(-scores)) - wanted)
        return lost, np.append(scaled.T @ slope + 2 * _RIDGE * beta[:-1], slope.sum())

    bounds = [*map(_bounds, names), (None, None)]
    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return np.asarray(found[:-1] / deviations, dtype=np.float64), float(found[-1])


def _bounds(name: str) -> tuple[float | None, float | None]:
    if name.startswith(_LIKELIER):
        return 0.0, None
    return (None, 0.0) if name.startswith(_LESS_LIKELY) else (None, None)


def _design(rows: Sequence[Example], names: Sequence[str]) -> Matrix:
    return np.array([[row.features.get(name, 0.0) for name in names] for row in rows])


def held_out(rows: Sequence[Example], names: Sequence[str]) -> Matrix:
    """Each example's probability by weights fitted on other guides; 1 where it is quoted, 0 where a veto drops it."""
    folds = np.array([fold_of(row.guide) for row in rows])
    design, found = _design(rows, names), np.zeros(len(rows))
    for fold in range(_FOLDS):
        weights, intercept = fit([row for row, each in zip(rows, folds, strict=True) if each != fold], names)
        found[folds == fold] = 1 / (1 + np.exp(-(design[folds == fold] @ weights + intercept)))
    found[[row.quoted for row in rows]] = 1.0
    return np.where([row.certain for row in rows], 0.0, found)


def chosen_threshold(rows: Sequence[Example], likely: Matrix) -> float:
    """The least that catches the share wanted of authored false ones, and of mechanical ones."""
    kinds = np.array([None if row.truth else row.mechanical for row in rows])
    both = [np.quantile(likely[kinds == mechanical], _FALSE_CAUGHT, method="higher") for mechanical in (False, True)]
    return round(float(max(both)) + 5e-4, 3)


def measured(rows: Sequence[Example], likely: Matrix, threshold: float) -> dict[str, list[float]]:
    """By kind, mechanical ones apart: the share judged rightly, and n."""
    judged: dict[str, list[bool]] = {}
    for row, each in zip(rows, likely, strict=True):
        kept = bool(each >= threshold)
        name = f"mechanical {row.kind}" if row.mechanical else row.kind
        totals = ("true",) if row.truth else (name, "mechanical false" if row.mechanical else "false")
        for total in totals:
            judged.setdefault(total, []).append(kept is row.truth)
    return {name: [round(sum(right) / len(right), 3), len(right)] for name, right in judged.items()}


def main() -> None:
    """Measure by guides held out, choose the threshold, fit on everything, write."""
    rows = examples()
    names = names_of(rows)
    likely = held_out(rows, names)
    threshold = chosen_threshold(rows, likely)
    weights, intercept = fit(rows, names)
    stored = {
        "threshold": threshold,
        "intercept": round(intercept, 4),
        "weights": dict(zip(names, np.round(weights, 4).tolist(), strict=True)),
        "fitted_on": {
            "examples_sha256": hashlib.sha256(examples_text().encode()).hexdigest(),
            "cross_fitted": measured(rows, likely, threshold),
        },
    }
    WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(stored["fitted_on"], indent=1))


if __name__ == "__main__":
    main()

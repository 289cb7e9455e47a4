"""Fit how likely an answer is right on the development halves, and say how well it foretells.

Run: python -m evaluation.sureness_fitting      writes assistant/sureness.json and prints the cross-fitted figures.
Asked: criminal_path and other_families of the first set, criminal_path of the second; development halves only. Right is
what `evaluation.answer_measures.is_right` calls so. Each question is judged by a model fitted on the other nine tenths.
"""

import json
import sys
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.answers import Question
from assistant.bootstrap import start
from assistant.pipeline import Assistant
from assistant.retrieving import find
from assistant.served import Served
from assistant.settings import read_settings
from assistant.sureness import FEATURES, WEIGHTS, features_of
from assistant.understanding import understand
from evaluation.answer_measures import first_five_hold_gold
from evaluation.asked_text import asked_text
from evaluation.confidence import auroc
from evaluation.expectations import GIVEN, ExpectedTurn, load_conversations
from evaluation.ridge_logistic import Matrix, fit_logistic, log_odds
from evaluation.suites import SUITE_SETS, Split, Suite

ASKED = (("first", Suite.CRIMINAL_PATH), ("first", Suite.OTHER_FAMILIES), ("second", Suite.CRIMINAL_PATH))
PARTS = 10
_BINS = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """Features of a question's evidence, and whether its answer is right."""

    features: tuple[float, ...]
    right: bool


def judged_questions() -> list[Judged]:
    """Every question asked, where an answer to it alone was given."""
    runtime = start(read_settings())
    served = runtime.live.get()
    turns = [turn for name, suite in ASKED for (turn, *_) in load_conversations(suite, Split.DEV, SUITE_SETS[name])]
    found = [_judged(turn, runtime.assistant, served) for turn in turns if not turn.scored_apart]
    return [one for one in found if one is not None]


def _judged(turn: ExpectedTurn, assistant: Assistant, served: Served) -> Judged | None:
    answer = assistant.answer(Question(turn.question))
    text = asked_text(turn.question)
    evidence = find(understand(text, served.index.retriever.laws, None), None, served)
    if answer.status not in GIVEN or len(answer.parts) > 1 or evidence.message is None or evidence.evidence.named:
        return None
    features = features_of(evidence.evidence, evidence.message, evidence.probability)
    return Judged(features, first_five_hold_gold(turn, answer))


def cross_fitted(features: Matrix, right: NDArray[np.bool_]) -> Matrix:
    """The probability of each question, shape (n,), by a model fitted on the other parts."""
    chances = np.zeros(len(right))
    parts = np.arange(len(right)) % PARTS
    for part in range(PARTS):
        beta = fit_logistic(features[parts != part], right[parts != part])
        chances[parts == part] = 1 / (1 + np.exp(-log_odds(beta, features[parts == part])))
    return chances


def measured(chances: Matrix, right: NDArray[np.bool_]) -> dict[str, float]:
    """n, share right, Brier score, expected calibration error over bins of equal size, and AUROC with its interval."""
    order = np.argsort(chances, kind="stable")
    bins = np.array_split(order, _BINS)
    gaps = [len(rows) * abs(chances[rows].mean() - right[rows].mean()) for rows in bins]
    area = auroc(chances.tolist(), right.tolist())
    figures = {
        "n": float(len(right)),
        "right": float(right.mean()),
        "brier": float(((chances - right) ** 2).mean()),
        "brier_of_the_share_alone": float(right.mean() * (1 - right.mean())),
        "calibration_error": float(sum(gaps) / len(right)),
        "auroc": area.value if area else float("nan"),
        "auroc_low": area.interval.low if area and area.interval else float("nan"),
        "auroc_high": area.interval.high if area and area.interval else float("nan"),
    }
    return {name: round(value, 3) for name, value in figures.items()}


def main() -> None:
    """Measure, fit on every question, write."""
    rows = judged_questions()
    features = np.asarray([row.features for row in rows])
    right = np.asarray([row.right for row in rows])
    figures = measured(cross_fitted(features, right), right)
    beta = fit_logistic(features, right)
    stored = {
        "weights": dict(zip(FEATURES, np.round(beta[:-1], 4).tolist(), strict=True)),
        "intercept": round(float(beta[-1]), 4),
        "fitted_on": figures,
    }
    WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(stored, indent=1))
    print(f"{len(rows)} answers", file=sys.stderr)


if __name__ == "__main__":
    main()

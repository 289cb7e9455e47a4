"""How likely it is that an answer is right: a logistic model over how clearly its section and its guide stand out.

What is foretold is that a section which answers is among the first five cited. The weights lie in sureness.json,
written by `python -m evaluation.sureness_fitting`.
"""

import json
from functools import cache
from pathlib import Path

from assistant.composing import Evidence
from assistant.logistic import LogisticModel, logistic_of, logit
from indexing.guide_ranking import rests_on
from indexing.statement_ranking import Told

WEIGHTS = Path(__file__).parent / "sureness.json"
FEATURES = ("section", "runner_up", "covered", "guide", "guide_rests_on_it")
# Keeps logits finite.
_LEAST = 0.01


@cache
def shipped_sureness() -> LogisticModel:
    """The model that ships, over FEATURES."""
    return logistic_of(json.loads(WEIGHTS.read_text(encoding="utf-8")), FEATURES)


def features_of(evidence: Evidence, told: Told, probability: float) -> tuple[float, ...]:
    """Values of FEATURES.

    Args:
        evidence: what the answer rests on.
        told: what is known of the message.
        probability: that the evidence answers at all (assistant/confidence.py).
    """
    ranked = [*(one.probability for one in evidence.ranked[:2]), 0.0, 0.0]
    first = evidence.ranked[0].key if evidence.ranked else None
    guide = max((one.probability for one in told.guides), default=0.0)
    resting = evidence.guide is not None and first in rests_on(evidence.guide)
    return (*(logit(share, _LEAST) for share in (*ranked[:2], probability, guide)), float(resting))


def sureness(evidence: Evidence, told: Told | None, probability: float) -> float | None:
    """Probability (0–1) that an answer from this evidence is right; None where sections were named, or none ranked."""
    if evidence.named or told is None or not evidence.ranked:
        return None
    return round(shipped_sureness().probability(features_of(evidence, told, probability)), 3)

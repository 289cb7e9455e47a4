"""How likely it is that the evidence answers the question: a logistic model over a few plain features.

The weights lie in confidence.json, written by `python -m evaluation.confidence_fitting`. The features are what a person
would look at: are the words known, do they stand in what was found, does a known question mean the same, and is
the message about a criminal case at all.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.evidence import Coverage
from assistant.logistic import LogisticModel, logistic_of, logit
from indexing.fused import Rows, Scored
from indexing.legs import Leg
from prompts import load_patterns

WEIGHTS = Path(__file__).parent / "confidence.json"
# How much the screening model's opinion that a message is no matter of the law counts beside the evidence: in log-odds,
# with what an opinion of even odds takes away. Chosen on authored examples, each judged by a model that had not seen it
# (docs/decisions/0020). No opinion is surer than `_SUREST`.
SECONDED, EVEN_ODDS = 1.0, 1.35
_SUREST = 0.003
FEATURES = ("covered", "question_meaning", "passage_meaning", "known_words", "strong", "weak", "elsewhere", "no_scope")
_MOST = {"strong": 3, "weak": 3, "elsewhere": 2}


@dataclass(frozen=True, slots=True)
class ConfidenceModel:
    """A model over FEATURES; `threshold` is the probability from which a question is answered."""

    logistic: LogisticModel
    threshold: float

    def probability(self, features: Sequence[float]) -> float:
        """Probability (0–1) that the evidence answers the question."""
        return self.logistic.probability(features)


@cache
def shipped_model() -> ConfidenceModel:
    """The model that ships."""
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return ConfidenceModel(logistic_of(stored, FEATURES), stored["threshold"])


def seconded(probability: float, idleness: float) -> float:
    """The probability that the evidence answers, raised for a matter of the law and lowered for what is none.

    Args:
        probability: that the evidence answers, by the evidence alone.
        idleness: that the message is no matter of the law told of here (assistant/screening/opinion.py).
    """
    score = logit(probability, _SUREST) - SECONDED * logit(idleness, _SUREST) - EVEN_ODDS
    return 1 / (1 + math.exp(-score))


@dataclass(frozen=True, slots=True)
class Meanings:
    """The highest cosines of a message among what was found for it: with a known question, and with a passage."""

    question: float = 0.0
    passage: float = 0.0

    @classmethod
    def of(cls, scored: Scored, rows: Rows) -> "Meanings":
        """The meanings of the passages found, by their rows."""
        return cls(scored.most(Leg.QUESTION_DENSE, rows), scored.most(Leg.DENSE, rows))


def features_of(text: str, meanings: Meanings, coverage: Coverage, evidence_ids: Sequence[str]) -> tuple[float, ...]:
    """Values of FEATURES for a folded message, how near what was found is, and the passages it would rest on."""
    patterns = load_patterns("scope")
    met = {name: min(most, patterns.count(name, text)) for name, most in _MOST.items()}
    return (
        coverage.share(text, evidence_ids),
        meanings.question,
        meanings.passage,
        coverage.known(text),
        *(float(met[name]) for name in _MOST),
        float(not met["strong"] and not met["weak"]),
    )

"""What rules and the learned model see in a message, before anything is decided.

A message is read once: screening and the search that follows ask of the same text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from assistant.screening.harm import own_words
from assistant.screening.learned import LearnedModel, features_of, shipped_model
from assistant.screening.reading import closed_up
from assistant.screening.rules import Words, first_met

EMERGENCIES = ("self_harm", "child", "violence", "medical", "scam")
# What is no matter of the law told of here.
_IDLE = ("elsewhere", "smalltalk", "other_field")
# Messages and their clauses that are kept for being asked of again.
_FORMS = 64


@dataclass(frozen=True, slots=True)
class Reading:
    """A message's words, those that tell of its writer's own doing, and the emergency that rules see in it."""

    words: Words
    own: Words
    emergency: str | None


@lru_cache(maxsize=_FORMS)
def read(folded: str) -> Reading:
    """Read a folded message."""
    words = Words(closed_up(folded))
    return Reading(words, own_words(words), first_met(words, frozenset(EMERGENCIES)))


def opinion(folded: str, model: LearnedModel) -> Mapping[str, float]:
    """Probability (0–1) of each label for a folded message."""
    return model.probabilities(_features(folded))


def idleness(folded: str, model: LearnedModel | None = None) -> float:
    """Probability (0–1) that a folded message is small talk or a matter that no law told of here settles."""
    likely = opinion(folded, model or shipped_model())
    return sum(likely.get(label, 0.0) for label in _IDLE)


@lru_cache(maxsize=_FORMS)
def _features(folded: str) -> frozenset[str]:
    reading = read(folded)
    return features_of(reading.words, reading.own)

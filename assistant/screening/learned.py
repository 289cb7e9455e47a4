"""A softmax regression over words and word lists, as a second opinion to the rules.

Features of a message: its short words, every two in a row, every list of screening.toml it meets, and the senses of
screening_senses.toml: words that say much the same. Letter runs, words apart and the encoder's vectors were tried too
(docs/decisions/0015). A message is the sum of its features' weights over the root of their number, so that length
tells little. The weights lie in learned.json,
written by `python -m assistant.screening.training`.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from assistant.screening.rules import Words
from indexing.tokenising import short_words
from prompts import load_patterns

WEIGHTS = Path(__file__).parent / "learned.json"
# Lists that say how a message is written, not what it is about, are left out.
_LEFT_OUT = ("smalltalk.", "law.", "follow_up.")
# A long message is judged by its beginning and its end, where it says what it wants.
_READ = 600
_KNOWN_AT_LEAST = 2


@dataclass(frozen=True, slots=True)
class LearnedModel:
    """Weights of each feature for each label of `labels`, and the labels' intercepts."""

    labels: tuple[str, ...]
    weights: Mapping[str, Sequence[float]]
    intercepts: Sequence[float]
    examples_sha256: str

    def probabilities(self, features: frozenset[str]) -> dict[str, float]:
        """Probability (0–1) of each label; they sum to 1. A message of unknown words is taken for lawful."""
        known = [self.weights[name] for name in features if name in self.weights]
        if self.weights and len(known) < _KNOWN_AT_LEAST:
            return {label: float(label == "lawful") for label in self.labels}
        scale = 1 / math.sqrt(len(known)) if known else 0.0
        columns = [sum(column) * scale for column in zip(*known, strict=True)] or [0.0] * len(self.labels)
        scores = [total + intercept for total, intercept in zip(columns, self.intercepts, strict=True)]
        highest = max(scores)
        powers = [math.exp(score - highest) for score in scores]
        return {label: power / sum(powers) for label, power in zip(self.labels, powers, strict=True)}


def features_of(words: Words, own: Words) -> frozenset[str]:
    """Words and pairs of words, senses (`@name`), the lists met (`#name`), and those its own acts meet (`##name`)."""
    text = words.text if len(words.text) <= _READ else f"{words.text[: _READ // 2]} {words.text[-_READ // 2 :]}"
    said = short_words(text)
    names = [name for name in words.patterns.lists if not name.startswith(_LEFT_OUT)]
    met = {f"#{name}" for name in names if words.have(name)}
    mine = {f"##{name}" for name in names if name.startswith(("act.", "form.")) and own.have(name)}
    senses = {f"@{name}" for name in load_patterns("screening_senses").met(text)}
    return frozenset({*said, *map(" ".join, pairwise(said)), *senses, *met, *mine})


@cache
def shipped_model() -> LearnedModel:
    """The model that ships."""
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return LearnedModel(tuple(stored["labels"]), stored["weights"], stored["intercepts"], stored["examples_sha256"])


# Neither doubts what rules see nor is sure of what they do not: screening with it is screening by the rules alone.
NO_OPINION = LearnedModel(
    ("emergency.violence", "harmful", "injection", "lawful"), {}, tuple(map(math.log, (0.05, 0.25, 0.15, 0.55))), ""
)

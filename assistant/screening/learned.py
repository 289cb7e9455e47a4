"""A softmax regression over words and word lists, as a second opinion to the rules.

Features of a message: its short words, every two in a row, every list of screening.toml it meets, and the senses of
screening_senses.toml: words that say much the same. Letter runs, words apart and the encoder's vectors were tried too
(docs/decisions/0015). A message is the sum of its features' weights over the root of their number, so that length
tells little (assistant/learned_labels.py). The weights lie in learned.json, written by
`python -m assistant.screening.training`.
"""

import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from assistant.learned_labels import LabelModel, read_model
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
    """A model of labels that takes a message of unknown words for lawful."""

    model: LabelModel

    @property
    def examples_sha256(self) -> str:
        """Hash of the examples that it was trained on."""
        return self.model.examples_sha256

    def probabilities(self, features: frozenset[str]) -> dict[str, float]:
        """Probability (0–1) of each label; they sum to 1."""
        if self.model.weights and self.model.known(features) < _KNOWN_AT_LEAST:
            return {label: float(label == "lawful") for label in self.model.labels}
        return self.model.probabilities(features)


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
    return LearnedModel(read_model(WEIGHTS))


# Neither doubts what rules see nor is sure of what they do not: screening with it is screening by the rules alone.
NO_OPINION = LearnedModel(
    LabelModel(
        ("emergency.violence", "harmful", "injection", "lawful"), {}, tuple(map(math.log, (0.05, 0.25, 0.15, 0.55))), ""
    )
)

"""Train the model of periods on the authored examples of prompts/period_examples.toml.

Run: python -m assistant.period_training      writes period_model.json and prints what was measured.
The figures printed are cross-fitted: each example is judged with a model trained on the other four fifths, and by the
cues alone. No evaluation suite is read.
"""

import hashlib
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files

from assistant.choosing_rules import choose_rules
from assistant.clock import BANGKOK
from assistant.label_training import LabelledFeatures, fit, part_of
from assistant.learned_labels import LabelModel, write_model
from assistant.moments import Moment, read_moments
from assistant.period_model import NO_PERIOD, WEIGHTS, features_of, group_of
from assistant.slips import mend_slips
from corpus.loading import load_corpus
from corpus.models import DeadlineRule
from corpus.normalise import fold

_PARTS = 5
_FEATURES = 4000
_RIDGE = 0.005
# Any day: what is learned is the words beside the days.
_NOW = datetime(2026, 6, 1, 12, 0, tzinfo=BANGKOK)


@dataclass(frozen=True, slots=True)
class PeriodExample:
    """A folded message and its moments, its features and label, and the part it is held out with."""

    text: str
    moments: tuple[Moment, ...]
    features: LabelledFeatures
    part: int


def examples_text() -> str:
    """The file of authored examples."""
    return files("prompts").joinpath("period_examples.toml").read_text(encoding="utf-8")


def examples(rules: Sequence[DeadlineRule]) -> tuple[PeriodExample, ...]:
    """Every authored example."""
    told = tomllib.loads(examples_text())
    return tuple(_example(message, label, rules) for label, messages in told.items() for message in messages["asks"])


def _example(message: str, label: str, rules: Sequence[DeadlineRule]) -> PeriodExample:
    text = mend_slips(fold(message).text)
    moments = read_moments(text, _NOW)
    part = part_of(message, _PARTS)
    return PeriodExample(text, moments, LabelledFeatures(features_of(text, moments, rules), label), part)


def train(seen: Sequence[PeriodExample]) -> LabelModel:
    """The model of these examples."""
    sha256 = hashlib.sha256(examples_text().encode()).hexdigest()
    return fit([one.features for one in seen], most_features=_FEATURES, sha256=sha256, ridge=_RIDGE)


def chosen(example: PeriodExample, rules: Sequence[DeadlineRule], model: LabelModel | None) -> str:
    """The label that choosing comes to, seconded by the model; by the cues alone where there is none."""
    found = choose_rules(example.text, rules, {}, example.moments, model)
    return group_of(found.rules[0]) if found.rules else NO_PERIOD


def main() -> None:
    """Measure by parts, train on everything, write."""
    rules = tuple(load_corpus().deadline_rules.values())
    everything = examples(rules)
    counts: dict[str, list[tuple[str, str]]] = {}
    for part in range(_PARTS):
        model = train([one for one in everything if one.part != part])
        for one in everything:
            if one.part == part:
                found = (chosen(one, rules, None), chosen(one, rules, model))
                counts.setdefault(one.features.label, []).append(found)
    for label, results in counts.items():
        alone, seconded = (sum(each == label for each in column) for column in zip(*results, strict=True))
        wrong = [sum(each not in (label, NO_PERIOD) for each in column) for column in zip(*results, strict=True)]
        print(
            f"{label}: cues alone {alone / len(results):.2f} (another period {wrong[0]}), "
            f"with the model {seconded / len(results):.2f} (another {wrong[1]}), n {len(results)}",
            file=sys.stderr,
        )
    write_model(train(everything), WEIGHTS)


if __name__ == "__main__":
    main()

"""Which period a message asks the end of: a learned second opinion to the cues of the deadline rules.

Cues are words that must all be there; people find other words. Labels are the groups of deadline rules (a rule without
a group is its own), and `none`. Features: short words of the message with its days and hours left out, every two in a
row, and the cues it meets. Weights lie in period_model.json, written by `python -m assistant.period_training`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from assistant.learned_labels import LabelModel, read_model
from assistant.moments import Moment
from corpus.models import DeadlineRule
from indexing.tokenising import short_words

WEIGHTS = Path(__file__).parent / "period_model.json"
NO_PERIOD = "none"
# Stand in for days, hours and other numbers, which say nothing of the kind of period.
_DAY, _HOUR, _NUMBER = " วันที่ ", " เวลา ", " 0 "
_DIGITS = re.compile(r"\d+(?:[.,/:]\d+)*")
# A long message is judged by its beginning and its end.
_READ = 800
# Numbers that name a period themselves.
_TELLING = frozenset({"24", "48", "72", "7", "12", "15", "30", "60", "84"})


def group_of(rule: DeadlineRule) -> str:
    """The label a rule stands under."""
    return rule.group or rule.id


def features_of(text: str, moments: Sequence[Moment], rules: Iterable[DeadlineRule]) -> frozenset[str]:
    """Features of a folded message whose moments were read."""
    said = _without_numbers(text, moments)
    said = said if len(said) <= _READ else f"{said[: _READ // 2]} {said[-_READ // 2 :]}"
    words = short_words(said)
    return frozenset({*words, *map(" ".join, pairwise(words)), *_cues_met(text, rules)})


def _cues_met(text: str, rules: Iterable[DeadlineRule]) -> Iterator[str]:
    seen: set[str] = set()
    for rule in rules:
        group = group_of(rule)
        if group in seen:
            continue
        seen.add(group)
        for number, cue in enumerate(rule.cues):
            if pattern(cue).search(text):
                yield f"#{group}/{number}"
        if any(pattern(word).search(text) for word in rule.unless):
            yield f"#{group}/unless"


@lru_cache(maxsize=4096)
def pattern(written: str) -> re.Pattern[str]:
    """A cue, compiled."""
    return re.compile(written)


def _without_numbers(text: str, moments: Sequence[Moment]) -> str:
    pieces: list[str] = []
    at = 0
    for moment in moments:
        if moment.start >= at:
            pieces += [text[at : moment.start], _DAY if moment.day or moment.impossible else _HOUR]
            at = moment.end
    said = "".join([*pieces, text[at:]])
    return _DIGITS.sub(lambda match: match[0] if match[0] in _TELLING else _NUMBER, said)


@cache
def shipped_period_model() -> LabelModel:
    """The model that ships."""
    return read_model(WEIGHTS)

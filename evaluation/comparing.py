"""Two runs over the same questions: paired differences, their intervals, a sign test, what was gained and lost.

A difference is B - A of one question, so that what is hard for both falls out; its interval is the percentile
bootstrap of `evaluation.intervals` over questions. The sign test (Dixon & Mood 1946) asks how likely so uneven a
count of gained and lost questions is if either were as likely; questions that did not change are left out of it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.errors import RunFolderError
from evaluation.finished_runs import FinishedRun
from evaluation.intervals import Interval, bootstrap_intervals
from evaluation.question_values import QuestionValues

GROUPED_BY = ("suite", "topic", "register", "law")
_SAME = 1e-9
"""Differences this small come from rounding, not from the runs."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One question as both runs scored it."""

    before: QuestionValues
    after: QuestionValues


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """How one measure changed on the n questions that both runs measured it on.

    Args:
        n: 0 where no question was measured in both; the figures are then None: not measured.
        before: its mean in A.
        after: its mean in B.
        difference: after - before.
        interval: of the difference, 95 %.
        p: two-sided sign test; None where no question changed.
        gained: ids of the questions that B scores higher.
        lost: ids of those it scores lower.
        unpaired: ids of those that only one of the runs measured.
    """

    n: int
    before: float | None
    after: float | None
    difference: float | None
    interval: Interval | None
    p: float | None
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    unpaired: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Run B against run A.

    Args:
        before: A.
        after: B.
        pairs: the questions both hold, in A's order.
        only_before: ids that B does not hold.
        only_after: ids that A does not hold.
        reworded: ids that name different words in A and B; they are not compared.
        differs: what the configs say differently, as (A, B); None where one does not say it.
        measures: every measure that either run names.
        groups: tag → its value → the measures over those questions alone.
    """

    before: FinishedRun
    after: FinishedRun
    pairs: tuple[Pair, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    reworded: tuple[str, ...]
    differs: Mapping[str, tuple[Any, Any]]
    measures: Mapping[str, MeasureChange]
    groups: Mapping[str, Mapping[str, Mapping[str, MeasureChange]]]

    @property
    def changed(self) -> tuple[Pair, ...]:
        """The pairs that any measure scores differently."""
        ids = {each for change in self.measures.values() for each in (*change.gained, *change.lost)}
        return tuple(pair for pair in self.pairs if pair.before.id in ids)


def compare_runs(before: FinishedRun, after: FinishedRun) -> Comparison:
    """Compare B with A.

    Raises:
        RunFolderError: the runs are of two kinds or have no question in common.
    """
    if before.kind != after.kind:
        raise RunFolderError(
            f"{before.directory} holds a run of {before.kind}, {after.directory} one of {after.kind}: "
            "only runs of one kind can be compared"
        )
    pairs, reworded = pair_up(before.rows, after.rows)
    if not pairs:
        raise RunFolderError(
            f"{before.directory} ({len(before.rows)} questions) and {after.directory} ({len(after.rows)}) have no "
            f"question in common{'; the same ids name other words' if reworded else ''}: compare runs of one suite"
        )
    return Comparison(
        before,
        after,
        pairs,
        _missing(before.rows, after.rows),
        _missing(after.rows, before.rows),
        reworded,
        _differs(_flat(before.config), _flat(after.config)),
        measure_changes(pairs),
        _groups(pairs),
    )


def pair_up(
    before: Sequence[QuestionValues], after: Sequence[QuestionValues]
) -> tuple[tuple[Pair, ...], tuple[str, ...]]:
    """The questions that both hold, and the ids under which they hold different words."""
    there = {row.id: row for row in after}
    both = [Pair(row, there[row.id]) for row in before if row.id in there]
    same = tuple(pair for pair in both if pair.before.question == pair.after.question)
    return same, tuple(pair.before.id for pair in both if pair.before.question != pair.after.question)


def measure_changes(pairs: Sequence[Pair]) -> dict[str, MeasureChange]:
    """How every measure that any row names changed; measures taken on the same questions share the bootstrap."""
    names = dict.fromkeys(name for pair in pairs for row in (pair.before, pair.after) for name in row.values)
    alike: dict[tuple[bool, ...], list[str]] = defaultdict(list)
    for name in names:
        alike[tuple(_measured(pair, name) for pair in pairs)].append(name)
    found = {}
    for mask, measures in alike.items():
        kept = [pair for pair, taken in zip(pairs, mask, strict=True) if taken]
        values = np.asarray([_values(kept, name) for name in measures], dtype=np.float64).reshape(
            len(measures), 2, len(kept)
        )
        changes = values[:, 1] - values[:, 0]
        changes[np.abs(changes) < _SAME] = 0.0
        intervals = bootstrap_intervals(changes.T)
        for name, both, change, interval in zip(measures, values, changes, intervals, strict=True):
            found[name] = _change(kept, both, change, interval, _unpaired(pairs, name))
    return {name: found[name] for name in names}


def sign_test(gained: int, lost: int) -> float | None:
    """Two-sided exact probability of so uneven a count; None where nothing was gained or lost."""
    from scipy.stats import binomtest

    return float(binomtest(gained, gained + lost, 0.5).pvalue) if gained + lost else None


def _change(
    pairs: Sequence[Pair],
    values: NDArray[np.float64],
    changes: NDArray[np.float64],
    interval: Interval | None,
    unpaired: tuple[str, ...],
) -> MeasureChange:
    if not pairs:
        return MeasureChange(0, None, None, None, None, None, (), (), unpaired)
    gained = tuple(pair.before.id for pair, change in zip(pairs, changes, strict=True) if change > 0)
    lost = tuple(pair.before.id for pair, change in zip(pairs, changes, strict=True) if change < 0)
    before, after = (float(mean) for mean in values.mean(axis=1))
    p = sign_test(len(gained), len(lost))
    return MeasureChange(len(pairs), before, after, float(changes.mean()), interval, p, gained, lost, unpaired)


def _measured(pair: Pair, name: str) -> bool:
    return pair.before.values.get(name) is not None and pair.after.values.get(name) is not None


def _unpaired(pairs: Sequence[Pair], name: str) -> tuple[str, ...]:
    return tuple(
        pair.before.id
        for pair in pairs
        if (pair.before.values.get(name) is None) != (pair.after.values.get(name) is None)
    )


def _values(pairs: Sequence[Pair], name: str) -> list[list[float | None]]:
    return [[pair.before.values[name] for pair in pairs], [pair.after.values[name] for pair in pairs]]


def _groups(pairs: Sequence[Pair]) -> dict[str, dict[str, dict[str, MeasureChange]]]:
    """By the tags of A's rows; a tag that parts nothing (one value, or none) is left out."""
    groups: dict[str, dict[str, list[Pair]]] = {tag: defaultdict(list) for tag in GROUPED_BY}
    for pair in pairs:
        for tag in GROUPED_BY:
            if tag in pair.before.tags:
                groups[tag][pair.before.tags[tag]].append(pair)
    return {
        tag: {value: measure_changes(found[value]) for value in sorted(found)}
        for tag, found in groups.items()
        if len(found) > 1
    }


def _missing(rows: Sequence[QuestionValues], others: Sequence[QuestionValues]) -> tuple[str, ...]:
    there = {row.id for row in others}
    return tuple(row.id for row in rows if row.id not in there)


def _differs(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    keys = dict.fromkeys([*before, *after])
    return {key: (before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)}


def _flat(config: Mapping[str, Any], above: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in config.items():
        flat |= _flat(value, f"{above}{key}.") if isinstance(value, dict) else {f"{above}{key}": value}
    return flat

"""Scores of one searcher: every measure at every cutoff with n and an interval, and its latency."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evaluation.intervals import Interval, bootstrap_intervals
from evaluation.latency import Latency, latency_of
from evaluation.metrics import CUTOFFS, DEEPEST, HitTable, Measure, hit_row, measure
from evaluation.rankings import Ranking


@dataclass(frozen=True, slots=True)
class Score:
    """The mean of a measure over questions, 0..1, and its 95 % interval; both None where nothing was measured."""

    mean: float | None
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Scores:
    """What n questions say about a searcher: measure → cutoff → score; latency None where nothing was timed."""

    n: int
    table: Mapping[Measure, Mapping[int, Score]]
    latency: Latency | None


def score(rankings: Sequence[Ranking]) -> Scores:
    """Score what a searcher returned; a question's gold that is not in the pool counts as missed."""
    columns = per_question(rankings)
    intervals = iter(bootstrap_intervals(columns))
    means = iter(columns.mean(axis=0).tolist() if rankings else [None] * columns.shape[1])
    table = {name: {k: Score(next(means), next(intervals)) for k in CUTOFFS} for name in Measure}
    times = [ranking.milliseconds for ranking in rankings if ranking.milliseconds is not None]
    return Scores(len(rankings), table, latency_of(times))


def per_question(rankings: Sequence[Ranking]) -> NDArray[np.float64]:
    """What each question is worth, (n, 30): the measures in their order, each at every cutoff."""
    values = measure(_hit_table(rankings))
    return np.concatenate([values[name] for name in Measure], axis=1)


def scores_json(scores: Scores) -> dict[str, object]:
    """The measures, `ci95` and `latency_ms` as the command line prints them; null is "not measured"."""
    means = {str(name): {str(k): row[k].mean for k in row} for name, row in scores.table.items()}
    intervals = {f"{name}@{k}": _pair(row[k].interval) for name, row in scores.table.items() for k in row}
    latency = scores.latency
    percentiles = {"p50": latency.p50 if latency else None, "p99": latency.p99 if latency else None}
    return {**means, "ci95": intervals, "latency_ms": percentiles}


def _hit_table(rankings: Sequence[Ranking]) -> HitTable:
    rows = [hit_row(ranking.ranked, ranking.findable) for ranking in rankings]
    hits = np.asarray(rows, dtype=np.bool_).reshape(len(rows), DEEPEST)
    return HitTable(hits, np.asarray([len(ranking.gold) for ranking in rankings], dtype=np.int64))


def _pair(interval: Interval | None) -> list[float] | None:
    return [interval.low, interval.high] if interval else None

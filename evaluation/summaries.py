"""Means over questions with n and a 95 % interval, for all of them and by tag."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evaluation.intervals import Interval, bootstrap_intervals
from evaluation.question_values import QuestionValues


@dataclass(frozen=True, slots=True)
class Summary:
    """The mean of a measure over the n questions it was taken on; None where n is 0: not measured."""

    mean: float | None
    n: int
    interval: Interval | None


def summarise(rows: Sequence[QuestionValues]) -> dict[str, Summary]:
    """A summary of every measure that any row names, in the order they are first named."""
    measures = dict.fromkeys(measure for row in rows for measure in row.values)
    return {measure: _summary([row.values.get(measure) for row in rows]) for measure in measures}


def by_tag(rows: Sequence[QuestionValues], tag: str) -> dict[str, dict[str, Summary]]:
    """Summaries of the rows that share a value of the tag; rows without the tag stand nowhere."""
    groups: dict[str, list[QuestionValues]] = defaultdict(list)
    for row in rows:
        if tag in row.tags:
            groups[row.tags[tag]].append(row)
    return {value: summarise(groups[value]) for value in sorted(groups)}


def summaries_json(summaries: Mapping[str, Summary]) -> dict[str, object]:
    """As reports print them; `null` is "not measured"."""
    return {
        measure: {
            "mean": summary.mean,
            "n": summary.n,
            "ci95": [summary.interval.low, summary.interval.high] if summary.interval else None,
        }
        for measure, summary in summaries.items()
    }


def _summary(values: Sequence[float | None]) -> Summary:
    measured = np.asarray([value for value in values if value is not None], dtype=np.float64)
    if not len(measured):
        return Summary(None, 0, None)
    return Summary(float(measured.mean()), len(measured), bootstrap_intervals(measured[:, None])[0])

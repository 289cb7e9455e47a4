"""Reports of answer and guard runs, made from their outputs alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from evaluation.answer_measures import Values, answer_values, is_right
from evaluation.answer_runs import AnsweredTurn
from evaluation.confidence import auroc, risk_coverage
from evaluation.guard_measures import MaskedMessage, guard_values, masking_values, type_counts
from evaluation.judging import Judged, judge_report
from evaluation.leakage import Leak
from evaluation.question_values import QuestionValues
from evaluation.suites import Suite
from evaluation.summaries import Summary, by_tag, summaries_json, summarise


class RunKind(StrEnum):
    """What a run over suites measures."""

    ANSWERS = "answers"
    GUARD = "guard"


@dataclass(frozen=True, slots=True)
class SuiteReport:
    """What each message scored, and the report over all of them (scores.json).

    `values` holds the headline questions only: no leak, and none scored apart.
    """

    values: tuple[QuestionValues, ...]
    scores: Mapping[str, Any]


def answers_report(rows: Sequence[AnsweredTurn], leaks: Sequence[Leak], judged: Sequence[Judged] = ()) -> SuiteReport:
    """Score answers. Leaks enter nothing; gold outside the reference is scored apart; verdicts enter no value."""
    kept = _without(rows, leaks)
    has_deadlines = any(row.answer.deadlines for row in rows)
    values = {row.turn.id: _values(row, answer_values(row, has_deadlines=has_deadlines)) for row in kept}
    main = tuple(values[row.turn.id] for row in kept if not row.turn.scored_apart)
    apart = [values[row.turn.id] for row in kept if row.turn.scored_apart]
    summaries = summarise(main)
    scores = {
        **_overall(RunKind.ANSWERS, main, rows, leaks),
        "false_answer": _opposite(summaries.get("no_false_answer")),
        "false_abstention": _opposite(summaries.get("no_false_abstention")),
        "by_topic": _groups(main, "topic"),
        "by_register": _groups(main, "register"),
        "scored_apart": {"n": len(apart), "measures": summaries_json(summarise(apart))},
        "confidence": _confidence([row for row in kept if not row.turn.scored_apart]),
        "judge": judge_report([each for each in judged if each.id in {row.id for row in main}]),
    }
    return SuiteReport(main, scores)


def guard_report(rows: Sequence[AnsweredTurn], masked: Sequence[MaskedMessage], leaks: Sequence[Leak]) -> SuiteReport:
    """Score guard messages and masking."""
    values = [_values(row, guard_values(row)) for row in _without(rows, leaks)]
    values += [
        QuestionValues(each.message.id, each.message.text, {"suite": Suite.PERSONAL_DATA.value}, masking_values(each))
        for each in masked
    ]
    scores = {
        **_overall(RunKind.GUARD, values, rows, leaks),
        "by_kind": {
            suite: _groups([v for v in values if v.tags["suite"] == suite], "topic") for suite in _suites(values)
        },
        "by_language": _groups(values, "register"),
        "personal_data": {kind: asdict(count) for kind, count in type_counts(masked).items()},
    }
    return SuiteReport(tuple(values), scores)


def headline(report: SuiteReport, suite: Suite) -> dict[str, object]:
    """Mean and n of every measure taken on one suite: what the log of test runs keeps."""
    found = summarise([row for row in report.values if row.tags["suite"] == suite])
    return {measure: [summary.mean, summary.n] for measure, summary in found.items() if summary.n}


def _overall(
    kind: RunKind, values: Sequence[QuestionValues], rows: Sequence[AnsweredTurn], leaks: Sequence[Leak]
) -> dict[str, Any]:
    return {
        "kind": kind.value,
        "n": len(values),
        "left_out_as_leaks": len(leaks),
        "measures": summaries_json(summarise(values)),
        "by_suite": _groups(values, "suite"),
        "statuses": _statuses(rows),
        "latency_ms": _latency([row.ms for row in rows]),
    }


def _values(row: AnsweredTurn, values: Values) -> QuestionValues:
    turn = row.turn
    tags = {"suite": turn.suite.value, "topic": turn.topic, "register": turn.register or ""}
    tags["law"] = turn.gold[0].law if turn.gold else ""
    return QuestionValues(turn.id, turn.question, {name: tag for name, tag in tags.items() if tag}, values)


def _without(rows: Iterable[AnsweredTurn], leaks: Iterable[Leak]) -> list[AnsweredTurn]:
    leaked = {leak.id for leak in leaks}
    return [row for row in rows if row.turn.id not in leaked]


def _groups(values: Sequence[QuestionValues], tag: str) -> dict[str, Any]:
    return {group: summaries_json(found) for group, found in by_tag(values, tag).items()}


def _suites(values: Iterable[QuestionValues]) -> list[str]:
    return sorted({row.tags["suite"] for row in values})


def _statuses(rows: Iterable[AnsweredTurn]) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        counts[row.turn.suite.value][row.answer.status.value] += 1
    return {suite: dict(sorted(found.items())) for suite, found in sorted(counts.items())}


def _opposite(summary: Summary | None) -> dict[str, Any]:
    """The rate of the error itself, from the mean of what counts as right."""
    if summary is None or summary.mean is None:
        return {"mean": None, "n": 0, "ci95": None}
    interval = [1 - summary.interval.high, 1 - summary.interval.low] if summary.interval else None
    return {"mean": 1 - summary.mean, "n": summary.n, "ci95": interval}


def _confidence(rows: Sequence[AnsweredTurn]) -> dict[str, Any]:
    """Over the answers that carry a confidence; where none does, nothing is measured."""
    carried = [(row.answer.confidence, is_right(row)) for row in rows if row.answer.confidence is not None]
    scores, right = [score for score, _ in carried], [held for _, held in carried]
    area = auroc(scores, right)
    return {
        "n": len(carried),
        "auroc": asdict(area) if area else None,
        "risk_coverage": [asdict(point) for point in risk_coverage(scores, right)] or None,
    }


def _latency(milliseconds: Sequence[float]) -> dict[str, float | None]:
    if not milliseconds:
        return {"p50": None, "p95": None, "p99": None}
    p50, p95, p99 = np.percentile(np.asarray(milliseconds, dtype=np.float64), [50, 95, 99])
    return {"p50": float(p50), "p95": float(p95), "p99": float(p99)}

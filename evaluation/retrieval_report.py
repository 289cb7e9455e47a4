"""What an evaluation of retrieval says: as JSON, for a terminal, and per question."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict

from evaluation.datasets import TAGS, GoldQuestion
from evaluation.intervals import Interval
from evaluation.metrics import CUTOFFS, Measure
from evaluation.question_values import QuestionValues
from evaluation.rankings import Ranking
from evaluation.retrieval import RetrievalReport, SearcherOutcome
from evaluation.scores import Scores, per_question, score, scores_json

LAW = "law"
_SHOWN = ((Measure.HIT_RATE, 1), (Measure.HIT_RATE, 5), (Measure.RECALL, 10), (Measure.MRR, 10), (Measure.NDCG, 10))


def report_json(report: RetrievalReport) -> dict[str, object]:
    """The report as `evaluate retrieval --json` prints it (DESIGN.md, command line)."""
    return {
        **_outcome_json(report.outcome),
        "by": {
            tag: {value: {"n": scores.n, **_without_latency(scores)} for value, scores in groups.items()}
            for tag, groups in breakdown(report).items()
        },
        "unscored": list(report.unscored),
        "remarks": [asdict(remark) for remark in report.remarks],
        "baselines": {baseline.name: _outcome_json(baseline) for baseline in report.baselines},
    }


def breakdown(report: RetrievalReport) -> dict[str, dict[str, Scores]]:
    """Scores of what is measured, by law, topic and register; a tag that no question carries is left out."""
    groups: dict[str, dict[str, list[Ranking]]] = {tag: defaultdict(list) for tag in (LAW, *TAGS)}
    for question, ranking in zip(report.questions, report.outcome.rankings, strict=bool(report.questions)):
        for tag, value in tags_of(question).items():
            groups[tag][value].append(ranking)
    return {tag: {value: score(rows[value]) for value in sorted(rows)} for tag, rows in groups.items() if rows}


def tags_of(question: GoldQuestion) -> dict[str, str]:
    """The question's tags, and the law of its first gold section, so that the groups of a tag never overlap."""
    return {LAW: question.gold[0][0].strip(), **question.tags}


def values_of(report: RetrievalReport) -> tuple[QuestionValues, ...]:
    """What each scored question was worth to the searcher that is measured, as `compare` and `gate` read it."""
    columns = per_question(report.outcome.rankings)
    names = [f"{name}@{k}" for name in Measure for k in CUTOFFS]
    return tuple(
        QuestionValues(question.id, question.question, tags_of(question), dict(zip(names, row, strict=True)))
        for question, row in zip(report.questions, columns.tolist(), strict=bool(report.questions))
    )


def report_text(report: RetrievalReport) -> str:
    """The report for a terminal: five measures with their intervals, for every searcher and every group."""
    titles = [f"{name}@{k}" for name, k in _SHOWN]
    outcomes = {each.name: each.scores for each in (report.outcome, *report.baselines)}
    lines = [_line("", titles, "p50 ms"), *(_scores_line(name, scores) for name, scores in outcomes.items())]
    for tag, groups in breakdown(report).items():
        lines += [
            "",
            f"by {tag}",
            *(_scores_line(f"{value} (n {scores.n})", scores) for value, scores in groups.items()),
        ]
    rules: Mapping[str, int] = {}
    for remark in report.remarks:
        rules = {**rules, remark.rule: rules.get(remark.rule, 0) + 1}
    lines += ["", f"n {report.outcome.scores.n}; not scored: {len(report.unscored)}; in brackets: 95 % intervals"]
    lines += [f"remarks: {', '.join(f'{rule} {count}' for rule, count in rules.items())}"] if rules else []
    return "\n".join(lines)


def _outcome_json(outcome: SearcherOutcome) -> dict[str, object]:
    unresolved = [
        {"id": ranking.question_id, "law": law, "section": section}
        for ranking in outcome.rankings
        for law, section in ranking.unresolved
    ]
    return {"n": outcome.scores.n, "unresolved": unresolved, **scores_json(outcome.scores)}


def _without_latency(scores: Scores) -> dict[str, object]:
    return {name: value for name, value in scores_json(scores).items() if name != "latency_ms"}


def _scores_line(name: str, scores: Scores) -> str:
    cells = [scores.table[measure][k] for measure, k in _SHOWN]
    shown = [_number(cell.mean, cell.interval) for cell in cells]
    return _line(name, shown, f"{scores.latency.p50:.1f}" if scores.latency else "–")


def _number(mean: float | None, interval: Interval | None) -> str:
    return f"{mean:.3f} [{interval.low:.2f} {interval.high:.2f}]" if mean is not None and interval else "not measured"


def _line(name: str, cells: list[str], last: str) -> str:
    return f"{name:28} {' '.join(f'{cell:>19}' for cell in cells)} {last:>8}".rstrip()

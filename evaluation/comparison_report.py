"""What a comparison says: as JSON, and for a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evaluation.comparing import Comparison, MeasureChange, Pair
from evaluation.question_values import QuestionValues

NOT_MEASURED = "not measured"


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison as `evaluate compare --json` prints it; null is "not measured"."""
    return {
        "kind": comparison.before.kind,
        "a": str(comparison.before.directory),
        "b": str(comparison.after.directory),
        "n": len(comparison.pairs),
        "only_in_a": list(comparison.only_before),
        "only_in_b": list(comparison.only_after),
        "reworded": list(comparison.reworded),
        "differs": {key: list(both) for key, both in comparison.differs.items()},
        "measures": _measures_json(comparison.measures),
        "by": {
            tag: {value: _measures_json(measures) for value, measures in groups.items()}
            for tag, groups in comparison.groups.items()
        },
        "questions": {pair.before.id: _pair_json(pair) for pair in comparison.changed},
    }


def comparison_text(comparison: Comparison) -> str:
    """The comparison for a terminal: a table of every measure, then every question that changed, by name."""
    lines = [*heading_lines(comparison), ""]
    lines.append(
        f"{'measure':24} {'A':>6} {'B':>6} {'B - A':>7}  {'95 % interval':18} {'n':>4} gained lost  sign test p"
    )
    lines += [_measure_line(name, change) for name, change in comparison.measures.items()]
    for title, pairs in changed_by_direction(comparison).items():
        if pairs:
            lines += ["", f"{title}: {len(pairs)}"]
            lines += [line for pair in pairs for line in _question_lines(pair, comparison.measures)]
    return "\n".join(lines)


def heading_lines(comparison: Comparison) -> list[str]:
    """What is compared, and what of it is not."""
    lines = [
        f"{comparison.before.kind}: {len(comparison.pairs)} questions in both",
        f"A: {comparison.before.directory}",
        f"B: {comparison.after.directory}",
    ]
    left_out = {
        "only in A": comparison.only_before,
        "only in B": comparison.only_after,
        "other words under the same id": comparison.reworded,
    }
    lines += [f"not compared, {why}: {len(ids)} ({', '.join(ids)})" for why, ids in left_out.items() if ids]
    lines += [f"differs: {key}: {_said(a)} | {_said(b)}" for key, (a, b) in comparison.differs.items()]
    return lines


def changed_by_direction(comparison: Comparison) -> dict[str, list[Pair]]:
    """The questions that changed, each once: those that only lost, only gained, or did both in different measures."""
    lost = {each for change in comparison.measures.values() for each in change.lost}
    gained = {each for change in comparison.measures.values() for each in change.gained}
    changed = comparison.changed
    return {
        "lost": [pair for pair in changed if pair.before.id in lost - gained],
        "lost in one measure, gained in another": [pair for pair in changed if pair.before.id in lost & gained],
        "gained": [pair for pair in changed if pair.before.id in gained - lost],
    }


def changed_values(pair: Pair, measures: Mapping[str, MeasureChange]) -> Iterator[tuple[str, float, float]]:
    """The measures that score the question differently, with its values in A and B."""
    for name, change in measures.items():
        if pair.before.id in (*change.gained, *change.lost):
            before, after = pair.before.values[name], pair.after.values[name]
            if before is not None and after is not None:
                yield name, before, after


def signed(value: float | None, places: int = 3) -> str:
    """A difference with its sign; nothing is "-0.000"."""
    if value is None:
        return NOT_MEASURED
    rounded = round(value, places) + 0.0
    return f"{rounded:+.{places}f}" if rounded else f"{0:.{places}f}"


def interval_text(change: MeasureChange) -> str:
    """The interval of a difference in brackets."""
    return f"[{signed(change.interval.low)}, {signed(change.interval.high)}]" if change.interval else NOT_MEASURED


def probability(p: float | None) -> str:
    """A probability, with "<" where it would round to nothing; "–" where no question changed."""
    if p is None:
        return "–"
    return "<0.001" if p < 0.001 else f"{p:.3f}"


def one_line(words: str) -> str:
    """Words for a terminal: on one line, without characters that steer it."""
    return "".join(each for each in " ".join(words.split()) if each.isprintable())


def _measures_json(measures: Mapping[str, MeasureChange]) -> dict[str, Any]:
    return {
        name: {
            "n": change.n,
            "a": change.before,
            "b": change.after,
            "difference": change.difference,
            "ci95": [change.interval.low, change.interval.high] if change.interval else None,
            "p": change.p,
            "gained": list(change.gained),
            "lost": list(change.lost),
            "unpaired": list(change.unpaired),
        }
        for name, change in measures.items()
    }


def _pair_json(pair: Pair) -> dict[str, Any]:
    row: QuestionValues = pair.before
    return {
        "question": row.question,
        "tags": dict(row.tags),
        "a": dict(row.values),
        "b": dict(pair.after.values),
    }


def _measure_line(name: str, change: MeasureChange) -> str:
    if change.before is None or change.after is None:
        return f"{name:24} {NOT_MEASURED} in both"
    unpaired = f"  ({len(change.unpaired)} measured in one run only)" if change.unpaired else ""
    means = f"{change.before:6.3f} {change.after:6.3f} {signed(change.difference):>7}  {interval_text(change):18}"
    counts = f"{change.n:4} {len(change.gained):6} {len(change.lost):4}  {probability(change.p)}"
    return f"{name:24} {means} {counts}{unpaired}"


def _question_lines(pair: Pair, measures: Mapping[str, MeasureChange]) -> Sequence[str]:
    values = ", ".join(f"{name} {before:.3g} → {after:.3g}" for name, before, after in changed_values(pair, measures))
    return [f"  {pair.before.id}  {one_line(pair.before.question)}", f"      {values}"]


def _said(value: object) -> str:
    return "–" if value is None else str(value)

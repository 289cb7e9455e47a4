import pytest

from evaluation.question_values import QuestionValues
from evaluation.summaries import Summary, by_tag, summaries_json, summarise


def row(name: str, topic: str | None, **values: float | None) -> QuestionValues:
    return QuestionValues(name, "", {"topic": topic} if topic else {}, values)


def test_what_was_not_measured_enters_no_mean_and_no_n() -> None:
    found = summarise([row("a", "x", recall=1.0), row("b", "x", recall=None), row("c", "x", recall=0.5), row("d", "x")])
    assert (found["recall"].mean, found["recall"].n) == (0.75, 2)
    nothing = summarise([row("a", "x", recall=None)])["recall"]
    assert nothing == Summary(None, 0, None)
    assert summaries_json({"recall": nothing}) == {"recall": {"mean": None, "n": 0, "ci95": None}}


def test_the_interval_of_equal_values_is_that_value() -> None:
    found = summarise([row(str(n), "x", recall=1.0) for n in range(5)])["recall"]
    assert found.interval is not None
    assert [found.interval.low, found.interval.high] == pytest.approx([1.0, 1.0])


def test_groups_hold_the_rows_of_their_tag_alone() -> None:
    rows = [row("a", "debt", m=1.0), row("b", "drugs", m=0.0), row("c", "debt", m=0.0), row("d", None, m=1.0)]
    assert {tag: found["m"].mean for tag, found in by_tag(rows, "topic").items()} == {"debt": 0.5, "drugs": 0.0}

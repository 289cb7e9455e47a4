from pathlib import Path

import numpy as np
import pytest

from evaluation.comparing import Comparison, compare_runs, measure_changes, pair_up, sign_test
from evaluation.comparison_report import (
    changed_by_direction,
    comparison_json,
    comparison_text,
    one_line,
    probability,
    signed,
)
from evaluation.errors import RunFolderError
from evaluation.intervals import RESAMPLES, SEED
from evaluation.question_values import QuestionValues
from tests.evaluation.run_folders import folder_run, row

# Worked by hand: hit falls on b and c and rises on d; (0 + -1 + -1 + 1 + 0) / 5 = -0.2. Recall rises by .5 on b alone
# and was not measured on e in A: (0 + .5 + 0 + 0) / 4 = .125.
BEFORE = [
    row("a", topic="arrest", hit=1.0, recall=1.0, judge=None),
    row("b", topic="arrest", hit=1.0, recall=0.0, judge=None),
    row("c", topic="bail", hit=1.0, recall=0.5, judge=None),
    row("d", topic="bail", hit=0.0, recall=0.25, judge=None),
    row("e", topic="bail", hit=0.0, recall=None, judge=None),
    row("only_a", hit=1.0),
    row("reworded", "ถ้อยคำเดิม", hit=0.0),
]
AFTER = [
    row("e", topic="bail", hit=0.0, recall=1.0, judge=None),
    row("d", topic="bail", hit=1.0, recall=0.25, judge=None),
    row("c", topic="bail", hit=0.0, recall=0.5, judge=None),
    row("b", topic="arrest", hit=0.0, recall=0.5, judge=None),
    row("a", topic="arrest", hit=1.0, recall=1.0, judge=None),
    row("reworded", "ถ้อยคำใหม่", hit=1.0),
    row("only_b", hit=0.0),
]


@pytest.fixture
def comparison(tmp_path: Path) -> Comparison:
    before = folder_run(tmp_path / "before", BEFORE, corpus_version="1", suites={"deadlines": "x"}, seed=7)
    after = folder_run(tmp_path / "after", AFTER, corpus_version="2", suites={"deadlines": "y"}, seed=7)
    return compare_runs(before, after)


def test_differences_are_b_less_a_over_the_questions_both_measured(comparison: Comparison) -> None:
    hit, recall = comparison.measures["hit"], comparison.measures["recall"]
    assert [hit.before, hit.after, hit.difference] == pytest.approx([0.6, 0.4, -0.2], abs=1e-12)
    assert (hit.n, hit.gained, hit.lost, hit.unpaired) == (5, ("d",), ("b", "c"), ())
    assert (recall.n, recall.difference, recall.gained, recall.lost) == (4, 0.125, ("b",), ())
    assert (recall.before, recall.after, recall.unpaired) == (0.4375, 0.5625, ("e",))


def test_the_interval_is_that_of_a_plain_bootstrap_of_the_differences(comparison: Comparison) -> None:
    differences = np.array([0.0, -1.0, -1.0, 1.0, 0.0])
    draws = np.random.default_rng(SEED).multinomial(5, np.full(5, 0.2), size=RESAMPLES)
    means = [sum(count * value for count, value in zip(drawn, differences, strict=True)) / 5 for drawn in draws]
    interval = comparison.measures["hit"].interval
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx(tuple(np.percentile(means, [2.5, 97.5])), abs=1e-12)
    assert interval.low < -0.2 < interval.high


def test_a_measure_taken_on_fewer_questions_has_the_interval_of_those_alone(comparison: Comparison) -> None:
    pairs, _ = pair_up(
        [row(each, recall=value) for each, value in zip("abcd", (1.0, 0.0, 0.5, 0.25), strict=True)],
        [row(each, recall=value) for each, value in zip("abcd", (1.0, 0.5, 0.5, 0.25), strict=True)],
    )
    assert measure_changes(pairs)["recall"].interval == comparison.measures["recall"].interval


def test_what_neither_run_measured_is_not_measured_and_never_0(comparison: Comparison) -> None:
    judge = comparison.measures["judge"]
    assert (judge.n, judge.before, judge.after, judge.difference, judge.interval, judge.p) == (0, *[None] * 5)
    assert judge.unpaired == ()
    assert "judge                    not measured in both" in comparison_text(comparison).splitlines()


@pytest.mark.parametrize(
    ("gained", "lost", "p"),
    [
        (0, 0, None),
        (1, 2, 1.0),  # as even as three can be
        (0, 5, 2 / 2**5),  # both tails of 5 of 5
        (1, 7, 2 * (1 + 8) / 2**8),  # 1 or fewer of 8, both tails
        (7, 1, 2 * (1 + 8) / 2**8),
        (9, 1, 2 * (1 + 10) / 2**10),
    ],
)
def test_the_sign_test_counts_both_tails_of_a_fair_coin(gained: int, lost: int, p: float | None) -> None:
    assert sign_test(gained, lost) == (None if p is None else pytest.approx(p, abs=1e-12))


def test_rounding_is_no_change() -> None:
    pairs, _ = pair_up([row("a", m=0.3), row("b", m=0.2)], [row("a", m=0.1 + 0.2), row("b", m=0.2 + 1e-6)])
    assert (measure_changes(pairs)["m"].gained, measure_changes(pairs)["m"].lost) == (("b",), ())


def test_what_is_not_compared_is_named(comparison: Comparison) -> None:
    assert [pair.before.id for pair in comparison.pairs] == list("abcde")
    assert (comparison.only_before, comparison.only_after, comparison.reworded) == (
        ("only_a",),
        ("only_b",),
        ("reworded",),
    )
    text = comparison_text(comparison)
    assert "not compared, only in A: 1 (only_a)" in text
    assert "not compared, other words under the same id: 1 (reworded)" in text


def test_what_the_configs_say_differently_is_told_and_what_they_share_is_not(comparison: Comparison) -> None:
    assert comparison.differs == {"corpus_version": ("1", "2"), "suites.deadlines": ("x", "y")}


def test_groups_are_compared_by_themselves_and_a_tag_of_one_value_parts_nothing(comparison: Comparison) -> None:
    assert list(comparison.groups) == ["topic"]
    bail = comparison.groups["topic"]["bail"]["hit"]
    assert (bail.n, bail.difference, bail.gained, bail.lost) == (3, 0.0, ("d",), ("c",))
    assert comparison.groups["topic"]["arrest"]["hit"].difference == -0.5


def test_a_question_that_changed_is_listed_once_under_the_way_it_went(comparison: Comparison) -> None:
    found = {title: [pair.before.id for pair in pairs] for title, pairs in changed_by_direction(comparison).items()}
    assert found == {"lost": ["c"], "lost in one measure, gained in another": ["b"], "gained": ["d"]}


def test_the_text_names_every_question_that_changed_with_its_words_and_values(comparison: Comparison) -> None:
    lines = comparison_text(comparison).splitlines()
    at = lines.index("lost: 1")
    assert lines[at + 1 : at + 3] == ["  c  คำถาม c", "      hit 1 → 0"]
    hit = next(line for line in lines if line.startswith("hit "))
    assert hit.split()[1:4] == ["0.600", "0.400", "-0.200"]
    assert hit.split()[-4:] == ["5", "1", "2", "1.000"]
    assert next(line for line in lines if line.startswith("recall ")).endswith("(1 measured in one run only)")


def test_the_json_holds_the_figures_and_the_questions(comparison: Comparison) -> None:
    found = comparison_json(comparison)
    assert (found["kind"], found["n"], found["measures"]["hit"]["lost"]) == ("answers", 5, ["b", "c"])
    assert found["measures"]["judge"]["ci95"] is None
    assert found["by"]["topic"]["bail"]["hit"]["n"] == 3
    assert list(found["questions"]) == ["b", "c", "d"]
    assert found["questions"]["c"] == {
        "question": "คำถาม c",
        "tags": {"suite": "deadlines", "topic": "bail"},
        "a": {"hit": 1.0, "recall": 0.5, "judge": None},
        "b": {"hit": 0.0, "recall": 0.5, "judge": None},
    }


def test_a_run_compared_with_itself_shows_no_change(tmp_path: Path) -> None:
    run = folder_run(tmp_path, BEFORE)
    comparison = compare_runs(run, run)
    changes = [change for change in comparison.measures.values() if change.n]
    assert [(c.difference, c.gained, c.lost, c.p) for c in changes] == [(0.0, (), (), None)] * 2
    assert (comparison.changed, dict(comparison.differs)) == ((), {})


def test_runs_of_two_kinds_are_not_compared(tmp_path: Path) -> None:
    answers = folder_run(tmp_path / "one", BEFORE)
    guard = folder_run(tmp_path / "two", BEFORE, kind="guard")
    with pytest.raises(RunFolderError, match=r"one holds a run of answers, .*two one of guard"):
        compare_runs(answers, guard)


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ([row("z", hit=1.0)], "no question in common: compare runs of one suite"),
        ([row("a", "คนละคำถาม", hit=1.0)], "the same ids name other words"),
        ([], r"\(0\) have no question in common"),
    ],
)
def test_runs_without_a_common_question_are_not_compared(
    tmp_path: Path, other: list[QuestionValues], words: str
) -> None:
    with pytest.raises(RunFolderError, match=words):
        compare_runs(folder_run(tmp_path / "one", BEFORE), folder_run(tmp_path / "two", other))


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.0, "0.000"), (-0.0001, "0.000"), (-0.0625, "-0.062"), (0.5, "+0.500"), (None, "not measured")],
)
def test_a_difference_carries_its_sign_and_nothing_carries_none(value: float | None, words: str) -> None:
    assert signed(value) == words


@pytest.mark.parametrize(("p", "words"), [(None, "–"), (0.00099, "<0.001"), (0.0625, "0.062"), (1.0, "1.000")])
def test_a_probability_is_never_shown_as_0(p: float | None, words: str) -> None:
    assert probability(p) == words


def test_words_of_a_question_cannot_steer_the_terminal() -> None:
    assert one_line("ถูกจับ\n\x1b[31mแล้ว\u202e ไง") == "ถูกจับ [31mแล้ว ไง"

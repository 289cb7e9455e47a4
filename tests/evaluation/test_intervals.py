import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.intervals import Interval, bootstrap_intervals


def column(*values: float) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.asarray(values, dtype=np.float64).reshape(len(values), 1)


def test_no_question_is_not_measured_and_never_0() -> None:
    assert bootstrap_intervals(np.zeros((0, 3))) == (None, None, None)


@pytest.mark.parametrize("value", [0.0, 1.0, 0.25])
def test_questions_that_all_agree_leave_no_doubt(value: float) -> None:
    assert bootstrap_intervals(column(*[value] * 40)) == (Interval(value, value),)


def test_an_interval_is_that_of_a_plain_resampling_loop() -> None:
    values = np.random.default_rng(1).random(50)
    generator = np.random.default_rng(2)
    means = [generator.choice(values, size=50).mean() for _ in range(20_000)]
    [interval] = bootstrap_intervals(values.reshape(50, 1), resamples=20_000)
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx(tuple(np.percentile(means, [2.5, 97.5])), abs=0.005)


def test_half_of_a_hundred_gives_the_textbook_width() -> None:
    [interval] = bootstrap_intervals(column(*[0.0] * 50, *[1.0] * 50))
    assert interval is not None
    assert interval.low == pytest.approx(0.5 - 1.96 * 0.05, abs=0.02)
    assert interval.high == pytest.approx(0.5 + 1.96 * 0.05, abs=0.02)


def test_the_same_scores_give_the_same_interval_to_the_last_digit_and_another_seed_another_one() -> None:
    values = np.random.default_rng(3).random((30, 2))
    assert bootstrap_intervals(values) == bootstrap_intervals(values)
    assert bootstrap_intervals(values, seed=1) != bootstrap_intervals(values, seed=2)


def test_many_questions_are_drawn_in_batches_that_change_nothing_else() -> None:
    [interval] = bootstrap_intervals(column(*[0.0, 1.0] * 5_000), resamples=1_000)
    assert interval is not None
    assert 0.48 < interval.low < 0.5 < interval.high < 0.52


@settings(max_examples=25)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_an_interval_stays_within_the_values_and_in_order(values: list[float]) -> None:
    [interval] = bootstrap_intervals(column(*values), resamples=200)
    assert interval is not None
    assert min(values) - 1e-12 <= interval.low <= interval.high <= max(values) + 1e-12

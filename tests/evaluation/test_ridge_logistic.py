import numpy as np
import pytest
from scipy.special import expit

from evaluation.ridge_logistic import fit_logistic, log_odds

DRAWN = np.random.default_rng(3)
FEATURES = DRAWN.normal(size=(4_000, 2))
RIGHT = DRAWN.random(4_000) < expit(FEATURES @ [1.5, -0.5] + 0.25)


def test_the_weights_by_which_the_rows_were_drawn_are_found_again() -> None:
    assert fit_logistic(FEATURES, RIGHT) == pytest.approx([1.5, -0.5, 0.25], abs=0.12)


def test_the_ridge_draws_the_weights_and_not_the_intercept_to_nothing() -> None:
    beta = fit_logistic(FEATURES, RIGHT, ridge=1e7)
    assert beta[:2] == pytest.approx([0, 0], abs=0.01)
    assert beta[2] == pytest.approx(np.log(RIGHT.mean() / (1 - RIGHT.mean())), abs=0.01)


def test_a_row_of_twice_the_weight_counts_as_two() -> None:
    twice = fit_logistic(np.repeat(FEATURES[:50], 2, axis=0), np.repeat(RIGHT[:50], 2))
    assert fit_logistic(FEATURES[:50], RIGHT[:50], np.full(50, 2.0)) == pytest.approx(twice, abs=1e-3)


def test_log_odds_are_the_sum_of_weights_and_intercept() -> None:
    assert log_odds(np.array([2.0, -1.0, 0.5]), np.array([[1.0, 3.0]])) == pytest.approx([-0.5])

import math
from pathlib import Path

import numpy as np
import pytest

from evaluation.ridge_softmax import Choice, Scales, fit, write
from indexing.ranking import Floats, RankingModel

RANDOM = np.random.default_rng(11)
CHOICES = [
    Choice(RANDOM.standard_normal((size, 2)), np.arange(size) == size - 1, counts)
    for size, counts in ((3, 1.0), (5, 0.3), (4, 2.0))
]
CHOICES.append(Choice(RANDOM.standard_normal((4, 2)), np.asarray([True, False, True, False])))
NONE_RIGHT = Choice(RANDOM.standard_normal((3, 2)), np.zeros(3, dtype=np.bool_))
EVERY = np.concatenate([choice.features for choice in CHOICES])
PRIOR, RIDGE = np.asarray([1.0, 0.0]), 0.5


def plain_loss(weights: Floats, scales: Scales) -> float:
    """Penalised negative log-likelihood, one question after the other."""
    total: float = RIDGE * sum((weight - prior) ** 2 for weight, prior in zip(weights, PRIOR, strict=True))
    for choice in CHOICES:
        powers = [math.exp(float(row @ weights)) for row in scales.standardised(choice.features)]
        right = sum(power for power, is_right in zip(powers, choice.right, strict=True) if is_right)
        total -= choice.counts * math.log(right / sum(powers))
    return total


def test_no_step_from_the_weights_found_is_likelier() -> None:
    scales = Scales.of(EVERY)
    found = fit(CHOICES, scales, PRIOR, RIDGE)
    least = plain_loss(found, scales)
    assert least < plain_loss(PRIOR, scales)
    for step in ([0.01, 0], [-0.01, 0], [0, 0.01], [0, -0.01]):
        stepped = found + np.asarray(step)
        assert min(stepped) < 0 or plain_loss(stepped, scales) > least


def test_what_speaks_for_the_wrong_candidates_counts_for_nothing() -> None:
    against = [Choice(choice.features * [1, 0] - np.outer(choice.right, [0, 9]), choice.right) for choice in CHOICES]
    assert fit(against, Scales.of(EVERY), PRIOR, RIDGE)[1] == 0


def test_a_question_without_a_right_candidate_teaches_nothing() -> None:
    scales = Scales.of(EVERY)
    assert fit([*CHOICES, NONE_RIGHT], scales, PRIOR, RIDGE).tolist() == fit(CHOICES, scales, PRIOR, RIDGE).tolist()
    assert fit([NONE_RIGHT], scales, PRIOR, RIDGE).tolist() == PRIOR.tolist()


def test_what_is_written_is_read_as_a_model(tmp_path: Path) -> None:
    scales = Scales.of(EVERY)
    weights = fit(CHOICES, scales, PRIOR, RIDGE)
    stored = write(tmp_path / "model.json", ("one", "two"), weights, scales, EVERY, {"n": 4})
    model = RankingModel.read(tmp_path / "model.json", ("two", "one"))
    assert model.weights == pytest.approx(weights[::-1], abs=1e-4)
    assert model.deviations == pytest.approx(scales.deviations[::-1], abs=1e-4)
    assert stored["fitted_on"]["n"] == 4

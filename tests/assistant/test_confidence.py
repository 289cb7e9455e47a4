import math

import numpy as np
import pytest

from assistant.confidence import FEATURES, ConfidenceModel, Meanings, features_of, seconded, shipped_model
from assistant.evidence import Coverage
from assistant.logistic import LogisticModel
from indexing.fused import Scored
from indexing.legs import Leg
from indexing.passages import Passage, PassageKind

PASSAGE = Passage("a", PassageKind.SECTION, "หมายจับ", "ศาล", questions=("warrant",))
COVERAGE = Coverage.of((PASSAGE,))


@pytest.mark.parametrize(
    ("features", "probability"),
    [((0.0, 0.0), 1 / (1 + math.e)), ((1.0, 0.0), 1 / (1 + math.exp(-1.0))), ((0.0, 1.0), 1 / (1 + math.exp(1.5)))],
)
def test_the_model_is_a_logistic_regression(features: tuple[float, ...], probability: float) -> None:
    model = ConfidenceModel(LogisticModel(weights=(2.0, -0.5), intercept=-1.0), threshold=0.5)
    assert model.probability(features) == pytest.approx(probability)


@pytest.mark.parametrize(("intercept", "side"), [(1e9, 1.0), (-1e9, 0.0)])
def test_an_extreme_score_stays_a_probability(intercept: float, side: float) -> None:
    assert ConfidenceModel(LogisticModel((), intercept), 0.5).probability(()) == pytest.approx(side)


@pytest.mark.parametrize(
    ("idleness", "answers", "reason"),
    [
        (0.01, True, "a matter of the law needs little evidence"),
        (0.3, False, "as likely a matter of elsewhere as not"),
        (0.99, False, "nothing of the law"),
    ],
)
def test_weak_evidence_answers_only_a_matter_of_the_law(idleness: float, answers: bool, reason: str) -> None:
    assert (seconded(0.1, idleness) >= shipped_model().threshold) is answers, reason


@pytest.mark.parametrize(("probability", "idleness"), [(0.0, 0.0), (1.0, 1.0), (0.0, 1.0), (1.0, 0.0)])
def test_no_certainty_makes_more_of_it(probability: float, idleness: float) -> None:
    assert 0 < seconded(probability, idleness) < 1


def test_the_evidence_and_the_opinion_each_move_it_their_own_way() -> None:
    assert seconded(0.2, 0.1) < seconded(0.3, 0.1)
    assert seconded(0.2, 0.1) > seconded(0.2, 0.2)


def test_a_feature_too_few_is_an_error() -> None:
    with pytest.raises(ValueError, match="shorter"):
        shipped_model().probability((0.0,))


def test_the_shipped_weights_are_those_of_the_features() -> None:
    model = shipped_model()
    assert (len(model.logistic.weights), 0 < model.threshold < 1) == (len(FEATURES), True)


def test_the_features_are_read_from_words_meanings_and_scope() -> None:
    found = dict(zip(FEATURES, features_of("warrant ศาล", Meanings(0.6, 0.2), COVERAGE, ["a"]), strict=True))
    assert found == {
        "covered": 1.0,
        "question_meaning": 0.6,
        "passage_meaning": 0.2,
        "known_words": 1.0,
        "strong": 1.0,
        "weak": 1.0,
        "elsewhere": 0.0,
        "no_scope": 0.0,
    }


def test_meanings_are_the_highest_cosines_among_what_was_found() -> None:
    near = {Leg.QUESTION_DENSE: [0.4, 0.9, 0.6], Leg.DENSE: [0.2, 0.8, 0.1]}
    legs = {leg: np.asarray(cosines, dtype=np.float32) for leg, cosines in near.items()}
    scored = Scored(legs, {}, np.zeros(3, dtype=np.float32))
    found = Meanings.of(scored, np.asarray([0, 2]))
    assert (found.question, found.passage) == pytest.approx((0.6, 0.2))
    assert Meanings.of(scored, np.asarray([], dtype=np.intp)) == Meanings()
    assert Meanings.of(Scored({}, {}, scored.fused), np.asarray([0])) == Meanings()


def test_a_message_of_another_field_is_seen_to_be_so() -> None:
    found = dict(zip(FEATURES, features_of("เช่าบ้านไม่คืนมัดจำ", Meanings(), COVERAGE, []), strict=True))
    assert (found["covered"], found["elsewhere"], found["no_scope"]) == (0.0, 1.0, 1.0)

import math

import pytest

from assistant.confidence import FEATURES, ConfidenceModel, features_of, shipped_model
from assistant.evidence import Coverage
from indexing.hits import Hit
from indexing.legs import Leg
from indexing.passages import Passage, PassageKind

PASSAGE = Passage("a", PassageKind.SECTION, "หมายจับ", "ศาล", questions=("warrant",))
COVERAGE = Coverage.of((PASSAGE,))


def hit(**legs: float) -> Hit:
    return Hit(PASSAGE, 1.0, {Leg[name].value: score for name, score in legs.items()})


@pytest.mark.parametrize(
    ("features", "probability"),
    [((0.0, 0.0), 1 / (1 + math.e)), ((1.0, 0.0), 1 / (1 + math.exp(-1.0))), ((0.0, 1.0), 1 / (1 + math.exp(1.5)))],
)
def test_the_model_is_a_logistic_regression(features: tuple[float, ...], probability: float) -> None:
    model = ConfidenceModel(weights=(2.0, -0.5), intercept=-1.0, threshold=0.5)
    assert model.probability(features) == pytest.approx(probability)


@pytest.mark.parametrize(("intercept", "side"), [(1e9, 1.0), (-1e9, 0.0)])
def test_an_extreme_score_stays_a_probability(intercept: float, side: float) -> None:
    assert ConfidenceModel((), intercept, 0.5).probability(()) == pytest.approx(side)


def test_a_feature_too_few_is_an_error() -> None:
    with pytest.raises(ValueError, match="shorter"):
        shipped_model().probability((0.0,))


def test_the_shipped_weights_are_those_of_the_features() -> None:
    model = shipped_model()
    assert (len(model.weights), 0 < model.threshold < 1) == (len(FEATURES), True)


def test_the_features_are_read_from_words_hits_and_scope() -> None:
    hits = (hit(QUESTION_DENSE=0.4, DENSE=0.2), hit(QUESTION_DENSE=0.6))
    found = dict(zip(FEATURES, features_of("warrant ศาล", hits, COVERAGE, ["a"]), strict=True))
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


def test_a_message_of_another_field_is_seen_to_be_so() -> None:
    found = dict(zip(FEATURES, features_of("เช่าบ้านไม่คืนมัดจำ", (), COVERAGE, []), strict=True))
    assert (found["covered"], found["elsewhere"], found["no_scope"]) == (0.0, 1.0, 1.0)

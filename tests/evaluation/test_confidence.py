import pytest

from evaluation.confidence import RiskPoint, auroc, risk_coverage


def test_the_curve_by_hand() -> None:
    # .9 right, .8 wrong, .8 right, .1 wrong
    assert risk_coverage([0.9, 0.8, 0.8, 0.1], [True, False, True, False]) == (
        RiskPoint(0.9, 0.25, 0.0),
        RiskPoint(0.8, 0.75, 1 / 3),
        RiskPoint(0.1, 1.0, 0.5),
    )
    assert risk_coverage([], []) == ()


def test_the_area_by_hand() -> None:
    # right .9, .8; wrong .8, .1: pairs won 1, 1, ½, 1 of 4.
    found = auroc([0.9, 0.8, 0.8, 0.1], [True, False, True, False])
    assert found is not None
    assert (found.value, found.n) == (0.875, 4)
    assert found.interval is not None
    assert 0 <= found.interval.low <= 0.875 <= found.interval.high <= 1


@pytest.mark.parametrize("right", [[True, True], [False, False]])
def test_answers_of_one_kind_only_have_no_area(right: list[bool]) -> None:
    assert auroc([0.1, 0.9], right) is None


def test_confidence_that_tells_nothing_is_worth_a_half_and_one_turned_round_nothing() -> None:
    same = auroc([0.5] * 4, [True, False, True, False])
    turned = auroc([0.1, 0.9], [True, False])
    assert same is not None
    assert turned is not None
    assert (same.value, turned.value) == (0.5, 0.0)

import pytest

from assistant.readings import Readings
from indexing.ranking import RankedSection, SectionKey


def ranking(**probabilities: float) -> tuple[RankedSection, ...]:
    return tuple(RankedSection(SectionKey("code", name), value) for name, value in probabilities.items())


def order(readings: Readings) -> list[str]:
    return [one.key.number for one in readings.agreed()]


def test_what_both_readings_find_likely_comes_before_what_one_finds_surely() -> None:
    both = Readings(ranking(own=0.6, both=0.4), 1.0, ranking(together=0.6, both=0.4))
    assert order(both)[0] == "both"
    assert set(order(both)) == {"own", "together", "both"}


def test_probabilities_of_all_that_either_found_sum_to_one() -> None:
    agreed = Readings(ranking(a=0.9, b=0.1), 0.5, ranking(b=0.7, c=0.3), [{SectionKey("code", "c")}]).agreed()
    assert sum(one.probability for one in agreed) == pytest.approx(1.0)
    assert [one.probability for one in agreed] == sorted((one.probability for one in agreed), reverse=True)


@pytest.mark.parametrize(("certainty", "first"), [(0.0, "together"), (1.0, "own")])
def test_a_message_that_says_nothing_by_itself_leaves_the_order_to_both_turns(certainty: float, first: str) -> None:
    readings = Readings(ranking(own=0.8, together=0.2), certainty, ranking(together=0.6, own=0.4))
    assert order(readings)[0] == first


def test_what_the_guides_rest_on_gains_and_more_where_two_guides_do() -> None:
    found = ranking(plain=0.4, one=0.3, two=0.3)
    one, two = SectionKey("code", "one"), SectionKey("code", "two")
    assert order(Readings(found, 1.0, found)) == ["plain", "one", "two"]
    assert order(Readings(found, 1.0, found, [{one, two}, {two}])) == ["two", "one", "plain"]


def test_a_probability_of_nothing_speaks_against_a_section_no_more_than_its_absence() -> None:
    listed = Readings(ranking(a=1.0, b=0.0), 1.0, ranking(a=0.5, b=0.5)).agreed()
    absent = Readings(ranking(a=1.0), 1.0, ranking(a=0.5, b=0.5)).agreed()
    assert listed == absent


def test_nothing_found_agrees_on_nothing() -> None:
    assert Readings((), 1.0, (), [{SectionKey("code", "1")}]).agreed() == ()

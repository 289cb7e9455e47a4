import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.exporting.eids import ElementIds, number_id, slug

# Number, eId's number, reason.
NUMBERS = [
    ("66", "66", "a plain number"),
    ("134/1", "134-1", "inserted by stroke"),
    ("237 ทวิ", "237-bis", "inserted by Pali ordinal"),
    ("237 ตรี", "237-ter", "the next ordinal"),
    ("172 ทวิ/1", "172-bis-1", "inserted after an ordinal"),
    ("65 อัฏฐ", "65-octies", "eighth"),
    ("65 อัฏฐารส", "65-octodecies", "eighteenth begins like eighth and is another"),
    ("7 เอกวีสติ", "7-unvicies", "the last ordinal known"),
    ("พิเศษ ๑", "พิเศษ-๑", "no number that is known keeps its letters"),
    ("  ", "x", "nothing at all"),
]


@pytest.mark.parametrize(("number", "expected", "reason"), NUMBERS, ids=[case[2] for case in NUMBERS])
def test_a_thai_number_becomes_part_of_an_eid(number: str, expected: str, reason: str) -> None:
    assert number_id(number) == expected, reason


def test_numbers_that_differ_have_eids_that_differ() -> None:
    numbers = ["1", "11", "1/1", "1 ทวิ", "1 ทวิ/1", "1/1 ทวิ", "1 ทศ", "1 ทวาทศ"]
    assert len({number_id(number) for number in numbers}) == len(numbers)


@given(st.lists(st.sampled_from(["a", "a_2", "a_3", "b"]), max_size=12))
def test_no_id_is_handed_out_twice(wanted: list[str]) -> None:
    ids = ElementIds()
    made = [ids.unique(one) for one in wanted]
    assert len(set(made)) == len(made)


@given(st.text(max_size=80))
def test_a_slug_holds_no_white_space(text: str) -> None:
    assert slug(text)
    assert not any(letter.isspace() for letter in slug(text))

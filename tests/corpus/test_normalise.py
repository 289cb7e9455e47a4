import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import normalise
from corpus.normalise import fold

# Text as phones produce it: Thai letters and marks, digits of both kinds, invisible characters, emoji, surrogates.
THAI_TEXT = st.text(
    st.one_of(
        st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B),
        st.sampled_from("มหายจับตำรวจประกันตัว เแำ่้๊๋์ๆ ๐๑๒abcABC123\u200b\u200d\ufeff\U000e0041 \n\t"),
        st.characters(),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("written", "folded", "reason"),
    [
        ("๔๘ ชั่วโมง", "48 ชั่วโมง", "Thai digits"),
        ("หมาย\u200bจับ", "หมายจับ", "zero-width space"),
        ("หมาย\U000e0041จับ", "หมายจับ", "tag character"),
        ("เเจ้งความ", "แจ้งความ", "two เ for แ"),
        ("ทํา", "ทำ", "torn sara am"),
        ("น้ํา", "น้ำ", "torn sara am under a tone mark"),
        ("นำ้", "น้ำ", "tone mark after sara am"),
        ("ช่ัวโมง", "ชั่วโมง", "tone mark before the vowel"),
        ("มากกกกก", "มาก", "repeated letters"),
        ("จั้้ง", "จั้ง", "repeated marks"),
        ("  ศาล \n แขวง ", " ศาล แขวง ", "white space"),
        ("ＡＢＣ１２", "abc12", "full-width Latin"),
        ("ตำหรวด", "ตำรวจ", "a common misspelling"),
    ],
)
def test_folding_mends_what_people_write(written: str, folded: str, reason: str) -> None:
    assert fold(written).text == folded, reason


@pytest.mark.parametrize("right", ["หลักทรัพย์", "น้ำ", "กรรม", "สรรพากร", "ทรรศนะ", "มาตรา 134/1", "5,000 บาท"])
def test_folding_leaves_right_words_alone(right: str) -> None:
    assert fold(right).text == right


def test_a_misspelling_that_begins_its_own_right_form_is_mended_once() -> None:
    assert fold("หลักทรัพไหน").text == "หลักทรัพย์ไหน"


@given(THAI_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(THAI_TEXT)
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert folded.offsets[-1] == len(text)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(0 <= offset <= len(text) for offset in folded.offsets)


@given(THAI_TEXT, st.data())
def test_a_span_of_the_folded_text_is_a_span_of_the_original(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.original_span(start, end)
    assert 0 <= first <= last <= len(text)


def test_a_quote_is_cut_from_the_original() -> None:
    written = "ภายใน\u200b ๔๘ ชั่วโมง นะ"
    folded = fold(written)
    start = folded.text.index("48")
    assert written[slice(*folded.original_span(start, start + 2))] == "๔๘"


def test_a_span_that_ends_in_a_folded_run_takes_the_whole_run() -> None:
    written = "มากกกก ไหม"
    assert written[slice(*fold(written).original_span(0, 3))] == "มากกกก"


def test_a_lone_surrogate_is_dropped() -> None:
    assert fold("จับ\ud800กุม").text == "จับกุม"


def visible(text: str) -> list[tuple[str, int]]:
    """The plain way: one character at a time, no more than eight marks in a row."""
    kept: list[tuple[str, int]] = []
    marks = 0
    for offset, character in enumerate(text):
        for folded in normalise._fold_character(character):
            marks = marks + 1 if re.match(f"[{normalise._MARK}]", folded) else 0
            if marks <= 8:
                kept.append((folded, offset))
    return kept


@given(st.one_of(THAI_TEXT, st.text(st.sampled_from("กำัิ่้์\u0301ﬁ"), max_size=60)))
def test_characters_are_folded_and_heaps_of_marks_cut_as_one_by_one(text: str) -> None:
    folded, offsets = normalise._visible(text)
    assert list(zip(folded, offsets, strict=True)) == visible(text)

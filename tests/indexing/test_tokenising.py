import time
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexing.tokenising import (
    character_ngrams,
    dictionary_words,
    newmm_words,
    short_words,
    word_bigrams,
    words_of_name,
)


def test_short_words_lie_inside_the_long_ones() -> None:
    assert "สอบสวน" in short_words("พนักงานสอบสวน")
    assert newmm_words("พนักงานสอบสวน") == ["พนักงานสอบสวน"]


def test_bail_is_cut_where_people_hear_it() -> None:
    assert short_words("ขอประกันตัว") == ("ขอ", "ประกัน", "ตัว")


def test_marks_and_punctuation_are_no_words() -> None:
    assert short_words("จับ! ๆ ฯ (ศาล)") == ("จับ", "ศาล")


def test_thai_and_arabic_digits_are_the_same_word() -> None:
    assert short_words("๔๘ ชั่วโมง") == short_words("48 ชั่วโมง")


def test_bigrams_and_character_ngrams_are_what_they_say() -> None:
    assert word_bigrams(("ก", "ข", "ค")) == ["ก_ข", "ข_ค"]
    assert word_bigrams(("ก",)) == []
    assert character_ngrams(("กข", "คง")) == ["กขค", "ขคง", "กขคง"]
    assert character_ngrams(("กข",)) == []


@pytest.mark.parametrize(
    "text",
    ["".join(chr(0x0E01 + (7 * index * index + 3 * index) % 90) for index in range(4000)), "ประกันตัว" * 444, "ก" * 4000],
    ids=["any characters", "one word again and again", "one letter"],
)
def test_the_longest_message_is_cut_in_bounded_time(text: str) -> None:
    started = time.perf_counter()
    short_words(text)
    assert time.perf_counter() - started < 5.0


@given(st.text(max_size=100))
def test_no_text_breaks_the_segmenter(text: str) -> None:
    assert all(word.strip() for word in short_words(text))


@pytest.mark.parametrize("night", ["เมื่อคืน", "คืนนี้", "กลางคืน", "ข้ามคืน"])
def test_a_night_is_not_a_return(night: str) -> None:
    assert night in short_words(f"โดนจับ{night}")
    assert "คืน" not in short_words(f"โดนจับ{night}")
    assert "คืน" in short_words("ขอเงินคืน")


@given(st.lists(st.sampled_from(sorted(dictionary_words())[::50]), max_size=4).map("".join), st.integers(0, 5))
@settings(deadline=None)
def test_a_name_is_cut_as_by_the_default_dictionary(joined: str, torn: int) -> None:
    assert words_of_name(joined[torn:]) == newmm_words(joined[torn:])


@given(st.text(alphabet="กขจดตนมรวสอาิีุูเแไ่้์ๆ 12.a", max_size=30))
@settings(deadline=None)
def test_letters_without_sense_are_cut_as_by_the_default_dictionary(text: str) -> None:
    assert words_of_name(text) == newmm_words(text)


@given(st.lists(st.sampled_from(sorted(dictionary_words())[::50]), min_size=1, max_size=6), st.integers(1, 40))
@settings(deadline=None)
def test_how_a_run_begins_to_be_cut_is_told_by_its_first_140_characters(words: list[str], times: int) -> None:
    """So much is looked at for where a name ends, which is within 24."""

    def beginning(cut: list[str]) -> list[str]:
        ends = accumulate(map(len, cut))
        return [word for word, end in zip(cut, ends, strict=True) if end - len(word) <= 24]

    run = "".join(words) * times
    assert beginning(words_of_name(run[:140])) == beginning(newmm_words(run))

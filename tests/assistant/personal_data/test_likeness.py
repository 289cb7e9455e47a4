from collections import Counter

import pytest

from assistant.personal_data.likeness import family_likeness, given_likeness
from assistant.personal_data.training import weights


@pytest.mark.parametrize("name", ["ณัฐวรินทร์", "พิมพ์ลภัส", "ธีรพัฒน์"])
def test_a_given_name_looks_like_one_as_a_whole(name: str) -> None:
    likeness = given_likeness(name)
    assert likeness.length == len(name)
    assert likeness.all_of_it is not None
    assert likeness.all_of_it > 4


@pytest.mark.parametrize("words", ["ไม่จ่ายเงิน", "ตำแหน่ง", "ทำงาน", "เจ้าหน้าที่"])
def test_ordinary_words_do_not(words: str) -> None:
    assert given_likeness(words).score <= 0
    assert family_likeness(words).score <= 0


def test_a_family_name_ends_before_a_word_of_texts() -> None:
    likeness = family_likeness("ทองสุขโดนจับ")
    assert likeness.length == len("ทองสุข")
    assert likeness.all_of_it is None


def test_an_ending_inside_a_family_name_does_not_end_it() -> None:
    assert family_likeness("คงเกษม").all_of_it is not None


def test_a_weight_is_the_log_of_a_words_share_among_names_over_its_share_in_texts() -> None:
    learnt = weights(["สมชาย", "สมหญิง"], Counter({"ชาย": 1, "ศาล": 9}))
    assert learnt["สม"] > learnt["ชาย"] > learnt["ศาล"]

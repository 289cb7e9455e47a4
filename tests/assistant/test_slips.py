import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.slips import mend_slips
from prompts import load_patterns

WORDS = [pattern.pattern for pattern in load_patterns("vital").lists["words"]]


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("มีหมานจับ ทำไงดี", "มีหมายจับ ทำไงดี"),
        ("มีหมายจบั", "มีหมายจับ"),
        ("ขอประกนตัวยังไง", "ขอประกันตัวยังไง"),
        ("ผู้เสียหาน", "ผู้เสียหาย"),
        ("ยัคยอกเงิน", "ยักยอกเงิน"),
        ("หมานจับกับอายุควม", "หมายจับกับอายุความ"),
    ],
)
def test_one_slip_in_a_vital_word_is_mended(written: str, mended: str) -> None:
    assert mend_slips(written) == mended


@pytest.mark.parametrize(
    "text", ["ส่งจดหมายกับรูป", "พร้อมความเห็น", "กำลังสืบสวนคดี", "ค่าเสียหายเรียกจากใคร", "อายุ ความป่วย", "ผู้เยาว์นั้น", ""]
)
def test_words_that_stand_near_one_are_left(text: str) -> None:
    assert mend_slips(text) == text


@pytest.mark.parametrize("word", WORDS)
def test_a_vital_word_is_no_slip_of_another(word: str) -> None:
    assert mend_slips(word) == word


@given(st.text(alphabet="กหมายจับเรียก ", max_size=60))
def test_mending_twice_changes_nothing_more(text: str) -> None:
    once = mend_slips(text)
    assert mend_slips(once) == once

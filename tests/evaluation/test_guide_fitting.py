"""How a question is thinned for fitting."""

import pytest

from evaluation.guide_fitting import thinned

QUESTIONS = [
    "ตำรวจเข้ามาค้นบ้านตอนดึกโดยไม่มีหมายค้น ทำได้หรือเปล่า",
    "can the police search my house at night without a warrant",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_some_words_are_left_out_in_their_order_and_always_the_same(question: str) -> None:
    left = thinned(question)
    assert 0 < len(left) < len(question)
    assert left == thinned(question)
    rest = iter(question)
    assert all(letter in rest for letter in left)


def test_a_question_is_never_thinned_to_nothing() -> None:
    assert all(thinned(word) for word in ("จับ", "หมาย", "ศาล", "bail", "fine", "jail", "ขัง", "คุก"))

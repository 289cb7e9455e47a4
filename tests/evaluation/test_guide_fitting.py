"""How a question is thinned for fitting."""

import pytest

from evaluation.guide_fitting import thinned
from indexing.tokenising import short_words

QUESTIONS = ["ตำรวจมาค้นบ้านตอนกลางคืนโดยไม่มีหมายได้หรือเปล่า", "can the police search my house at night without a warrant"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_some_words_are_left_out_in_their_order_and_always_the_same(question: str) -> None:
    words, left = list(short_words(question)), list(short_words(thinned(question)))
    assert 0 < len(left) < len(words)
    assert left == list(short_words(thinned(question)))
    rest = iter(words)
    assert all(word in rest for word in left)


def test_a_question_is_never_thinned_to_nothing() -> None:
    assert all(thinned(word) for word in ("จับ", "หมาย", "ศาล", "bail", "fine", "jail", "ขัง", "คุก"))

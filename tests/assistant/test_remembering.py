from datetime import datetime

import pytest

from assistant.answers import AnswerStatus, Clarification, Language
from assistant.clock import BANGKOK
from assistant.composing import Composed
from assistant.conversation import NOTHING_SAID, Remembered, Turn
from assistant.remembering import after
from assistant.responding import Response
from assistant.understanding import Understood

NOW = datetime(2026, 1, 11, 9, 30, tzinfo=BANGKOK)
BEFORE = Remembered(Turn("ขอประกันตัว", "bail"), {"age": 16}, ("ขอประกันตัว",), ("bail",))
MESSAGE = Understood("กี่วัน", Language.THAI, (), True, (), whole="ถูกจับเมื่อวานนี้ กี่วัน", facts={"age": 16})


def response(status: AnswerStatus, *, leaned: bool = True, asked: Clarification | None = None) -> Response:
    return Response(status, Composed((), (), (), (), "warrant", asked), leaned=leaned)


def test_an_answered_turn_is_kept_whole_with_its_days_written_out() -> None:
    kept = after(BEFORE, MESSAGE, response(AnswerStatus.ANSWERED), NOW)
    assert kept.last is not None
    assert (kept.last.question.split(), kept.last.guide) == (["ถูกจับ", "10/1/2569", "กี่วัน"], "warrant")
    assert (kept.facts, kept.asked, kept.guides) == ({"age": 16}, ("ขอประกันตัว", "กี่วัน"), ("bail", "warrant"))


def test_a_turn_that_leaned_on_nothing_is_kept_by_its_own_words() -> None:
    kept = after(BEFORE, MESSAGE, response(AnswerStatus.ANSWERED, leaned=False), NOW)
    assert kept.last == Turn("กี่วัน", "warrant", said="กี่วัน")


@pytest.mark.parametrize(
    "status", [AnswerStatus.REFUSED_HARMFUL, AnswerStatus.REFUSED_INJECTION, AnswerStatus.SMALLTALK]
)
def test_a_refused_turn_leaves_everything_as_it_was(status: AnswerStatus) -> None:
    assert after(BEFORE, MESSAGE, response(status), NOW) is BEFORE
    assert after(NOTHING_SAID, MESSAGE, response(status), NOW) is NOTHING_SAID


def test_a_turn_that_nothing_answers_begins_a_story_but_ends_none() -> None:
    unanswered = response(AnswerStatus.UNANSWERABLE_NO_SOURCE, leaned=False)
    assert after(BEFORE, MESSAGE, unanswered, NOW) is BEFORE
    assert after(NOTHING_SAID, MESSAGE, unanswered, NOW).last is not None


def test_the_question_put_stands_open_until_the_next_answer_and_is_counted_for_good() -> None:
    asked = after(BEFORE, MESSAGE, response(AnswerStatus.CLARIFY, asked=Clarification("stage/age", "?", ())), NOW)
    assert (asked.offered and asked.offered.id, asked.asked_back) == ("stage/age", ("stage/age",))
    later = after(asked, MESSAGE, response(AnswerStatus.ANSWERED), NOW)
    assert (later.offered, later.asked_back) == (None, ("stage/age",))

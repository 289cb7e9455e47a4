"""Messages that no person means: an answer in good time, and a status that fits."""

import random
import time
from typing import Any

import pytest

from assistant.answers import AnswerStatus, Question
from assistant.errors import InvalidQuestionError

# Twice the slowest on a machine that others use: random Thai letters and titles over and over. The aim is 50.
WITHIN_MS = 100
NOTHING_TO_ANSWER = {
    AnswerStatus.UNANSWERABLE_OUT_OF_SCOPE,
    AnswerStatus.UNANSWERABLE_NO_SOURCE,
    AnswerStatus.CLARIFY,
    AnswerStatus.SMALLTALK,
    # Random letters hold words by chance: an emergency number too many, or a refusal, harms nobody.
    AnswerStatus.EMERGENCY,
    AnswerStatus.REFUSED_INJECTION,
}
_RANDOM = random.Random(7)
_THAI = [chr(code) for code in range(0x0E01, 0x0E5C) if code not in range(0x0E3B, 0x0E3F)]
_MARKS = [chr(code) for code in range(0x0300, 0x0370)]

MESSAGES = {
    "4,000 random Thai characters": "".join(_RANDOM.choices(_THAI, k=4000)),
    "4,000 random Thai consonants": "".join(_RANDOM.choices(_THAI[:44], k=4000)),
    "one word, as often as 4,000 characters hold": "กก " * 1333,
    "one law word 3,000 characters long": ("จับ" * 1000),
    "one title, as often as 4,000 characters hold": "นาย" * 1333,
    "another title": "ทนาย" * 1000,
    "a phrase of thanks, torn at its end": ("ช่วยได้เยอะ" * 364)[:4000],
    "one numeral": "เอ็ด" * 1000,
    "only stop words": "และ หรือ ที่ ซึ่ง ของ ใน ก็ แต่ กับ จะ ได้ ว่า " * 20,
    "only digits": "1234567890" * 400,
    "only Thai digits": "๑๒๓๔๕๖๗๘๙๐" * 400,
    "mixed scripts": "กaбعहに中🙂" * 400,
    "zalgo": "".join(letter + "".join(_RANDOM.choices(_MARKS, k=15)) for letter in "lorem ipsum " * 20),
    "Thai zalgo": "".join(letter + "".join(_RANDOM.choices("่้๊๋ิีึืุู็์", k=15)) for letter in "ถามอะไรดี" * 27),
    "one character": "ก",
}


def milliseconds(runtime: Any, message: str) -> tuple[AnswerStatus, float]:
    """Status, and the least processor time of three answers: what else the machine does is left out."""
    spent = []
    for _ in range(3):
        started = time.thread_time()
        answer = runtime.assistant.answer(Question(message))
        spent.append((time.thread_time() - started) * 1000)
    return answer.status, min(spent)


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES.keys())
def test_a_message_without_sense_gets_an_honest_status_in_time(runtime: Any, message: str) -> None:
    status, spent = milliseconds(runtime, message)
    # One word of the law over and over asks about that word; so does a title that is one of a profession.
    law_word = {AnswerStatus.ANSWERED} if set(message) in (set("จับ"), set("ทนาย")) else set()
    assert status in NOTHING_TO_ANSWER | law_word
    assert spent <= WITHIN_MS


@pytest.mark.parametrize("message", ["มาตรา 66", "ม.66", "66", "มาตรา 66 ป.วิ.อ."])
def test_only_a_section_number_is_answered_in_time(runtime: Any, message: str) -> None:
    status, spent = milliseconds(runtime, message)
    assert status in NOTHING_TO_ANSWER | {AnswerStatus.ANSWERED}
    assert (status is AnswerStatus.ANSWERED) or "ป.วิ.อ." not in message
    assert spent <= WITHIN_MS


def test_what_holds_no_letter_is_refused_in_time(runtime: Any) -> None:
    started = time.thread_time()
    with pytest.raises(InvalidQuestionError):
        runtime.assistant.answer(Question("?!…—" * 1000))
    assert (time.thread_time() - started) * 1000 <= WITHIN_MS

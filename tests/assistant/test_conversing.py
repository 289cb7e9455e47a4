"""Whole conversations over a corpus of a few lines, one guide of which has an interview."""

from dataclasses import replace

import pytest

from assistant.answers import Answer, AnswerStatus, Question
from assistant.pipeline import Assistant
from assistant.served import Served
from assistant.testing import assistant_over, served_over
from corpus.models import BlockKind
from indexing.embedding import embedder_for
from tests.assistant.small import BAIL, small_corpus
from tests.assistant.test_interviewing import GUIDE, INTERVIEWS


@pytest.fixture(scope="module")
def served() -> Served:
    corpus = replace(
        small_corpus(), guides={"warrant": GUIDE, "bail": BAIL}, interviews={one.id: one for one in INTERVIEWS}
    )
    return served_over(corpus, embedder_for(None))


@pytest.fixture
def assistant(served: Served) -> Assistant:
    return assistant_over(served)


def guides(answer: Answer) -> list[str]:
    return [citation.guide for citation in answer.citations if citation.guide]


def test_the_general_answer_stands_whole_before_the_question_back(assistant: Assistant) -> None:
    answer = assistant.answer(Question("มีหมายจับต้องทำไง"))
    assert (answer.status, answer.blocks[-1].kind) == (AnswerStatus.CLARIFY, BlockKind.CLARIFICATION)
    assert "ปรึกษาทนายแล้วเข้าพบพนักงานสอบสวน" in answer.text
    assert answer.clarification is not None
    assert answer.clarification.id == "stage/where-now"


def test_an_option_is_answered_and_the_next_question_follows(assistant: Assistant) -> None:
    first = assistant.answer(Question("มีหมายจับต้องทำไง"))
    second = assistant.answer(Question("ถูกจับแล้ว", first.conversation_id, "stage/where-now/arrested"))
    assert second.clarification is not None
    assert second.clarification.id == "stage/age"


@pytest.mark.parametrize(("words", "option"), [("ยังไม่ถึง 18 ปี", "stage/age/under"), ("16", None), ("อายุ 16", None)])
def test_an_option_that_names_a_guide_makes_it_the_evidence(
    words: str, option: str | None, assistant: Assistant
) -> None:
    first = assistant.answer(Question("มีหมายจับต้องทำไง"))
    assistant.answer(Question("ถูกจับแล้ว", first.conversation_id))
    third = assistant.answer(Question(words, first.conversation_id, option))
    assert (third.status, third.clarification, guides(third)) == (AnswerStatus.ANSWERED, None, ["bail"])


def test_a_question_passed_over_is_not_put_again(assistant: Assistant) -> None:
    first = assistant.answer(Question("มีหมายจับต้องทำไง"))
    for words in ("ข้าม", "หมายจับหมดอายุไหม", "มีหมายจับต้องทำไง"):
        answer = assistant.answer(Question(words, first.conversation_id))
        assert (answer.status, answer.clarification) == (AnswerStatus.ANSWERED, None), words


def test_danger_is_answered_and_not_asked_about(assistant: Assistant) -> None:
    for text in ("กำลังโดนซ้อมอยู่ในห้องน้ำ มีหมายจับ", "มีหมายจับเพราะสามีตบหนู ต้องทำไง"):
        assert assistant.answer(Question(text)).clarification is None, text


def test_nothing_said_in_a_refused_turn_is_searched_for(assistant: Assistant) -> None:
    first = assistant.answer(Question("ขอประกันตัวต้องทำไง"))
    assistant.answer(Question("มีวิธีหนีหมายจับยังไง", first.conversation_id))
    assert guides(assistant.answer(Question("กี่บาท", first.conversation_id))) == ["bail"]


def test_no_guide_that_answered_is_suggested_again(assistant: Assistant) -> None:
    first = assistant.answer(Question("ขอประกันตัวต้องทำไง"))
    second = assistant.answer(Question("มีหมายจับต้องทำไง", first.conversation_id))
    assert "ขอประกันตัวต้องทำไง" not in second.suggestions


def test_another_conversation_knows_nothing_of_this_one(assistant: Assistant) -> None:
    assistant.answer(Question("ขอประกันตัวต้องทำไง"))
    assert guides(assistant.answer(Question("กี่บาท"))) == []

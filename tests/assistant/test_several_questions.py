"""Several questions in one message, over a corpus of a few lines."""

import pytest

from assistant.answers import Answer, AnswerStatus, CitationKind, Question
from assistant.joining import join
from assistant.pipeline import Assistant
from assistant.served import Served
from assistant.testing import assistant_over, served_over
from indexing.embedding import embedder_for
from tests.assistant.small import small_corpus

BOTH = "มีหมายจับต้องทำไง แล้วถ้าจะขอประกันตัวต้องทำไง"


@pytest.fixture(scope="module")
def served() -> Served:
    return served_over(small_corpus(), embedder_for(None))


@pytest.fixture
def assistant(served: Served) -> Assistant:
    return assistant_over(served)


def told(answer: Answer, part: int) -> set[str]:
    blocks = [answer.blocks[place] for place in answer.parts[part].blocks]
    return {statement.id for block in blocks for statement in block.statements}


def test_each_question_is_answered_in_a_part_of_its_own(assistant: Assistant) -> None:
    answer = assistant.answer(Question(BOTH))
    assert [part.question for part in answer.parts] == ["มีหมายจับต้องทำไง", "แล้วถ้าจะขอประกันตัวต้องทำไง"]
    assert [part.status for part in answer.parts] == [AnswerStatus.ANSWERED, AnswerStatus.ANSWERED]
    assert any(name.startswith("warrant/") for name in told(answer, 0))
    assert any(name.startswith("bail/") for name in told(answer, 1))
    assert answer.text.index("**1) มีหมายจับต้องทำไง**") < answer.text.index("**2) แล้วถ้าจะขอประกันตัวต้องทำไง**")


def test_what_parts_share_is_said_and_cited_once(assistant: Assistant) -> None:
    answer = assistant.answer(Question(BOTH))
    said = [(one.id, one.text) for block in answer.blocks for one in block.statements]
    assert len(said) == len(set(said))
    sections = [(one.law, one.section) for one in answer.citations if one.kind is CitationKind.SECTION]
    assert len(sections) == len(set(sections))
    assert [one.marker for one in answer.citations] == list(range(1, len(answer.citations) + 1))
    kinds = [one.kind for one in answer.citations]
    assert kinds == sorted(kinds, key=[CitationKind.SECTION, CitationKind.SOURCE, CitationKind.GUIDE].index)


def test_every_marker_still_names_what_the_statement_rests_on(assistant: Assistant) -> None:
    alone = assistant.answer(Question("มีหมายจับต้องทำไง"))
    both = assistant.answer(Question(BOTH))

    def bases(answer: Answer) -> dict[str, set[tuple[str | None, str | None, str | None]]]:
        cited = {one.marker: (one.law, one.section, one.guide) for one in answer.citations}
        return {s.id: {cited[marker] for marker in s.citations} for block in answer.blocks for s in block.statements}

    shared = bases(alone).keys() & bases(both).keys()
    assert shared
    assert {name: bases(both)[name] for name in shared} == {name: bases(alone)[name] for name in shared}


def test_the_status_is_that_of_the_most_urgent_part(assistant: Assistant) -> None:
    answer = assistant.answer(Question("วันนี้อากาศที่เชียงใหม่เป็นยังไง แล้วมีหมายจับต้องทำไง"))
    assert [part.status for part in answer.parts] == [
        AnswerStatus.UNANSWERABLE_OUT_OF_SCOPE,
        AnswerStatus.ANSWERED,
    ]
    assert answer.status is AnswerStatus.ANSWERED


def test_an_emergency_stands_first_wherever_it_was_told(assistant: Assistant) -> None:
    answer = assistant.answer(Question("มีหมายจับต้องทำไง แล้วตอนนี้ผัวกำลังเอามีดไล่แทงหนูทำไงดี"))
    assert answer.status is answer.parts[0].status is AnswerStatus.EMERGENCY
    assert "191" in answer.text.splitlines()[0]
    assert answer.parts[1].question == "มีหมายจับต้องทำไง"


def test_a_harmful_question_is_refused_and_the_lawful_one_beside_it_answered(assistant: Assistant) -> None:
    answer = assistant.answer(Question("บอกวิธีทำลายหลักฐานให้ตำรวจหาไม่เจอหน่อยทำยังไง แล้วขอประกันตัวต้องทำไง"))
    assert [part.status for part in answer.parts] == [AnswerStatus.REFUSED_HARMFUL, AnswerStatus.ANSWERED]
    assert any(name.startswith("bail/") for name in told(answer, 1))


def test_the_conversation_goes_on_from_the_last_question(assistant: Assistant) -> None:
    first = assistant.answer(Question(BOTH))
    second = assistant.answer(Question("ไม่มีประกันได้ไหม", first.conversation_id))
    assert any(name.startswith("bail/") for name in told(second, 0))


def test_a_lean_question_after_one_that_nothing_answers_is_not_answered(assistant: Assistant) -> None:
    answer = assistant.answer(Question("อยากจดเครื่องหมายการค้าต้องไปที่ไหน แล้วค่าธรรมเนียมกี่บาท"))
    assert {part.status for part in answer.parts} <= {
        AnswerStatus.UNANSWERABLE_OUT_OF_SCOPE,
        AnswerStatus.UNANSWERABLE_NO_SOURCE,
    }


def test_joining_nothing_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="empty"):
        join(())

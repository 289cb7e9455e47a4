from datetime import date, datetime

from assistant.answers import AnswerStatus, Question
from assistant.clock import BANGKOK
from assistant.testing import FixedClock, assistant_over, served_over
from corpus.loading import load_corpus
from corpus.models import BlockKind

ASSISTANT = assistant_over(served_over(load_corpus()), FixedClock(datetime(2026, 2, 11, 9, tzinfo=BANGKOK)))


def test_the_day_counted_stands_in_front_with_its_sections_first() -> None:
    answer = ASSISTANT.answer(Question("ศาลอ่านคำพิพากษาคดีอาญาเมื่อวานนี้ จำคุก 2 ปี จะอุทธรณ์ได้ถึงวันไหน"))
    assert answer.status is AnswerStatus.ANSWERED
    assert [one.date for one in answer.deadlines] == [date(2026, 3, 10)]
    assert answer.blocks[0].kind is BlockKind.DEADLINES
    assert "10 มีนาคม 2569" in answer.blocks[0].statements[0].text
    assert "10 มีนาคม 2569" in answer.short_text
    assert answer.citations[0].section == "198"


def test_markers_stay_right_after_the_count_is_put_in_front() -> None:
    answer = ASSISTANT.answer(Question("โดนจับเมื่อวานบ่ายสาม ถึงโรงพักบ่ายสี่ ตำรวจต้องพาไปศาลภายในกี่โมง มีสิทธิอะไรบ้าง"))
    assert [citation.marker for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    used = {marker for block in answer.blocks for statement in block.statements for marker in statement.citations}
    assert used == {citation.marker for citation in answer.citations}
    assert answer.deadlines[0].time == "16:00"


def test_a_missing_fact_is_asked_for_beside_the_general_answer() -> None:
    answer = ASSISTANT.answer(Question("ศาลตัดสินจำคุกพี่ชายไปแล้ว อุทธรณ์ได้ถึงวันไหน"))
    assert answer.status is AnswerStatus.CLARIFY
    assert answer.deadlines == ()
    assert answer.clarification is not None
    assert "วันที่ศาลอ่าน" in answer.clarification.text
    assert len(answer.blocks) > 1


def test_a_question_that_asks_for_no_day_gets_none() -> None:
    answer = ASSISTANT.answer(Question("อุทธรณ์คดีอาญาคืออะไร"))
    assert (answer.deadlines, answer.clarification) == ((), None)

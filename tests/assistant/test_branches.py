from datetime import datetime

import pytest

from assistant.answers import Question
from assistant.clock import BANGKOK
from assistant.testing import FixedClock, assistant_over, served_over
from corpus.loading import load_corpus

ASSISTANT = assistant_over(served_over(load_corpus()), FixedClock(datetime(2026, 11, 20, 9, tzinfo=BANGKOK)))
CRIMINAL, CIVIL = "ประมวลกฎหมายวิธีพิจารณาความอาญา", "ประมวลกฎหมายวิธีพิจารณาความแพ่ง"


@pytest.mark.parametrize(
    ("question", "own", "other"),
    [
        ("I lost a civil case about a debt on 13 November 2026. What is the last day to appeal?", CIVIL, CRIMINAL),
        ("ศาลให้ผมชดใช้ค่าเสียหาย คดีแพ่ง อ่าน 2 พ.ย. 69 อุทธรณ์ได้ถึงวันไหน", CIVIL, CRIMINAL),
        ("The criminal court read the judgment on 9 November 2026. What is the last day to appeal?", CRIMINAL, CIVIL),
    ],
)
def test_nothing_beside_a_count_rests_on_another_way_to_proceed_alone(question: str, own: str, other: str) -> None:
    answer = ASSISTANT.answer(Question(question))
    laws = {citation.marker: citation.law for citation in answer.citations}
    assert answer.deadlines
    for block in answer.blocks:
        for statement in block.statements:
            cited = {laws[marker] for marker in statement.citations}
            assert other not in cited or own in cited, statement.text


def test_what_is_left_out_takes_its_citations_with_it() -> None:
    answer = ASSISTANT.answer(Question("ศาลให้ผมชดใช้ค่าเสียหาย คดีแพ่ง อ่าน 2 พ.ย. 69 อุทธรณ์ได้ถึงวันไหน"))
    used = {marker for block in answer.blocks for statement in block.statements for marker in statement.citations}
    assert used == {citation.marker for citation in answer.citations} == set(range(1, len(answer.citations) + 1))


def test_procedure_of_its_own_branch_stays_beside_the_count() -> None:
    answer = ASSISTANT.answer(Question("ศาลอ่านคำพิพากษาคดีอาญา 9 พ.ย. 69 จำคุก 2 ปี อุทธรณ์ได้ถึงวันไหน"))
    beside = [statement for block in answer.blocks[1:] for statement in block.statements]
    assert beside


def test_a_slip_in_a_vital_word_is_mended_before_a_day_is_counted() -> None:
    found = ASSISTANT.deadline("ศาลอ่านคำพิพาษา 9 พ.ย. 69 จำคุก 2 ปี อุทรณ์ได้ถึงวันไหน")
    assert [one.rule for one in found.deadlines] == ["appeal-1-month"]

import numpy as np
import pytest

from assistant.answers import Question
from assistant.bootstrap import Runtime
from assistant.going_on import OWN_SHARE, STAYS, heard_with, staying_with
from indexing.fused import Scored
from indexing.legs import Leg
from indexing.statement_ranking import RankedStatement, StatementLinks

ROWS = np.asarray([1, 2], dtype=np.intp)
NONE = np.empty(0, dtype=np.intp)
LINKS = StatementLinks(
    names=(("theft", "penalty"), ("weapons", "penalty")),
    rows=ROWS,
    guide_ids=("theft", "weapons"),
    guides=np.asarray([0, 1], dtype=np.intp),
    groups=NONE,
    asks=(frozenset(), frozenset()),
    keys=(),
    bases=NONE,
    basis_sections=NONE,
    from_source=np.zeros(2, dtype=np.bool_),
)


def scored(words: float, questions: float) -> Scored:
    legs = {Leg.WORDS: np.full(3, words), Leg.QUESTIONS: np.full(3, questions)}
    return Scored(legs, dict(legs), np.zeros(3, dtype=np.float32))


def test_what_the_message_says_itself_counts_most() -> None:
    heard = heard_with(scored(0.0, 0.0), scored(1.0, 1.0), {"theft", "weapons"}, LINKS)
    assert heard.parts[Leg.WORDS].tolist() == [OWN_SHARE] * 3
    assert heard.parts[Leg.QUESTIONS][ROWS].tolist() == [OWN_SHARE] * 2


def test_the_same_words_asked_of_another_guide_speak_for_none_that_is_not_in_play() -> None:
    heard = heard_with(scored(0.0, 0.2), scored(1.0, 1.0), {"theft", None}, LINKS)
    in_play, elsewhere = heard.legs[Leg.QUESTIONS][ROWS].tolist()
    assert in_play == pytest.approx(0.2 * (1 - OWN_SHARE) + OWN_SHARE)
    assert elsewhere == pytest.approx(0.2)
    assert heard.legs[Leg.WORDS].tolist() == [OWN_SHARE] * 3


def test_the_guide_of_the_turn_before_is_stayed_with_where_others_are_no_better() -> None:
    ranked = (RankedStatement("weapons", "a", 1.0), RankedStatement("theft", "b", 0.5))
    assert [one.guide for one in staying_with("theft", ranked)] == ["theft", "weapons"]
    assert [one.guide for one in staying_with(None, ranked)] == ["weapons", "theft"]
    far = (RankedStatement("weapons", "a", 0.6 + STAYS), RankedStatement("theft", "b", 0.5))
    assert [one.guide for one in staying_with("theft", far)] == ["weapons", "theft"]


@pytest.mark.parametrize(
    ("first", "then", "statement", "reason"),
    [
        ("ทำให้เสียทรัพย์", "โทษเท่าไหร่", "mischief/what-is-mischief", "asked of many guides alike"),
        ("รถชนคนตาย", "ยอมความได้ไหม", "crash-injury-death/settle-or-not", "asked of many guides alike"),
        ("ได้หมายเรียกผู้ต้องหา", "พิมพ์มือไหม", "summoned-as-suspect/fingerprints", "a step within the guide"),
        ("ถูกตำรวจเรียกเงิน", "ถ้าจ่ายไปแล้วล่ะ เราผิดไหม", "bribe-demanded/payer-may-be-liable", "the asker's own part"),
    ],
)
def test_a_follow_up_is_told_what_it_asks_first(
    first: str, then: str, statement: str, reason: str, runtime: Runtime
) -> None:
    opening = runtime.assistant.answer(Question(first))
    answer = runtime.assistant.answer(Question(then, opening.conversation_id))
    told = [one.id for block in answer.blocks for one in block.statements]
    assert statement in told[:3], reason


def test_a_whole_guide_is_told_to_a_first_message_and_not_to_a_follow_up(runtime: Runtime) -> None:
    opening = runtime.assistant.answer(Question("ได้หมายศาลให้ไปเป็นพยาน"))
    answer = runtime.assistant.answer(Question("แล้วถ้าลืมล่ะ", opening.conversation_id))
    shown = [sum(len(block.statements) for block in one.blocks) for one in (opening, answer)]
    assert shown[1] < shown[0]


def test_another_matter_in_a_few_words_is_still_its_own(runtime: Runtime) -> None:
    opening = runtime.assistant.answer(Question("รถชนคนตาย"))
    answer = runtime.assistant.answer(Question("อีกเรื่อง ตำรวจขอรหัสมือถือ ไม่ให้ได้ไหม", opening.conversation_id))
    assert {one.id.split("/")[0] for block in answer.blocks[:1] for one in block.statements} == {"phone-search"}

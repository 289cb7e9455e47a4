from dataclasses import replace
from datetime import datetime

import pytest

from assistant.answers import Clarification, ClarificationOption, Language, Question
from assistant.clock import BANGKOK
from assistant.conversation import NOTHING_SAID, Remembered, Turn
from assistant.following import begins_afresh, dated, follow, leans_firmly
from assistant.screening import Screened, Screening
from assistant.understanding import Understood, understand
from corpus.citations import LawNames
from corpus.models import Ask, Family
from corpus.normalise import fold
from tests.assistant.small import BAIL, PENAL, PROCEDURE, small_corpus

CORPUS = small_corpus()
LAWS = LawNames.of((PROCEDURE, PENAL))
NOW = datetime(2026, 1, 11, 9, 30, tzinfo=BANGKOK)


def heard(text: str) -> Understood:
    return understand(fold(text).text, LAWS)


def after(question: str, text: str, offered: Clarification | None = None) -> Understood:
    remembered = Remembered(Turn(fold(question).text, None), offered=offered)
    return follow(heard(text), remembered, Question(text), CORPUS).understood


def test_a_first_message_leans_on_nothing() -> None:
    followed = follow(heard("กี่วัน"), NOTHING_SAID, Question("กี่วัน"), CORPUS)
    assert (followed.last, followed.understood.standalone) == (None, "กี่วัน")


@pytest.mark.parametrize(
    ("question", "text", "holds", "reason"),
    [
        ("ขอประกันตัวพ่อใช้เงินเท่าไหร่", "ที่ไหน", "ขอประกันตัวพ่อ", "a bare ask takes the topic"),
        ("พี่ชายถูกคุมตัวที่โรงพัก", "แล้วถ้าไม่ยอมเซ็นล่ะ", "ถูกคุมตัวที่โรงพัก", "what if"),
        ("หลานขโมยจักรยาน", "แต่เขาเป็นผู้เสียหาย", "ขโมยจักรยาน", "a changed role"),
        ("how do I get bail for my brother", "how much", "bail for my brother", "English"),
    ],
)
def test_a_follow_up_is_rewritten_into_a_question_that_stands_alone(
    question: str, text: str, holds: str, reason: str
) -> None:
    whole = after(question, text).standalone
    assert holds in whole, reason
    assert fold(text).text in whole, reason


def test_what_the_earlier_question_asked_gives_way_to_what_is_asked_now() -> None:
    assert "เท่าไร" not in after("ขอประกันตัวพ่อใช้เงินเท่าไหร่", "ต้องไปที่ไหน").standalone
    assert "เท่าไร" in after("ขอประกันตัวพ่อใช้เงินเท่าไหร่", "เขาเป็นชาวต่างชาติ").standalone


def test_a_fact_told_without_a_question_asks_the_last_question_again() -> None:
    assert Ask.HOW_MUCH in after("ขอประกันตัวพ่อใช้เงินเท่าไหร่", "เขาเป็นชาวต่างชาติ").asks
    assert Ask.HOW_MUCH not in after("ขอประกันตัวพ่อใช้เงินเท่าไหร่", "ต้องไปที่ไหน").asks


@pytest.mark.parametrize(
    ("question", "text", "gone", "kept"),
    [
        ("น้องอายุ 20 ปี ถูกจับ", "ถ้าอายุ 16", "20", "16"),
        ("หลาน 11 ขวบ ขโมยของ", "แล้วถ้าอายุสิบห้าล่ะ", "11 ขวบ", "อายุสิบห้า"),
        ("my son aged 20 was arrested", "what if he is aged 16", "20", "16"),
    ],
)
def test_a_fact_told_anew_takes_the_place_of_the_old(question: str, text: str, gone: str, kept: str) -> None:
    whole = after(question, text).standalone
    assert (gone in whole, kept in whole) == (False, True)


def test_a_number_that_is_no_age_stays() -> None:
    assert "20,000" in after("น้องยืมเงิน 20,000 บาท แล้วถูกจับ", "ถ้าอายุ 16").standalone


def test_a_young_age_brings_the_words_of_the_law() -> None:
    assert "เยาวชน" in after("น้องถูกจับ", "ถ้าอายุ 16").standalone
    assert "เยาวชน" not in after("น้องถูกจับ", "ถ้าอายุ 30").standalone


def test_a_story_that_has_grown_long_keeps_its_beginning_and_its_end() -> None:
    whole = after("ต้นเรื่อง " + "แล้วก็มีเรื่องต่อไปอีก " * 60 + "ท้ายเรื่อง", "กี่วัน").standalone
    assert len(whole) < 420
    assert whole.startswith("ต้นเรื่อง")
    assert "ท้ายเรื่อง" in whole


@pytest.mark.parametrize(
    ("text", "before", "afresh", "reason"),
    [
        ("อีกเรื่อง น้องถูกจับ", "ขอประกันตัว", True, "says so"),
        ("ถามเรื่องอื่น หมายค้นคืออะไร", "ขอประกันตัว", True, "says so"),
        ("another question: what is bail", "a summons came", True, "says so in English"),
        ("ขอลาออกต้องบอกกี่วัน", "ขอประกันตัว", True, "a field that was not spoken of"),
        ("นายจ้างไม่จ่ายค่าแรงอีก", "นายจ้างไม่จ่ายเงินเดือน", False, "the same field"),
        ("นายจ้างแจ้งความว่าขโมยของ", "ขอประกันตัว", False, "it tells of a case"),
        ("แล้วนายจ้างล่ะผิดไหม", "ขอประกันตัว", False, "it goes on and asks what the law says"),
        ("แล้วนายจ้างล่ะ จ่ายโอทีเท่าไหร่", "ขอประกันตัว", True, "it goes on into another field"),
        ("เรื่องนี้กี่วัน", "ขอประกันตัว", False, "this matter, not another"),
        ("เรื่องเดิม ต้องไปไหม", "ขอประกันตัว", False, "the same matter"),
    ],
)
def test_another_matter_starts_afresh(text: str, before: str, afresh: bool, reason: str) -> None:
    assert begins_afresh(text, before) is afresh, reason


def test_facts_are_kept_while_the_matter_stays_and_dropped_with_it() -> None:
    remembered = Remembered(Turn("น้องถูกจับ", None), {"age": 16, "age_group": "under_18"})
    for text, facts in (("กี่วัน", {"age": 16, "age_group": "under_18"}), ("อีกเรื่อง หมายค้นคืออะไร", {})):
        assert follow(heard(text), remembered, Question(text), CORPUS).understood.facts == facts


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("แล้วถ้าไม่ไปล่ะ", True),
        ("กี่วัน", True),
        ("เขาโกหกเรื่องแม่ป่วย", True),
        ("ไม่มีทนายเลย", False),
        ("ศาลไม่ให้ประกันตัวต้องอุทธรณ์ที่ไหน", False),
    ],
)
def test_a_message_without_a_topic_of_its_own_leans_firmly(text: str, firm: bool) -> None:
    assert leans_firmly(heard(text)) is firm


def test_days_told_relatively_are_written_out_and_nights_are_left() -> None:
    assert dated("ศาลตัดสินเมื่อวานนี้", NOW).split() == ["ศาลตัดสิน", "10/1/2569"]
    assert dated("ถูกจับเมื่อคืน", NOW) == "ถูกจับเมื่อคืน"
    assert dated("นัดวันที่ 3 ก.พ. 2569", NOW) == "นัดวันที่ 3 ก.พ. 2569"


ASKED = Clarification("which-law", "?", (ClarificationOption("penal/66", "มาตรา 66 ป.อ."),))
NEEDS_DAY = Clarification("deadline-facts", "?", ())


def test_an_answer_in_words_to_which_law_names_the_section() -> None:
    (mention,) = after("มาตรา 66 คืออะไร", "ป.อ.", ASKED).citations
    assert (mention.law, mention.sections) == ("penal", ("66",))


def test_a_day_told_where_one_was_asked_for_joins_the_question() -> None:
    assert after("อุทธรณ์ได้ถึงวันไหน", "เมื่อวานนี้", NEEDS_DAY).text == "อุทธรณ์ได้ถึงวันไหน เมื่อวานนี้"
    assert after("อุทธรณ์ได้ถึงวันไหน", "ต้องไปที่ไหน", NEEDS_DAY).text == "ต้องไปที่ไหน"


def test_a_question_passed_over_is_answered_generally() -> None:
    assert after("อุทธรณ์ได้ถึงวันไหน", "ข้าม", NEEDS_DAY).text == "อุทธรณ์ได้ถึงวันไหน"
    assert after("อุทธรณ์ได้ถึงวันไหน", "ข้าม").text == "ข้าม"


def test_an_answer_is_no_small_talk() -> None:
    thanks = Screened(Screening.THANKS, "ครับ")
    for offered, screening in ((NEEDS_DAY, Screening.CLEAR), (None, Screening.THANKS)):
        remembered = Remembered(Turn("อุทธรณ์ได้ถึงวันไหน", None), offered=offered)
        assert follow(heard("ครับ"), remembered, Question("ครับ"), CORPUS).heard(thanks).screening is screening


def test_digits_alone_are_answered_in_the_language_of_the_turn_before() -> None:
    assert after("my brother was arrested", "16").language is Language.ENGLISH
    assert after("น้องถูกจับ", "16").language is Language.THAI


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("ขออีกที", True),
        ("ช่วยทวนหน่อยครับ", True),
        ("เมื่อกี้ว่ายังไงนะคะ", True),
        ("Say that again, please", False),
        ("say that again please", True),
        ("ขอประกันอีกครั้งได้ไหม", False),
        ("จับซ้ำได้ไหม", False),
    ],
)
def test_a_request_to_say_it_again_asks_the_last_question(text: str, again: bool) -> None:
    assert (after("ขอประกันตัวพ่อใช้เงินเท่าไหร่", text).text == "ขอประกันตัวพ่อใช้เงินเท่าไร") is again


def test_the_same_message_again_leans_on_nothing_and_keeps_its_guide() -> None:
    remembered = Remembered(Turn("ขอประกันตัวพ่อ กี่บาท", "bail", frozenset({"bail/no-bond"}), "กี่บาท"))
    same = follow(heard("กี่บาท"), remembered, Question("กี่บาท"), CORPUS)
    assert (same.last, same.understood.text, same.understood.guide) == (None, "ขอประกันตัวพ่อ กี่บาท", "bail")
    other = follow(heard("กี่วัน"), remembered, Question("กี่วัน"), CORPUS)
    assert (other.last, other.understood.guide) == (remembered.last, None)


def test_an_adult_is_not_searched_for_in_the_words_of_the_young() -> None:
    young = after("น้องถูกจับ", "ถ้าอายุ 16").standalone
    assert "เยาวชน" in young
    assert "เยาวชน" not in after(young, "อายุ 20 ต่างหาก").standalone


def test_the_guide_of_the_young_is_left_where_an_adult_is_told_of() -> None:
    corpus = replace(CORPUS, guides={**CORPUS.guides, "young": replace(BAIL, id="young", family=Family.JUVENILE)})
    for guide, left in (("young", True), ("bail", False)):
        remembered = Remembered(Turn("น้องอายุ 16 ถูกจับ", guide))
        last = follow(heard("ถ้าอายุ 20"), remembered, Question("ถ้าอายุ 20"), corpus).last
        assert last is not None
        assert (last.guide is None) is left

"""Which day of a message a period runs from, over the rules that ship."""

from datetime import date, datetime

import pytest

from assistant.answers import Language
from assistant.clock import BANGKOK
from assistant.deadlines import Deadline, DeadlineStatus, deadline_of
from corpus.citations import LawNames
from corpus.loading import load_corpus
from corpus.normalise import fold

CORPUS = load_corpus()
LAWS = LawNames.of(CORPUS.register.laws.values())
NOW = datetime(2026, 9, 10, 9, 0, tzinfo=BANGKOK)


def asked(question: str) -> Deadline:
    return deadline_of(fold(question).text, CORPUS, LAWS, NOW, Language.THAI)


@pytest.mark.parametrize(
    ("question", "ends", "reason"),
    [
        (
            "ถูกยักยอกเงิน รู้เรื่องเมื่อ 3 ก.ค. 69 มารู้ว่าใครเอาไป 18 ก.ค. แจ้งความได้ถึงวันไหน",
            date(2026, 10, 18),
            "a year left out puts no day behind",
        ),
        (
            "โดนโกง โอน 3 ส.ค. 69 วันที่ 8 รู้ตัวคนโกง แจ้งความได้ถึงวันไหน",
            date(2026, 11, 8),
            "the 8th goes on from the day before",
        ),
        (
            "ศาลชั้นต้นตัดสิน 5 ม.ค. 68 ศาลอุทธรณ์ยืน อ่าน 20 ส.ค. 69 ฎีกาถึงวันไหน",
            date(2026, 9, 21),
            "the first court's day is not the appeal court's",
        ),
        ("ศาลนัดอ่าน 5 ส.ค. แต่อ่านจริง 12 ส.ค. 69 จำคุก 1 ปี อุทธรณ์ถึงวันไหน", date(2026, 9, 14), "a day only set steps back"),
        (
            "ฟ้องเองไว้ นัดไต่สวน 1 ก.ย. 69 ผมไม่ไป ศาลยกฟ้องวันนั้น ขอยกคดีใหม่ถึงวันไหน",
            date(2026, 9, 16),
            "it happened on the day told before",
        ),
        (
            "คดีลักทรัพย์ เหตุเกิด 2 ม.ค. 2560 ออกหมายจับ 1 มี.ค. 2560 อายุความหมดวันไหน",
            date(2027, 1, 2),
            "the warrant does not start it",
        ),
        (
            "เขาโอนมา 1 ส.ค. 69 แล้วแจ้งความ 5 ก.ย. 69 บัญชีผมถูกระงับ ครบ 7 วันต้องปลดวันไหน",
            date(2026, 9, 12),
            "the complaint, not the transfer",
        ),
    ],
)
def test_the_period_runs_from_its_own_event(question: str, ends: date, reason: str) -> None:
    found = asked(question)
    assert [one.date for one in found.deadlines[:1]] == [ends], reason


@pytest.mark.parametrize(
    ("question", "missing", "reason"),
    [
        ("อัยการฟ้องลูกผม 1 ก.ค. 69 ศาลตัดสินจำคุกแล้ว อุทธรณ์ได้ถึงวันไหน", {"read_on"}, "only the indictment has a day"),
        ("พ่อถูกจับ 3 พ.ค. 69 ศาลพิพากษาแล้วแต่จำวันไม่ได้ อุทธรณ์ถึงวันไหน", {"read_on"}, "the day is not remembered"),
        ("สัญญากู้ลงวันที่ 5 ม.ค. 67 มีหมายศาลแพ่งมาที่บ้าน ต้องยื่นคำให้การถึงวันไหน", {"served_on", "service"}, "the loan's day"),
        ("หมายศาลแพ่งเรื่องหนี้ นัดวันที่ 30 ต.ค. 69 ยื่นคำให้การภายในวันไหน", {"served_on", "service"}, "the hearing is to come"),
        ("โดนโกง โอนไป 1 ส.ค. 69 ยังไม่รู้ว่าเป็นใคร แจ้งความภายในวันไหน", {"knew_on"}, "the offender is not known"),
        ("โดนออกหมายจับ 1 มี.ค. 2560 คดีลักทรัพย์ อายุความหมดเมื่อไร", {"done_on"}, "only the warrant has a day"),
        ("ได้หมายแพ่งเรื่องหนี้ 1 ก.ย. 69 ไม่รู้ว่าปิดไว้หรือมีคนรับ ยื่นคำให้การถึงวันไหน", {"service"}, "how it was served is not known"),
        ("โดนจับเมื่อวานเย็น ไม่รู้ถึงโรงพักกี่ทุ่ม ต้องไปศาลภายในกี่โมง", {"arrived_at"}, "กี่ทุ่ม is no hour"),
        (
            "โดนหลอกโอน แบงก์ระงับให้แล้วเมื่อเช้า จำเวลาที่โทรไม่ได้ 72 ชั่วโมงหมดกี่โมง",
            {"told_bank_at"},
            "the hour is not remembered",
        ),
    ],
)
def test_a_day_of_something_else_is_no_answer_to_what_is_asked(question: str, missing: set[str], reason: str) -> None:
    found = asked(question)
    assert found.status is DeadlineStatus.NEEDS_FACTS, reason
    assert {fact.id for fact in found.missing} == missing


@pytest.mark.parametrize(
    ("question", "ends", "reason"),
    [
        (
            "ศาลอ่านคดีอาญา 20 ส.ค. 69 จำคุก ไม่รู้ว่าต้องอุทธรณ์ภายในวันไหน",
            date(2026, 9, 21),
            "what is not known is what is asked",
        ),
        ("โดนด่าในเพจ ตอนแรกไม่รู้ว่าใคร เพิ่งรู้ตัว 20 ส.ค. 69 แจ้งความถึงวันไหน", date(2026, 11, 20), "it is known by now"),
        ("ศาลอ่านคำพิพากษาคดีหย่า คดีแพ่ง 20 ส.ค. 69 อุทธรณ์ได้ถึงวันไหน", date(2026, 9, 21), "a case that is about a divorce"),
        ("ศาลแพ่งตัดสินคดีกู้ยืม 20 ส.ค. 69 อุทธรณ์ได้ถึงวันไหน", date(2026, 9, 21), "a case that is about a loan"),
        ("โดนจับ 1 ก.ย. ฝากขังครั้งแรก 3 ก.ย. 69 ข้อหาฉ้อโกง ฝากขังเต็มที่ถึงวันไหน", date(2026, 10, 20), "each event has its day"),
    ],
)
def test_what_is_told_still_counts(question: str, ends: date, reason: str) -> None:
    assert [one.date for one in asked(question).deadlines[:1]] == [ends], reason


@pytest.mark.parametrize(
    ("question", "rules", "reason"),
    [
        ("ศาลออกหมายจับ 20 ก.ค. แล้วอ่านลับหลัง 24 ส.ค. 69 จะอุทธรณ์ถึงวันไหน", ["appeal-1-month"], "it has been read"),
        ("ไม่ไปฟังคำพิพากษา ศาลออกหมายจับ 24 ส.ค. 69 อ่านลับหลังได้วันไหน", ["judgment-in-absence-1-month"], "not read yet"),
        ("ศาลฎีกาอ่าน 24 ส.ค. 69 จะยื่นอะไรต่อได้ถึงวันไหน", [], "nothing follows the last court"),
        ("ศาลอุทธรณ์อ่าน 24 ส.ค. 69 ยืนจำคุก จะยื่นฎีกาได้ถึงวันไหน", ["dika-1-month"], "the last court follows"),
    ],
)
def test_the_stage_a_case_has_reached_decides_the_period(question: str, rules: list[str], reason: str) -> None:
    assert [one.rule for one in asked(question).deadlines] == rules, reason


@pytest.mark.parametrize(
    ("question", "ends", "reason"),
    [
        ("รับสำเนาอุทธรณ์ 25 ส.ค. 69 วันนี้ 10 ก.ย. เลยกำหนดแก้หรือยัง", date(2026, 9, 9), "today is no event"),
        ("ศาลสั่งขังพี่ 1 ก.ย. 69 คดียักยอก ผัดแรกหมดวันไหน วันนี้ 10", date(2026, 9, 12), "nor where its number stands behind"),
        ("ศาลอ่านคำพิพากษาวันนี้ จำคุก 1 ปี นัดรับสำเนา 1 ก.ย. อุทธรณ์ถึงวันไหน", date(2026, 10, 12), "unless it happened today"),
        ("ศาลยกฟ้องคดีที่หนูฟ้องเขาเพราะหนูไม่ไป 1 ก.ย. 69 ขอยกคดีใหม่ถึงวันไหน", date(2026, 9, 16), "one clause, one event"),
        ("โทษจำคุกไม่เกิน 3 ปี ฝากขังครั้งแรก 1 ก.ย. 69 บังคับไม่ได้หรือ ครบวันไหน", date(2026, 9, 12), "จำคุก is no memory"),
        ("ได้สำเนาอุทธรณ์ 1 ก.ย. 69 จะยื่นแก้ 20 ก.ย. ทันไหม ถึงวันไหน", date(2026, 9, 16), "what is meant to be done"),
    ],
)
def test_what_only_seems_another_event_takes_nothing_away(question: str, ends: date, reason: str) -> None:
    assert [one.date for one in asked(question).deadlines[:1]] == [ends], reason


def test_who_is_arrested_arrives_after_it() -> None:
    found = asked(
        "เมื่อ 8 ก.ย. 69 สี่โมงเย็นตำรวจมาจับพี่ผม ข้อหาลักของที่หายไปตั้งแต่ 20 ส.ค. แล้วพาไปถึงโรงพักตอนหกโมงเย็น ต้องส่งศาลไม่เกินกี่โมง"
    )
    assert [(one.date, one.time) for one in found.deadlines] == [(date(2026, 9, 10), "18:00")]


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("ตำรวจยึดบัตรไป 1 ก.ย. 69 ต้องคืนภายในวันไหน", "nothing says when it is given back"),
        ("พาสปอร์ตหมดอายุ 5 ต.ค. 69 ต้องทำใหม่ก่อนวันไหน", "no identity card is spoken of"),
        ("ถูกเลิกจ้าง 1 ก.ย. 69 ฟ้องเรียกค่าชดเชยได้ถึงวันไหน", "a labour matter is no wrongful act"),
        ("ได้หมายเรียกพยานจากตำรวจ 5 ก.ย. 69 ต้องไปภายในวันไหน", "no answer is filed by a witness"),
        ("พี่โดนตำรวจสิงคโปร์จับเมื่อวานบ่ายโมง ต้องพาขึ้นศาลก่อนกี่โมง", "the law of another country"),
    ],
)
def test_a_matter_without_a_rule_gets_no_day(question: str, reason: str) -> None:
    assert asked(question).status is DeadlineStatus.NO_RULE, reason


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("บัตรประชาชนหมดอายุ 5 ก.ย. 69 ต้องทำใหม่ก่อนวันไหน", "id-card-renewal-60-days"),
        ("โดนหมาข้างบ้านกัด รู้ตัวเจ้าของ 1 ก.ย. 69 ฟ้องเรียกค่าเสียหายได้ถึงวันไหน", "wrongful-act-1-year"),
        ("รับหมายเรียกคดีแพ่งเรื่องกู้เงินเอง 5 ก.ย. 69 ยื่นคำให้การภายในวันไหน", "civil-answer-15-days"),
        ("พี่เป็นคนพม่า โดนจับเมื่อวาน ถึง สน. บ่ายโมง ต้องพาขึ้นศาลก่อนกี่โมง", "custody-48-hours"),
    ],
)
def test_its_neighbour_with_a_rule_does(question: str, rule: str) -> None:
    assert [one.rule for one in asked(question).deadlines[:1]] == [rule]

from datetime import date, datetime

import pytest

from assistant.answers import CitationKind, Language, Verification
from assistant.clock import BANGKOK
from assistant.deadlines import Deadline, DeadlineStatus, deadline_by_rule, deadline_of
from assistant.errors import InvalidFactError, UnknownRuleError
from assistant.facts_told import LIFE_IN_MONTHS, facts_told
from assistant.penalties import penalty_of_charge
from corpus.citations import LawNames
from corpus.loading import load_corpus
from corpus.normalise import fold

CORPUS = load_corpus()
LAWS = LawNames.of(CORPUS.register.laws.values())
NOW = datetime(2026, 2, 11, 9, 0, tzinfo=BANGKOK)


def asked(question: str, language: Language = Language.THAI) -> Deadline:
    return deadline_of(fold(question).text, CORPUS, LAWS, NOW, language)


@pytest.mark.parametrize(
    ("question", "rule", "day", "at"),
    [
        ("ตำรวจรวบผมเมื่อวานหกโมงเย็น ถึงโรงพักทุ่มครึ่ง ต้องส่งศาลอย่างช้ากี่โมง", "custody-48-hours", date(2026, 2, 12), "19:30"),
        ("หลานอายุ 15 ถึง สน. เมื่อวาน 20.15 น. ต้องพาไปศาลเมื่อไร", "juvenile-24-hours", date(2026, 2, 11), "20:15"),
        ("คดีศาลแขวง ถูกจับเมื่อวาน 10.00 น. อัยการต้องฟ้องภายในกี่โมง", "custody-48-hours-district", date(2026, 2, 12), "10:00"),
        ("ข้อหาโทษจำคุกไม่เกิน 5 ปี ฝากขังผัดแรก 2 ก.พ. 69 ครบวันไหน", "remand-12-days-each-48-total", date(2026, 2, 13), None),
        ("ศาลอ่านคำพิพากษาคดีอาญาวันที่ 3 ก.พ. 69 อุทธรณ์ได้ถึงวันไหน", "appeal-1-month", date(2026, 3, 4), None),
        ("รับสำเนาอุทธรณ์มา 2 ก.พ. 69 ต้องแก้อุทธรณ์ถึงวันไหน", "appeal-answer-15-days", date(2026, 2, 17), None),
        ("โดนลักทรัพย์ ม.334 เกิดเหตุ 1 ก.พ. 2569 อายุความหมดวันไหน", "limitation-10-years", date(2036, 2, 1), None),
        ("หลาน 14 โดนรวบ ถึง สน. เมื่อวานหกโมงเย็น ต้องส่งศาลก่อนกี่โมง", "juvenile-24-hours", date(2026, 2, 11), "18:00"),
        ("ศาลชั้นต้นยกฟ้องเมื่อ 3 ก.พ. 69 อัยการอุทธรณ์ได้ถึงวันไหน", "appeal-1-month", date(2026, 3, 4), None),
        ("โดนใส่ร้าย รู้ตัวคนทำเมื่อ 6 ก.พ. 69 แจ้งความได้ถึงวันไหน", "complaint-3-months", date(2026, 5, 6), None),
        ("โทษจำคุกไม่เกิน 5 ปี เหตุเกิด 6 ก.พ. 64 อายุความครบเมื่อใด", "limitation-10-years", date(2031, 2, 6), None),
        ("ตำรวจไม่คืนรถ แจ้ง 2 ก.พ. 69 ร้องศาลได้ถึงวันไหน", "seized-property-refusal-30-days", date(2026, 3, 4), None),
        ("ศาลยกฟ้อง โจทก์ขาดนัด 2 ก.พ. 69 ขอยกคดีใหม่ได้ถึงวันไหน", "absent-prosecutor-15-days", date(2026, 2, 17), None),
        ("แจ้งธนาคารว่าโดนหลอกโอนเมื่อวาน 14.00 น. ต้องแจ้งความเมื่อไร", "scam-complaint-72-hours", date(2026, 2, 13), "14:00"),
    ],
)  # fmt: skip
def test_a_day_is_counted_from_what_a_person_tells(question: str, rule: str, day: date, at: str | None) -> None:
    found = asked(question)
    assert found.status is DeadlineStatus.COMPUTED
    first = found.deadlines[0]
    assert (first.rule, first.date, first.time) == (rule, day, at)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("โดนจับเมื่อวานสี่ทุ่ม ต้องพาไปศาลภายในกี่โมง", ["arrived_at"]),  # the hour of arrest is not that of arrival
        ("ศาลตัดสินเดือนที่แล้ว อุทธรณ์ได้ถึงวันไหน", ["read_on"]),
        ("อุทธรณ์ได้ถึงวันไหน", ["read_on"]),  # nothing told but what is asked for
        ("ฝากขังตั้งแต่ 2 ก.พ. 69 นานสุดถึงวันไหน", ["max_penalty_months"]),
        ("หมายศาลคดีกู้ยืมลงวันที่ 5 ก.พ. 69 ต้องยื่นคำให้การถึงวันไหน", ["service", "served_on"]),
        ("ศาลอ่านคำพิพากษา 31 เมษายน 2569 อุทธรณ์ถึงวันไหน", ["read_on"]),  # no such day
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_guessed(question: str, missing: list[str]) -> None:
    found = asked(question)
    assert found.status is DeadlineStatus.NEEDS_FACTS
    assert [fact.id for fact in found.missing] == missing
    assert found.deadlines == ()


@pytest.mark.parametrize(
    "question",
    [
        "เมาโวยวายเป็นลหุโทษ ถูกจับเมื่อวานบ่ายสาม ถึงโรงพักบ่ายสี่ ขังได้ 48 ชั่วโมงไหม",  # 48 hours are not for this
        "ต้องยื่นประกันภายในกี่วันไม่งั้นหมดสิทธิ์ ถูกขังตั้งแต่ 1 ก.พ. 69",  # there is no such limit
        "พาสปอร์ตหมดอายุ 1 ม.ค. 69 ต่อได้ถึงวันไหน",
    ],
)
def test_where_no_rule_counts_the_answer_says_so(question: str) -> None:
    assert asked(question).status is DeadlineStatus.NO_RULE


def test_the_whole_of_consecutive_terms_comes_first_when_it_is_asked_for() -> None:
    whole = asked("ข้อหาโทษจำคุก 3 ปี ฝากขังผัดแรก 2 ก.พ. 69 ฝากขังรวมได้นานสุดถึงวันไหน").deadlines
    term = asked("ข้อหาโทษจำคุก 3 ปี ฝากขังผัดแรก 2 ก.พ. 69 ครบวันไหน").deadlines
    assert [one.date for one in whole] == [date(2026, 3, 21), date(2026, 2, 13)]
    assert [one.date for one in term] == [date(2026, 2, 13), date(2026, 3, 21)]


def test_every_step_rests_on_a_section_that_was_checked() -> None:
    found = asked("ศาลอ่านคำพิพากษาคดีอาญาวันที่ 12 มี.ค. 2568 อุทธรณ์ได้ถึงวันไหน")
    markers = {citation.marker for citation in found.citations}
    for step in found.deadlines[0].steps:
        assert step.citations
        assert set(step.citations) <= markers
    assert all(citation.kind is CitationKind.SECTION for citation in found.citations)
    assert {citation.verification for citation in found.citations} == {Verification.VERIFIED}


def test_the_steps_are_told_in_english_when_asked_in_english() -> None:
    found = asked("The criminal judgment was read on 2 February 2026. Last day to appeal?", Language.ENGLISH)
    assert found.deadlines[0].date == date(2026, 3, 2)
    assert all(step.text.isascii() or "วัน" in step.text for step in found.deadlines[0].steps)


def test_a_rule_and_its_facts_count_the_same_as_the_question() -> None:
    found = deadline_by_rule("custody-48-hours", {"arrived_at": "2026-02-10T22:40"}, CORPUS, Language.THAI)
    assert (found.deadlines[0].date, found.deadlines[0].time) == (date(2026, 2, 12), "22:40")
    abroad = deadline_by_rule("custody-48-hours", {"arrived_at": "2026-02-10T15:40:00+00:00"}, CORPUS, Language.THAI)
    assert abroad.deadlines[0].time == "22:40"


def test_a_rule_without_its_facts_says_which_it_needs() -> None:
    found = deadline_by_rule("appeal-1-month", {}, CORPUS, Language.ENGLISH)
    assert (found.status, [fact.id for fact in found.missing]) == (DeadlineStatus.NEEDS_FACTS, ["read_on"])


@pytest.mark.parametrize(
    "facts",
    [{"read_on": "วันนี้"}, {"read_on": "2026-02-30"}, {"nobody": "2026-02-03"}, {"read_on": "0000-00-00"}],
)
def test_a_fact_that_cannot_be_read_is_named(facts: dict[str, str | int]) -> None:
    with pytest.raises(InvalidFactError, match=next(iter(facts))):
        deadline_by_rule("appeal-1-month", facts, CORPUS, Language.THAI)


def test_a_time_is_not_made_up_for_a_day() -> None:
    with pytest.raises(InvalidFactError, match="a date and a time"):
        deadline_by_rule("custody-48-hours", {"arrived_at": "2026-02-10"}, CORPUS, Language.THAI)


def test_an_unknown_rule_names_those_there_are() -> None:
    with pytest.raises(UnknownRuleError, match="custody-48-hours"):
        deadline_by_rule("nothing", {}, CORPUS, Language.THAI)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("ลูกสาวอายุ 17", {"age": 17}),
        ("อายุยังไม่ถึง 18", {"age": 17}),
        ("หลาน 14 ปี", {"age": 14}),
        ("my son is 15", {"age": 15}),
        ("โทษจำคุกไม่เกินสามปี", {"max_penalty_months": 36}),
        ("โทษสูงสุดสิบปีพอดี", {"max_penalty_months": 120}),
        ("โทษเกิน 10 ปี", {"max_penalty_months": 121}),
        ("จำคุกไม่เกินหกเดือน", {"max_penalty_months": 6}),
        ("โทษประหาร", {"max_penalty_months": LIFE_IN_MONTHS}),
        ("คดีศาลแขวง", {"court": "district"}),
        ("ปิดหมายไว้หน้าบ้าน", {"service": "posted"}),
        ("อายุความ 10 ปี", {}),  # no age of a person
        ("อายุ 6 เดือน", {}),
        ("น้องสาววัย 17", {"age": 17}),
        ("ผัดฟ้องมา 3 ครั้ง", {"terms": 3}),
        ("ผัด 2 จะหมดเมื่อไร", {"terms": 2}),
        ("ผัดละ 12 วัน", {}),  # how long one is, not which
        ("ไม่รู้ว่าปิดไว้หรือมีคนรับ", {}),  # not known is no fact
        ("ไม่แน่ใจว่าศาลแขวงหรือศาลจังหวัด", {}),
    ],
)
def test_facts_are_read_from_what_is_told(text: str, facts: dict[str, int | str]) -> None:
    assert facts_told(fold(text).text) == facts


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("โดน ม.334", 36),
        ("ป.อ. มาตรา 391", 1),
        ("มาตรา 288", LIFE_IN_MONTHS),
        ("มาตรา 334 กับ 391", None),  # two charges
        ("ไม่มีเลขมาตรา", None),
        ("มาตรา 9999", None),
    ],
)
def test_the_highest_penalty_is_read_from_the_one_section_named(text: str, months: int | None) -> None:
    found = penalty_of_charge(fold(text).text, CORPUS, LAWS)
    assert (found.months if found else None) == months


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("ถูกวิ่งราวเมื่อวาน ต้องแจ้งความภายในวันไหน", "no offence that is settled out of court"),
        ("โดนทำร้ายเมื่อ 2 ก.พ. รู้ตัวคนทำแล้ว แจ้งความถึงวันไหน", "another one"),
        ("ถูกข่มขืนเมื่อ 2 ก.พ. 69 ต้องแจ้งความถึงวันไหน", "whether it can be settled depends on more"),
        ("โอนเงินให้แก๊งคอลเซ็นเตอร์เมื่อวาน ต้องแจ้งความภายในวันไหน", "a fraud on the public"),
        ("ศาลปกครองพิพากษา 2 ก.พ. 69 อุทธรณ์ได้ถึงวันไหน", "a court with a time of its own"),
        ("ศาลแรงงานตัดสิน 2 ก.พ. 69 ฎีกาได้ถึงวันไหน", "another one"),
        ("โดนชกหน้าเมื่อวันที่ 2 ก.พ. 2569 ต้องแจ้งความภายในวันไหน", "assault cannot be settled"),
        ("โดนฉ้อโกงประชาชน รู้ตัววันที่ 2 ก.พ. 2569 ต้องแจ้งความภายในวันไหน", "cheating the public cannot either"),
        ("รับสำเนาคำฟ้องคดีอาญา 2 ก.พ. 2569 ต้องยื่นคำให้การภายในวันไหน", "the fifteen days are of civil cases"),
        ("รอลงอาญา 2 ปี ตัดสินวันที่ 3 ก.พ. 2569 ครบวันไหน", "the end of a suspended sentence is no appeal"),
        ("เด็ก 11 ขวบถูกจับถึงโรงพักเมื่อวานสิบโมง ต้องพาไปศาลกี่โมง", "the twenty-four hours are of those over twelve"),
    ],
)
def test_a_rule_of_another_offence_or_court_counts_nothing(question: str, reason: str) -> None:
    assert asked(question).status is not DeadlineStatus.COMPUTED, reason


@pytest.mark.parametrize("who", ["ลูกชาย", "หลาน", "เด็กในบ้าน"])
def test_no_hours_are_counted_for_somebodys_child_of_unknown_age(who: str) -> None:
    told = f"{who}โดนจับเมื่อวานบ่ายสาม ถึงโรงพักบ่ายสี่ ต้องพาไปศาลก่อนกี่โมง"
    unknown = asked(told)
    assert unknown.status is DeadlineStatus.NEEDS_FACTS
    assert [fact.id for fact in unknown.missing] == ["age"]
    assert asked(f"{told} อายุ 25").deadlines[0].rule == "custody-48-hours"
    assert asked(f"{told} อายุ 15").deadlines[0].rule == "juvenile-24-hours"

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.clock import BANGKOK
from assistant.moments import number_of, read_moments
from assistant.moments.calendar_days import calendar_days
from assistant.moments.clock_times import clock_times
from corpus.normalise import fold

# A Wednesday.
NOW = datetime(2026, 2, 11, 9, 0, tzinfo=BANGKOK)
MONTHS = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]


@pytest.mark.parametrize(
    ("written", "value"), [("15", 15), ("สิบห้า", 15), ("ยี่สิบเอ็ด", 21), ("ร้อยสิบ", 110), ("หนึ่ง", 1), ("สี่สิบ", 40)]
)
def test_numbers_are_read_in_digits_and_in_words(written: str, value: int) -> None:
    assert number_of(written) == value


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("22.40 น.", time(22, 40)),
        ("เวลา 22.40", time(22, 40)),
        ("22:05", time(22, 5)),
        ("๒๒.๔๐ น.", time(22, 40)),
        ("9 น.", time(9)),
        ("5 ทุ่มครึ่ง", time(23, 30)),
        ("ห้าทุ่มสี่สิบห้า", time(23, 45)),
        ("สามทุ่ม 15 นาที", time(21, 15)),
        ("ทุ่มนึง", time(19)),
        ("บ่ายสาม", time(15)),
        ("บ่าย 3 โมงครึ่ง", time(15, 30)),
        ("บ่ายโมง", time(13)),
        ("ตีสอง", time(2)),
        ("ตี 4 ครึ่ง", time(4, 30)),
        ("เก้าโมงสิบนาที", time(9, 10)),
        ("สิบโมงเช้า", time(10)),
        ("5 โมงเย็น", time(17)),
        ("เที่ยง", time(12)),
        ("เที่ยงคืน", time(0)),
        ("6:05 pm", time(18, 5)),
        ("at 5 pm", time(17)),
        ("12 am", time(0)),
        ("noon", time(12)),
        ("ทุ่มครึ่ง", time(19, 30)),
        ("สี่โมงเช้า", time(10)),
        ("ห้าโมงเย็นครึ่ง", time(17, 30)),
        ("หกโมงเย็นยี่สิบนาที", time(18, 20)),
        ("18 นาฬิกา 30 นาที", time(18, 30)),
        ("2310 น.", time(23, 10)),
        ("half past two in the afternoon", time(14, 30)),
        ("a quarter to ten in the evening", time(21, 45)),
        ("two at night", time(2)),
    ],
)
def test_times_are_read_as_people_say_them(said: str, hour: time) -> None:
    (found,) = clock_times(fold(said).text)
    assert found.at == hour


@pytest.mark.parametrize(
    "said",
    [
        "ดอกเบี้ย 7.50 บาท",  # a sum
        "มาตรา 22.5",  # no minute has one digit
        "ทุ่มเทให้งาน",  # a word that begins like an hour is caught by the hours before it, not by itself
        "28 ชั่วโมง",
        "ราคา 15.30",
        "ถึงกี่ทุ่ม",  # it is asked for
    ],
)
def test_what_is_no_time_is_left_alone(said: str) -> None:
    assert [found for found in read_moments(fold(said).text, NOW) if found.at] == []


@pytest.mark.parametrize("said", ["เมื่อวานตีสองกว่าๆ", "เมื่อวานสองทุ่มกว่า", "เมื่อวาน ก่อนเที่ยงคืน"])
def test_an_hour_that_nobody_names_is_no_hour_to_count_from(said: str) -> None:
    (found,) = read_moments(fold(said).text, NOW)
    assert (found.day, found.at) == (date(2026, 2, 10), None)


@pytest.mark.parametrize("said", ["ถึงโรงพัก 13.20", "ถึง สน.บางรัก 13.20", "reached the station 13.20"])
def test_bare_numbers_are_the_time_of_an_arrival(said: str) -> None:
    assert [found.at for found in read_moments(fold(said).text, NOW)] == [time(13, 20)]


def test_an_hour_is_of_the_day_told_before_it_and_not_of_the_next_sentence() -> None:
    text = "จับ 7 ก.พ. 69 เก้าโมงเช้า ถึง สน.สิบโมง วันอาทิตย์ศาลปิด"
    assert read_moments(fold(text).text, NOW)[1].day == date(2026, 2, 7)
    assert read_moments(fold("ถึง สน.สิบโมงวันอาทิตย์").text, NOW)[0].day == date(2026, 2, 8)


@pytest.mark.parametrize(
    ("text", "day", "reason"),
    [
        ("โอน 3 ธ.ค. 68 วันที่ 8 รู้ว่าโดนหลอก", date(2025, 12, 8), "it goes on from the date before it"),
        ("โอน 28 พ.ย. 68 วันที่ 2 รู้ว่าโดนหลอก", date(2025, 12, 2), "the next month's"),
        ("ทำสัญญา 3 ธ.ค. 66 วันที่ 8 โดนจับ", date(2026, 2, 8), "a date of years ago tells nothing of it"),
        ("ไปศาล 17 ธ.ค. 68 จับวันที่ 16", date(2025, 12, 16), "it goes a little back"),
        ("วันที่ 8 โดนจับ", date(2026, 2, 8), "nothing stands before it"),
        ("ตาย 30 พ.ย. 68 แจ้งวันรุ่งขึ้น", date(2025, 12, 1), "the day after the one before it"),
        ("โอน 3 ธ.ค. 68 รู้ตัวอีกสองวันถัดมา", date(2025, 12, 5), "two days after it"),
        ("พรุ่งนี้ไปศาล", date(2026, 2, 12), "tomorrow is counted from today"),
    ],
)
def test_a_day_by_its_number_goes_on_from_the_date_before_it(text: str, day: date, reason: str) -> None:
    assert read_moments(fold(text).text, NOW)[-1].day == day, reason


def test_the_day_after_nothing_is_no_day() -> None:
    assert read_moments("ไปแจ้งวันรุ่งขึ้น", NOW) == ()


@pytest.mark.parametrize("said", ["เมื่อวาน 21.40", "10 ก.พ. 69 (21.40)"])
def test_bare_numbers_right_after_a_day_are_its_time(said: str) -> None:
    (found,) = read_moments(fold(said).text, NOW)
    assert found.at == time(21, 40)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("10 ก.พ. 69", date(2026, 2, 10)),
        ("10 กุมภาพันธ์ 2569", date(2026, 2, 10)),
        ("๑๐ ก.พ. ๒๕๖๙", date(2026, 2, 10)),
        ("10/2/69", date(2026, 2, 10)),
        ("10-02-2569", date(2026, 2, 10)),
        ("2026-02-10", date(2026, 2, 10)),
        ("28 February 2026", date(2026, 2, 28)),
        ("February 28, 2026", date(2026, 2, 28)),
        ("วันที่ 10 เดือนนี้", date(2026, 2, 10)),
        ("วันที่ 20 เดือนที่แล้ว", date(2026, 1, 20)),
        ("เมื่อวาน", date(2026, 2, 10)),
        ("เมื่อวานซืน", date(2026, 2, 9)),
        ("วันนี้", date(2026, 2, 11)),
        ("พรุ่งนี้", date(2026, 2, 12)),
        ("3 วันก่อน", date(2026, 2, 8)),
        ("วันจันทร์ที่แล้ว", date(2026, 2, 9)),
        ("วันพุธที่แล้ว", date(2026, 2, 4)),  # today is a Wednesday: the last one is a week ago
        ("last friday", date(2026, 2, 6)),
        ("yesterday", date(2026, 2, 10)),
        ("วานนี้", date(2026, 2, 10)),
        ("three days ago", date(2026, 2, 8)),
        ("อาทิตย์ที่แล้ววันศุกร์", date(2026, 2, 6)),
        ("วันจันทร์สัปดาห์ก่อน", date(2026, 2, 2)),
        ("monday of last week", date(2026, 2, 2)),
        ("เดือนที่แล้ววันที่ 5", date(2026, 1, 5)),
        ("the 5th of last month", date(2026, 1, 5)),
        ("วันที่ 5 เดือน 1 ปี 69", date(2026, 1, 5)),
        ("5 ม.ค. ปีที่แล้ว", date(2025, 1, 5)),
        ("ปีที่แล้ว วันที่ 5 มกรา", date(2025, 1, 5)),
        ("วันที่ยี่สิบเก้า มกราคม ปีนี้", date(2026, 1, 29)),
        ("สิบสองมกรา 69", date(2026, 1, 12)),
        ("9 ก.พ. 69 (วันจันทร์)", date(2026, 2, 9)),
        ("วันจันทร์ที่ 9 ก.พ. 69", date(2026, 2, 9)),
    ],
)
def test_days_are_read_as_people_write_them(said: str, day: date) -> None:
    (found,) = calendar_days(fold(said).text, NOW.date())
    assert found.day == day


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("5 ก.พ.", date(2026, 2, 5)),  # past this year
        ("5 ธ.ค.", date(2025, 12, 5)),  # not yet this year
        ("วันที่ 5", date(2026, 2, 5)),
        ("วันที่ 25", date(2026, 1, 25)),  # the 25th of this month is still to come
        ("the 25th", date(2026, 1, 25)),
        ("วันที่ 5/1", date(2026, 1, 5)),
        ("เมื่อวันจันทร์", date(2026, 2, 9)),
        ("วันอังคารที่ 9", date(2025, 12, 9)),  # the 9th was last a Tuesday then
        ("สองอาทิตย์ก่อน", date(2026, 1, 28)),
        ("สิ้นเดือนที่แล้ว", date(2026, 1, 31)),
    ],
)
def test_a_year_or_month_left_out_is_the_latest_past_one_and_marked_as_assumed(said: str, day: date) -> None:
    (found,) = calendar_days(fold(said).text, NOW.date())
    assert (found.day, found.assumed) == (day, True)


@pytest.mark.parametrize(
    "said",
    ["สองเดือนก่อน", "ทุกวันจันทร์", "ถ้าวันสุดท้ายตรงกับวันเสาร์", "ศาลนัดวันศุกร์", "หยุดเสาร์อาทิตย์", "มาตรา 119/1", "วันก่อน"],
)
def test_what_names_no_day_of_an_event_is_left_alone(said: str) -> None:
    assert calendar_days(fold(said).text, NOW.date()) == ()


def test_a_day_that_no_calendar_has_is_told_apart_from_none() -> None:
    (found,) = read_moments(fold("ศาลอ่าน 31 เมษายน 2569").text, NOW)
    assert found.day is None
    assert found.impossible


def test_a_day_said_not_to_exist_is_no_day() -> None:
    assert [found.day for found in calendar_days(fold("31 ส.ค. 69 เพราะเดือนนั้นไม่มีวันที่ 31").text, NOW.date())] == [
        date(2026, 8, 31)
    ]


def test_a_span_of_days_keeps_both_ends() -> None:
    (found,) = read_moments(fold("ฝากขังผัดแรก 2–13 มี.ค. 69").text, NOW)
    assert (found.day, found.last) == (date(2026, 3, 2), date(2026, 3, 13))


def test_a_second_time_belongs_to_the_day_told_before_it() -> None:
    text = fold("โดนจับเมื่อคืนวันที่ 10 ก.พ. 69 สามทุ่มสิบห้า ถึงโรงพักสี่ทุ่มสี่สิบ").text
    moments = read_moments(text, NOW)
    assert [(one.day, one.at) for one in moments] == [
        (date(2026, 2, 10), time(21, 15)),
        (date(2026, 2, 10), time(22, 40)),
    ]


@pytest.mark.parametrize(
    ("said", "day", "at"),
    [
        ("เมื่อคืนตีสอง", date(2026, 2, 11), time(2)),  # the small hours of last night are this morning
        ("เมื่อคืนห้าทุ่ม", date(2026, 2, 10), time(23)),
        ("เมื่อวานบ่ายสาม", date(2026, 2, 10), time(15)),
        ("วันที่ 9 ก.พ. 69 ตีสอง", date(2026, 2, 9), time(2)),  # no night was told
    ],
)
def test_the_small_hours_of_a_night_belong_to_the_morning_after(said: str, day: date, at: time) -> None:
    (found,) = read_moments(fold(said).text, NOW)
    assert (found.day, found.at) == (day, at)


def test_time_does_not_run_back_within_a_night() -> None:
    moments = read_moments(fold("โดนจับ 10 ก.พ. 69 ห้าทุ่มครึ่ง ถึงโรงพักตีหนึ่ง").text, NOW)
    assert [(one.day, one.at) for one in moments] == [
        (date(2026, 2, 10), time(23, 30)),
        (date(2026, 2, 11), time(1)),
    ]


def test_a_time_alone_has_no_day() -> None:
    (found,) = read_moments(fold("โดนจับตอนบ่ายสาม").text, NOW)
    assert (found.day, found.at) == (None, time(15))


@given(st.dates(date(2000, 1, 1), date(2040, 12, 31)), st.integers(0, 23), st.integers(0, 59))
def test_every_written_date_and_time_is_read_back(day: date, hour: int, minute: int) -> None:
    said = f"เมื่อ {day.day} {MONTHS[day.month - 1]} {day.year + 543} เวลา {hour}.{minute:02} น."
    (found,) = read_moments(fold(said).text, NOW)
    assert (found.day, found.at) == (day, time(hour, minute))


@given(st.text(alphabet="0123456789./-: กขคงจวันที่เมื่ออาทุ่มโมงตีครึ่งบ่ายมีพศ", max_size=80))
def test_no_text_breaks_the_reading(text: str) -> None:
    for moment in read_moments(fold(text).text, NOW):
        assert moment.start < moment.end

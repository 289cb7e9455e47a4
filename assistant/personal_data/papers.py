"""What stands on papers: passport, number plate, a user's case number, date of birth."""

import re
from collections.abc import Iterator
from functools import cache

from assistant.personal_data.spans import PersonalDataKind, PersonalDataSpan
from prompts import load_patterns

_PASSPORT = (
    re.compile(
        r"(?:พาสปอร์ต|พาสปอต|พาสปอร์ท|พาส|passport|หนังสือเดินทาง)[^0-9A-Za-z\n]{0,24}(?:no\.?|number|เลขที่|เลข)?[^0-9A-Za-z\n]{0,12}"
        r"(?P<found>[A-Z]{1,2}[\s-]?\d(?:[\s-]?\d){5,8})(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![A-Za-z0-9])(?P<found>[A-Z]{2}\d{7})(?![0-9A-Za-z])"),
)
_PLATE_SAID = r"(?:ทะเบียน|ป้าย|รถ|เก๋ง|กระบะ|มอไซค์?|มอเตอร์ไซค์|คัน|plate)[^\n]{0,30}?"
_PROVINCE = r"(?: ?(?:กทม\.?|กรุงเทพ(?:มหานคร|ฯ)?|[ก-ฮเ-ไ][ก-๎]{3,14}(?=\s|$|[,.)])))?"
_PLATE = (
    re.compile(rf"(?<![\d/])(?P<found>\d[ก-ฮ]{{2}}[\s-]?\d{{1,4}}{_PROVINCE})(?![\d/])"),
    re.compile(
        rf"{_PLATE_SAID}(?<![ก-๎\d])(?P<found>(?!ซอย|ตอน|คน|สน|สภ|กม|ชม|พศ|ตร|ปปส)[ก-ฮ]{{2,3}}[\s-]?\d{{1,4}}{_PROVINCE})(?![\d/])"
    ),
    re.compile(rf"ทะเบียน(?:รถ)?\s?(?P<found>\d?[ก-ฮ]{{1,3}}[\s-]?\d{{1,4}}{_PROVINCE})(?![\d/])"),
    re.compile(r"ทะเบียน[^\n]{0,8}?(?P<found>\d{2}-\d{4})(?!\d)"),
)
_CASE = (
    re.compile(r"(?P<found>(?:ปจว\.?|ประจำวัน)\s?ข้อ(?:ที่)?\s?\d{1,4}(?:\s?คดีที่\s?\d{1,6}/\d{2,4})?)"),
    re.compile(
        r"(?<![ก-๎])(?P<found>(?:[ก-ฮ]{1,3}\.){1,2}\s?\d{1,6}\s?/\s?(?:25)?\d{2})(?!\d)",
    ),
    re.compile(
        r"(?:คดี|หมายเลข|เลข)?(?:คดี)?(?:หมายเลข)?(?:ดำ|แดง)(?:ที่|เลขที่)?\s?(?P<found>(?:[ก-ฮ]{1,3}\.?\s?)?\d{1,6}\s?/\s?(?:25)?\d{2})(?!\d)",
    ),
    re.compile(
        r"(?:คดี(?:อาญา)?|หมาย(?:จับ|เรียก|ค้น|ขัง)[ก-๎]{0,6}|ฝากขัง|สำนวน|ปจว\.?|แจ้งความ|เลขรับ)\s?(?:หมายเลข|เลข)?(?:ที่|คดี)?\s?:?\s?"
        r"(?P<found>(?:[ก-ฮ]{1,3}\.?\s?)?\d{1,6}\s?/\s?(?:25)?\d{2})(?!\d)",
    ),
    re.compile(r"case\s(?:no\.?|number)\s?(?P<found>[A-Z]?\.?\s?\d{1,6}/\d{2,4})", re.IGNORECASE),
)
# A person is born (เกิด); so is a case, an offence or a fraud.
_NO_CASE = "".join(rf"(?<!{word})" for word in ("เหตุ", "คดี", "ผิด", "โกง", "ทรัพย์", "ยอก"))
_BORN = (
    rf"(?:{_NO_CASE}เกิด(?!เหตุ|ขึ้น|เรื่อง|อุบัติ|จาก|ความ|การ)|วันเกิด"
    r"|\bborn\b|\bd\.?o\.?b\.?\b|date of birth|birthday)[^\d\n]{0,20}?"
)


def papers(text: str) -> Iterator[PersonalDataSpan]:
    """Spans of a text whose digits are Arabic."""
    for kind, patterns in (
        (PersonalDataKind.DATE_OF_BIRTH, (_birth(),)),
        (PersonalDataKind.PASSPORT, _PASSPORT),
        (PersonalDataKind.CASE_NUMBER, _CASE),
        (PersonalDataKind.PLATE, _PLATE),
    ):
        for pattern in patterns:
            for match in pattern.finditer(text):
                yield PersonalDataSpan(*match.span("found"), kind)
    yield from _corrected_births(text)


def _corrected_births(text: str) -> Iterator[PersonalDataSpan]:
    """A second date told soon after a date of birth, as when one was written down wrongly."""
    for birth in _birth().finditer(text):
        again = re.compile(r"[^\d\n]{1,40}?(?P<found>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})").match(text, birth.end())
        if again:
            yield PersonalDataSpan(*again.span("found"), PersonalDataKind.DATE_OF_BIRTH)


@cache
def _birth() -> re.Pattern[str]:
    months = "|".join(f"(?:{month.pattern})" for month in load_patterns("dates").lists["months"])
    day = rf"\d{{1,2}}\s?(?:เดือน\s?)?(?:{months})(?:\s?(?:พ\.?ศ\.?\s?)?(?:\d{{4}}|\d{{2}}))?"
    numeric = r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}|\d{4}-\d{2}-\d{2}"
    year_first = rf"พ\.?ศ\.?\s?\d{{4}}\s?(?:วันที่\s?)?\d{{1,2}}\s?(?:{months})"
    english = rf"(?:{months})\s\d{{1,2}},?\s\d{{4}}"
    return re.compile(rf"{_BORN}(?P<found>{year_first}|{numeric}|{day}|{english})", re.IGNORECASE)

"""What stands on papers: passport, number plate, a user's case number, date of birth."""

import re
from collections.abc import Iterator
from functools import cache

from assistant.personal_data.provinces import provinces_pattern
from assistant.personal_data.spans import PersonalDataKind, PersonalDataSpan
from prompts import load_patterns

_PASSPORT_SAID = (
    r"(?:[พป]าส(?:ปอร์?[ตทด]์?)?|หนังสือเดินทาง|เล่มเดินทาง|เอกสารเดินทาง|ใบเดินทาง|นสด\.?"
    r"|passports?|travel document|(?<![a-z])pp(?=\s?(?:no|num|:)))"
)
# What may stand between the word and the number: nothing that begins another number's label.
_TO_PASSPORT = r"(?:(?!โทร|เบอร์|บัญชี|บัตร|ทะเบียน|phone|account|card|call)[^0-9\n]){0,40}?(?:\n[^0-9A-Za-z\n]{0,16})?"
_PASSPORT = (
    re.compile(
        rf"{_PASSPORT_SAID}{_TO_PASSPORT}(?<![A-Za-z0-9])(?P<found>(?!is\b|no\b)[A-Z]{{1,3}}[\s-]?\d(?:[\s-]?\d){{5,8}})(?![A-Za-z0-9])",
        re.IGNORECASE,
    ),
    # Letters between the digits, or digits alone: as other countries number theirs.
    re.compile(
        rf"{_PASSPORT_SAID}{_TO_PASSPORT}(?<![A-Za-z0-9])(?P<found>(?=(?:[A-Z]*\d){{3}})[A-Z0-9]{{7,10}})(?![A-Za-z0-9])",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![A-Za-z0-9])(?P<found>[A-Z]{2}\d{7})(?![0-9A-Za-z])"),
)
# Anywhere in a message that speaks of a passport.
_PASSPORT_SHAPE = re.compile(r"(?<![A-Za-z0-9@._-])(?P<found>[A-Z]{1,2}\s?\d{6,8})(?![0-9A-Za-z])")
_PLATE_SAID = (
    r"(?:ทะเบียน|ป้าย|รถ|เก๋ง|กระบะ|มอ?ไซค?์?|มอเตอร์ไซค์|จยย|บิ๊กไบค์|เวสป้า|ฟีโน่|สกู๊ปปี้|แท็กซี่|สิบล้อ|หัวลาก|พ่วง|เทรลเลอร์|สองแถว|หกล้อ|บรรทุก"
    r"|คัน|เวฟ|คลิก|ฮอนด้า|โตโยต้า|อีซูซุ|ยามาฮ่า|นิสสัน|มาสด้า|เบนซ์|วีโก้|รีโว่|วีออส|ซีวิค|ซิตี้|ฟอร์จูน"
    r"|plate|car|bike|scooter|truck|pickup|van|bmw)"
)
_BETWEEN = r"[^\n]{0,30}?"
_NO_LETTERS = (
    r"(?!(?:ซอย|ตอน|คน|สน|สภ|กม|ชม|พศ|ตร|ปปส|กก|ซม|มม|ตม|รพ|พรบ|รปภ|กทม|ธกส|ธอส|ครม|อบต|ปวส|ปวช|ขส|ปณ|บท|นน|วัน|ปอ|มค"
    r"|กพ|พค|กค|สค|ตค|พย|ธค)(?![ก-๎])(?:[^\n]{0,2}(?:\d{1,2}|25\d\d|20\d\d)(?!\d)|[\s-]?\d{5})|(?:คน|ตอน|กม|ชม|ครั้ง|บท|กก|นน)\s?\d)"
)
_DAY_BEFORE = r"(?<![ก-๎\d])(?<!\d\s)"
_SERIES = r"[ก-ฮ]\s?[ก-ฮ]"
# The end of a plate's number: neither a figure, a time nor an amount.
_MONTH = (
    r"(?:ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย|ต\.?ค|พ\.?ย|ธ\.?ค)(?![ก-๎])"
    r"|มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา"
)
_PLATE_END = rf"(?!\d|/\d|[.:,]\d|\s?(?:บาท|วัน(?!ที่)|คน|เดือน|ครั้ง|โมง|ทุ่ม|น\.|{_MONTH}))"
_PLATE = (
    re.compile(
        rf"(?<![\d/.,])(?P<found>\d(?!คน|กก|กม|ชม|ซม|มม|มล|ตร|บท|วน|หน|นน|สน)[ก-ฮ]{{2}}[\s-]?\d{{1,4}}(?:PROVINCE)?){_PLATE_END}"
    ),
    re.compile(
        rf"{_PLATE_SAID}{_BETWEEN}{_DAY_BEFORE}(?P<found>{_NO_LETTERS}[ก-ฮ]{{2,3}}[\s-]?\d{{1,4}}(?:PROVINCE)?){_PLATE_END}"
    ),
    re.compile(
        r"(?:ทะเบียน(?:รถ|คือ|เลขที่|เลข|ป้ายแดง|ป้าย|:|-|\s|มัน|ผม|หนู){0,4}"
        r"|(?<![A-Za-z])plates?(?:\s?(?:no\.?|number|is|was|of|car|the|my|his|her|:)){0,4}\s?)"
        rf"(?P<found>(?:\d\s?)?(?:{_SERIES}\s?[ก-ฮ]|{_SERIES}|[ก-ฮ])[\s.-]{{0,2}}\d{{1,4}}(?:PROVINCE)?){_PLATE_END}"
    ),
    # With its province, whatever it stands on.
    re.compile(rf"{_DAY_BEFORE}(?P<found>{_NO_LETTERS}[ก-ฮ]{{2,3}}[\s-]?\d{{1,4}}\s?(?:ALL_PROVINCES))(?![ก-๎])"),
    # With its province it may have the letters of a weight or a month.
    re.compile(
        r"(?<![\d/.,])(?P<found>\d\s?(?!คน|กม|ชม|ตร|วน)[ก-ฮ]{2}[\s-]?(?!25\d\d)\d{1,4}\s?(?:ALL_PROVINCES))(?![ก-๎])"
    ),
    re.compile(rf"ป้ายแดง\s?(?P<found>[ก-ฮ]{{1,2}}[\s-]?\d{{3,4}}(?:PROVINCE)?){_PLATE_END}"),
    re.compile(rf"{_PLATE_SAID}[^\d\n]{{0,14}}(?P<found>\d{{2}}-\d{{4}}(?:PROVINCE)?)(?![\d/-])"),
    re.compile(
        r"(?:ทะเบียน|plate(?:\s(?:no\.?|number|is))?)[\s:]{0,3}(?P<found>[A-Z]{1,3}[\s-]?\d{1,4}(?:\s?[A-Z])?)(?![\dA-Za-z])"
    ),
)
# A court's letters before a number: อ. (criminal), ผบ. (consumer), with an E where filed electronically.
_LETTERS = (
    r"(?:(?!(?:[io]n|of|at|by|to)\b)[A-Z]{1,4}\.?\s|(?:[ก-ฮ]{1,3}\.?){1,2}\s?E?\.?\s?(?:\([ก-๎]{1,8}\)\s?)?|E\.?\s?)"
)
# Two figures of a year are of these decades: 21/11 is a day and a month.
_OF_YEAR = r"\d{1,7}(?:\s?ก\.?)?\s?/\s?(?:25\d{2}|20\d{2}|[4-7]\d)(?![\d/])"
_TO_CASE = (
    r"(?:\s?(?:หมายเลข|เลขที่|เลข|ที่|ดำ|แดง|คดี|ความ|อาญา|แพ่ง|ผู้บริโภค|แรงงาน|ยาเสพติด|ครอบครัว|เยาวชน|ล้มละลาย|ปกครอง|คือ|ออนไลน์"
    r"|ของ(?:ศาล|ผม|หนู|ฉัน|เรา|เขา|เค้า|แม่|พ่อ|แฟน|ลูก)|no\.?|number|is|ครั้งที่\s?\d|ข้อ|ลง|รับ|:|-|#)){0,6}[ \t]?(?:\n\s?)?"
)
_CASE = (
    re.compile(r"(?P<found>(?:ปจว\.?|ประจำวัน)\s?(?:เกี่ยวกับคดี)?\s?ข้อ(?:ที่)?\s?\d{1,4}(?:\s?คดีที่\s?\d{1,6}/\d{2,4})?)"),
    # By its letters alone; ม. is a section, ฎ. a precedent of the Supreme Court, ซ. a lane, ป. a code.
    re.compile(
        rf"(?<![ก-๎.])(?P<found>(?!ม\.|ฎ\.|ซ\.|ป\.(?:อ|พ|วิ)|พ\.ศ|ถ\.|ต\.|น\.)(?:[ก-ฮ]{{1,3}}\.){{1,2}}\s?E?\.?\s?{_OF_YEAR})"
    ),
    re.compile(r"(?<![ก-๎.])(?P<found>(?!ม|ฎ|ซ)[ก-ฮ]{1,2}E?\.?\s?\d{1,6}\s?/\s?25\d{2})(?!\d)"),
    re.compile(
        r"(?:คดี|หมาย(?:จับ|เรียก|ค้น|ขัง|ปล่อย|บังคับ)[ก-๎]{0,6}|หมาย|ฝากขัง|คำร้อง|สัญญาประกัน|บันทึก(?:การ)?จับกุม|ส(?:ำ|ว|วน)?นวน(?:การ)?(?:สอบสวน)?|ปจว\.?|แจ้งความ|เลขรับ(?:แจ้ง)?|เลขแจ้ง"
        r"|(?:เลข|หมายเลข)(?:ดำ|แดง)|ดำที่|แดงที่|คดีดำ|คดีแดง|เคส(?:ไอดี)?|case|warrant|docket)"
        rf"{_TO_CASE}(?P<found>{_LETTERS}?{_OF_YEAR})",
        re.IGNORECASE,
    ),
    # How an office numbers its letters: ตช 0015(บก.น.4)/331.
    re.compile(
        r"หมาย(?:เรียก|จับ|ค้น)?(?:ผู้ต้องหา|พยาน)?\s?(?:เลข)?ที่\s?(?P<found>[ก-ฮ]{1,3}\.?\s?\d{4}[\dก-ฮ().]{0,16}/\d{1,6})(?!\d)"
    ),
    # What a police counter or an online complaint gives: letters and a long number.
    re.compile(
        r"(?:เลข(?:ที่)?(?:รับ)?(?:แจ้ง(?:ความ)?|คำร้อง(?:ทุกข์)?|เรื่อง|คดี)|เลขรับ|รับ(?:เรื่อง|คำร้อง(?:ทุกข์)?|แจ้ง(?:ความ)?)(?=\s?(?:เลข|ที่|หมายเลข))|เลขแจ้งความ|เลขเคส|เคสไอดี|รหัสคดี|เลขคดี|รหัสรับแจ้ง|case\s?(?:id|no\.?|number)|ticket(?:\s?(?:id|no\.?|number))?|e-?ticket|tracking(?:\s?no\.?)?|ใบสั่ง(?=\s?เลขที่|\s?เลข))"
        rf"{_TO_CASE}(?P<found>(?!\d{{1,2}}/\d{{1,2}}(?!\d))(?=[A-Z]{{0,6}}-?(?:\d[-/]?){{4}})[A-Z]{{0,6}}-?\d{{1,16}}(?:[-/]\d{{1,10}}){{0,2}})(?![\dA-Za-z])",
        re.IGNORECASE,
    ),
)
# A person is born (เกิด); so is a case, an offence or a fraud.
_NO_CASE = "".join(rf"(?<!{word})" for word in ("เหตุ", "คดี", "ผิด", "โกง", "ทรัพย์", "ยอก", "ที่", "ถ้า", "แจ้ง", "เพิ่ง", "ก่อ"))
_BORN = (
    rf"(?:{_NO_CASE}เกิด(?!เหตุ|ขึ้น|เรื่อง|อุบัติ|จาก|ความ|การ|ไฟ|เพลิง|ระเบิด|ปัญหา|คดี|ชน|ข้อ|อะไร|ผล|สิทธิ|หนี้|ทะเลาะ|น้ำ|เป็น|อาการ|โรค)|วันเกิด(?!เหตุ|เรื่อง|คดี|ไฟ|อุบัติ)"
    r"|ว\.?\s?ด\.?\s?ป\.?\s?เกิด|\bborn\b|\bd\.?o\.?b\.?\b|date of birth|birth\s?(?:day|date))"
    r"(?:[^\d\n]{0,28}?|[^\d\n]{0,12}\n\s?(?:วันที่\s?)?)"
)
# Whose day it is, looking back: the last word that tells is of a matter (คดีปล้นเกิด) or of a person (ลูกเกิด).
_MATTER = re.compile(
    r"(?:(?P<matter>คดี|ข้อหา|ความผิด|ผิด|โทษ|ประมาท|ปล้น|ข่มขืน|ขโมย|ลัก(?!ษ)|โกง|(?:เสีย|ยักยอก|ชิง)ทรัพย์|บาดเจ็บ|ชน(?![กะาิี])|ระเบิด|ฟ้อง|ทำร้าย|ฆ่า|พราก|ปลอม"
    r"|ค่าขาดไร้|รบกวน|แผล|เหตุ|มัน(?!ต))|(?P<person>ผม|หนู|ฉัน|ลูก|แม่|พ่อ|พี่|น้อง|เขา|เค้า|แฟน|เมีย|ผัว|สามี|ภรรยา|หลาน|ตา|ยาย|เด็ก|นาย(?!จ้าง)|นาง|น\.ส|ด\.[ชญ]"
    r"|คุณ|อายุ|ชื่อ|บัตร|เลข|จำเลย|โจทก์|ผู้|คน|\d{4}|[a-z])).*?",
    re.IGNORECASE | re.DOTALL,
)
_LOOKED_BACK = 48
_DIGIT = re.compile(r"\d")
_BIRTH_SAID = re.compile(r"เกิด|born|birth|d\.?o\.?b", re.IGNORECASE)
_MONTHS_SPOKEN = (
    r"มก(?:รา|ะรา)|กุม(?:ภา|พา)|มีนา|เมษา|พ(?:ฤ|รึ)[สษ]ภา|มิถุนา|ก(?:ร|ะร)ก[ฎฏด]า|สิงหา|กันยา|ตุลา|พ(?:ฤ|รึ)[สศษ]จิกา|ธันวา"
)
_MONTHS_END = r"(?:คม|ยน|พันธ์?|พัน)?"


def papers(text: str) -> Iterator[PersonalDataSpan]:
    """Spans of a text whose digits are Arabic."""
    if not _DIGIT.search(text):
        return
    births = _births()[: 1 + ("วันเกิด" in text)] if _BIRTH_SAID.search(text) else ()
    for kind, patterns in (
        (PersonalDataKind.DATE_OF_BIRTH, births),
        (PersonalDataKind.PASSPORT, _passports(text)),
        (PersonalDataKind.CASE_NUMBER, _CASE),
        (PersonalDataKind.PLATE, _plates()),
    ):
        for pattern in patterns:
            for match in pattern.finditer(text):
                if kind is not PersonalDataKind.DATE_OF_BIRTH or not _is_of_something_else(match, text):
                    yield PersonalDataSpan(*match.span("found"), kind)
    if births:
        yield from _corrected_births(text)


# A card runs out on a birthday (หมดอายุวันเกิด 30 ส.ค. 69): nobody was born in that year.
_RUNS_OUT = re.compile(r"หมดอายุ(?:ตรง|ตอน|ใน|กับ|\s)*$")
_YEAR_OF_CARD = re.compile(r"(?:25[67]\d|20[2-4]\d|(?<!\d)[67]\d)$")


def _is_of_something_else(born: re.Match[str], text: str) -> bool:
    """Whether the day is one that a card runs out on, or one of an offence."""
    before = text[max(0, born.start() - 24) : born.start()]
    runs_out = _RUNS_OUT.search(before) and _YEAR_OF_CARD.search(born["found"])
    return bool(runs_out) or _is_of_a_matter(born, text)


def _is_of_a_matter(born: re.Match[str], text: str) -> bool:
    """Whether what "เกิด" tells of is an offence and no person."""
    if not born[0].startswith("เกิด"):
        return False
    before = text[max(0, born.start() - _LOOKED_BACK) : born.start()].rpartition("\n")[2]
    told = [found.lastgroup for found in _MATTER.finditer(before)]
    return bool(told) and told[-1] == "matter"


def _passports(text: str) -> tuple[re.Pattern[str], ...]:
    said = re.search(_PASSPORT_SAID, text, re.IGNORECASE)
    return (*_PASSPORT, _PASSPORT_SHAPE) if said else _PASSPORT


@cache
def _plates() -> tuple[re.Pattern[str], ...]:
    """The patterns with the provinces that may follow a plate's number."""
    province = rf"(?: ?(?:{provinces_pattern()})(?![ก-๎]))?"
    written = [
        pattern.pattern.replace("(?:PROVINCE)?", province).replace("ALL_PROVINCES", provinces_pattern())
        for pattern in _PLATE
    ]
    return tuple(map(re.compile, written))


def _corrected_births(text: str) -> Iterator[PersonalDataSpan]:
    """A second date told soon after a date of birth, as when one was written down wrongly."""
    for birth in _births()[0].finditer(text):
        again = re.compile(r"[^\d\n]{1,40}?(?P<found>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})").match(text, birth.end())
        if again:
            yield PersonalDataSpan(*again.span("found"), PersonalDataKind.DATE_OF_BIRTH)


@cache
def _births() -> tuple[re.Pattern[str], ...]:
    months = "|".join(f"(?:{month.pattern})" for month in load_patterns("dates").lists["months"])
    months = f"(?:(?:{_MONTHS_SPOKEN}){_MONTHS_END}|{months})"
    year = r"(?:ปี\s?)?(?:พ\.?\s?ศ\.?\s?|ค\.?\s?ศ\.?\s?)?(?:\d{4}|\d{2})(?!\d)"
    date = (
        rf"พ\.?ศ\.?\s?\d{{4}}\s?(?:วันที่\s?)?\d{{1,2}}\s?{months}"
        r"|\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}|\d{4}[-/]\d{2}[-/]\d{2}"
        rf"|\d{{1,2}}(?:st|nd|rd|th)?\s?(?:of\s|เดือน\s?|-|/)?{months},?(?:[\s/-]{{0,2}}{year})?"
        rf"|\d{{1,2}}\s?เดือน\s?\d{{1,2}}(?:\s?{year})?"
        rf"|{months}\s?\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}"
    )
    return (
        re.compile(rf"{_BORN}(?P<found>{date})", re.IGNORECASE),
        re.compile(rf"(?P<found>{date})\s?(?:นี่|นี้)?\s?(?:คือ|เป็น|ตรงกับ)?\s?วันเกิด", re.IGNORECASE),
    )

"""Patterns of corpus.quantities: units, joined numbers, labels that count nothing, and the words that bound a figure.

They are matched against text whose Thai digits are folded, so that offsets stay those of the original.
"""

import re

from corpus.number_words import NUMBER, number_value
from corpus.units import UNIT_OF

_ENGLISH = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_ENGLISH |= {"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16}
_ENGLISH |= {"eighteen": 18, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90}
ANY = rf"(?:{NUMBER}|(?<![a-z])(?:{'|'.join(sorted(_ENGLISH, key=len, reverse=True))})(?![a-z]))"
_FORM = "|".join(re.escape(form) for form in sorted(UNIT_OF, key=len, reverse=True))
# เท่านั้น, เท่ากับ, เท่าไหร่ count nothing.
_FORM = _FORM.replace("เท่า", "เท่า(?!นั้น|กับ|ไร|ไหร่)")
# "วันที่" numbers a day.
WITH_UNIT = re.compile(rf"(?P<number>{ANY})[\s-]{{0,2}}(?P<unit>{_FORM})(?!ที่)(?![a-z])", re.IGNORECASE)
JOINED = re.compile(rf"(?P<number>{ANY})\s?(?:ถึง|หรือ|และ|กับ|,|-|–|to|or|and)\s?$", re.IGNORECASE)
TO = re.compile(rf"[\s-]{{0,2}}(?:{_FORM})?\s?(?:ถึง|-|–|to)\s?", re.IGNORECASE)
UNIT_FIRST = re.compile(r"(?P<unit>ชั่วโมง|วัน|เดือน|ปี|บาท|ครั้ง|คน|เท่า)\s?(?:หนึ่ง|เดียว)(?!ใน)")
PERCENT = re.compile(rf"ร้อยละ\s?(?P<number>{NUMBER})")
HALF = re.compile(r"(?:กึ่ง|ครึ่ง)(?:หนึ่ง)?|(?<![a-z])half(?![a-z])", re.IGNORECASE)
PART = re.compile(
    rf"(?P<above>{NUMBER})\s?ใน\s?(?P<below>{NUMBER})|(?<![a-z])(?P<en>one|two)[\s-](?P<of>third|quarter|fifth)s?",
    re.IGNORECASE,
)
ORDINALS = {"third": 3.0, "quarter": 4.0, "fifth": 5.0}
CLOCK = re.compile(r"(?P<hour>\d{1,2})[.:](?P<minute>\d{2})\s?(?:น\.|นาฬิกา)")
LONE = re.compile(r"(?<![\d/.,:A-Za-z-])\d[\d,]*(?:\.\d+)?(?:\s?(?:ล้าน|แสน|หมื่น|พัน))?(?![\d/:]|[.,-]\d)")
_SECTION = r"\d+(?:/\d+)?(?:\s(?:ทวิ|ตรี|จัตวา|เบญจ))?(?:/\d+)?"
_BETWEEN = r"(?:\s?(?:,|และ|หรือ|กับ|ถึง|-|–|and|or|to)\s?|\s)"
_COUNTED = r"(?!\d|[,.]\d|\s?(?:ปี|วัน|เดือน|ชั่วโมง|บาท|คน|ครั้ง))"
# What numbers a place in a text and counts nothing: sections, paragraphs, items, web addresses.
LABELS = re.compile(
    r"(?:มาตรา|(?<![ก-๎])ม\.|วรรค|อนุมาตรา|ข้อ(?!หา)|ภาค|ลักษณะ|หมวด|sections?|paragraphs?|ฉบับที่)"
    rf"\s?{_SECTION}(?:{_BETWEEN}(?:มาตรา\s?|วรรค\s?)?{_SECTION}{_COUNTED})*"
    r"|https?://\S+|\(\s?\d{1,3}\s?\)",
    re.IGNORECASE,
)
_OF_SECTIONS = re.compile(r"มาตรา|ม\.|sections?", re.IGNORECASE)
_RUN_BEFORE = re.compile(r"(?:ถึง|-|–|to)\s?(?:มาตรา\s?)?$")
_RUN_AFTER = re.compile(r"\s?(?:ถึง|-|–|to)")
AT_MOST = re.compile(r"(?:ไม่เกิน(?:กว่า)?|ไม่มากกว่า|ภายใน|at most|not (?:over|more than)|within|up to)\s?$")
AT_LEAST = re.compile(r"(?:ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|at least|not less than)\s?$")
UNDER = re.compile(r"(?:ไม่ถึง|ไม่ครบ|ต่ำกว่า|น้อยกว่า|under|less than)\s?$")
OVER = re.compile(r"(?:เกิน(?:กว่า)?|มากกว่า|(?<!น้อย)(?<!ต่ำ)กว่า|over|more than)\s?$")
UPWARDS = re.compile(r"(?:บริบูรณ์)?\s?(?:ขึ้นไป|or more|or over|and over)")


def any_value(number: str) -> float:
    """Value of a match of ANY: digits, Thai number words or an English number word."""
    word = number.lower()
    return float(_ENGLISH[word]) if word in _ENGLISH else number_value(number)


def sections_in(label: str) -> list[tuple[str, bool]]:
    """Numbers of a match of LABELS that names sections, and whether each is an end of a run (7 ถึง 9).

    None where it names something else (วรรค 2, หมวด 3).
    """
    if not _OF_SECTIONS.match(label):
        return []
    numbers = list(re.finditer(_SECTION, label))
    return [
        (number[0], bool(_RUN_BEFORE.search(label, 0, number.start()) or _RUN_AFTER.match(label, number.end())))
        for number in numbers
    ]

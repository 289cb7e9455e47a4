"""Addresses below the province: a chain of house number, lane, road, sub-district and the like."""

import re
from collections.abc import Iterator

from assistant.personal_data.spans import PersonalDataKind, PersonalDataSpan
from indexing.tokenising import province_names

_WORD = r"[ก-๎A-Za-z0-9\-/]{1,30}"
_HOUSE = r"(?<![\d.,/])\d{1,5}(?:/\d{1,5}){0,2}(?:-\d{1,4})?(?![\d.,]|\s?(?:บาท|วัน|ปี|เดือน|คน|ครั้ง|ชั่วโมง|น\.|โมง|ทุ่ม))"
_FINE = (
    rf"(?:หมู่(?:ที่)?|ม\.)\s?\d{{1,3}}|(?:(?:ปาก|ใน|ท้าย|หน้า)?ซอย|ซ\.)\s?[ก-๎A-Za-z]{{0,25}}\s?\d{{0,4}}(?:/\d{{1,4}})?|(?:ถนน|ถ\.)\s?{_WORD}"
    rf"|(?:หมู่บ้าน|คอนโด(?:มิเนียม)?|อาคาร|ตึก|หอพัก|หอ|อพาร์ท?เมน(?:ท์|ต์)|แฟลต|บ้าน)\s?{_WORD}"
    r"|ชั้น(?:ที่)?\s?\d{1,3}|ห้อง(?:ที่|เลขที่)?\s?\d{1,5}(?:/\d{1,4})?|(?:soi|moo|road|rd\.?)\s?[A-Za-z0-9/]+"
)
_COARSE = rf"(?:ตำบล|ต\.|แขวง|อำเภอ|อ\.|เขต|จังหวัด|จ\.)\s?{_WORD}|กทม\.?|กรุงเทพ(?:มหานคร|ฯ)?|\d{{5}}(?!\d)"
# A province stands without its word where an address ends.
_PROVINCE = "|".join(sorted(map(re.escape, province_names()), key=len, reverse=True))
_PART = rf"(?:{_FINE}|{_COARSE}|(?:{_PROVINCE})(?![ก-๎]))"
_CHAIN = re.compile(
    rf"(?:(?:บ้าน)?เลขที่\s?)?(?P<house>{_HOUSE})?(?:(?:^|(?<=\s)|(?<=,)|(?<=\d)|\s|,\s?)(?:{_PART})(?:[ \t]|,\s?)?)+"
)
_ENGLISH = re.compile(
    r"(?<![\d/])\d{1,5}(?:/\d{1,5})?,?\s(?:[Ss]oi|[Mm]oo|[A-Z][a-z]+\s(?:[Rr]oad|[Rr]d\.?|[Ss]treet|[Ll]ane))"
    r"(?:\s[A-Z0-9][A-Za-z0-9/]*)?(?:,\s?[A-Z][a-z]+(?:\s[A-Z][a-z]+)?){0,3}"
)
_FINE_PART = re.compile(_FINE)
_COARSE_PART = re.compile(rf"(?:{_COARSE})")


def addresses(text: str) -> Iterator[PersonalDataSpan]:
    """Spans of chains of two parts or more, one of them finer than a sub-district, or a house number before them."""
    for match in _CHAIN.finditer(text):
        found = match[0].rstrip(" ,\t")
        start = match.start() + len(match[0]) - len(match[0].lstrip(" ,\t"))
        fine = len(_FINE_PART.findall(found)) + bool(match["house"])
        coarse = len(_COARSE_PART.findall(found))
        if (fine and coarse) or fine >= 2 or (coarse >= 3 and not re.fullmatch(r"[\d\s]+", found)):
            yield PersonalDataSpan(start, match.start() + len(found), PersonalDataKind.ADDRESS)
    for match in _ENGLISH.finditer(text):
        yield PersonalDataSpan(*match.span(), PersonalDataKind.ADDRESS)

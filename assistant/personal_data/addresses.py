"""Addresses below the province: a chain of house number, lane, road, sub-district and the like."""

import re
from collections.abc import Iterator
from functools import cache

from assistant.personal_data.provinces import provinces_pattern
from assistant.personal_data.spans import PersonalDataKind, PersonalDataSpan

# What comes after a place's name where no space does.
_AFTER = r"(?:โดน|ถูก(?!ต้อง)|แล้ว|ครับ|ค่ะ|นะคะ|จะ(?!น)|ไม่|ต้อง|เป็น|แต่ง?)"
_WORD = rf"(?:(?!{_AFTER})[ก-๎A-Za-z0-9\-/]){{1,30}}"
_HOUSE = (
    r"(?<![\d.,/])(?<!กม\.\s)(?<!กม\s)(?<!เมตรที่\s)"
    r"\d{1,5}(?:/\d{1,5}){0,2}(?:-\d{1,4})?(?![\d.,]|\s?(?:บาท|วัน|ปี|เดือน|คน|ครั้ง|ชั่วโมง|น\.|โมง|ทุ่ม))"
)
_NUMBER = r"(?:\s?\d{1,4}(?:/\d{1,4})?(?![\d/]|\s?(?:บาท|วัน|ปี|เดือน|คน|ครั้ง|คัน|ชั่วโมง)))?"
# What comes after a building whose name is of several words.
_NEXT = r"(?:ห้อง|ชั้น|ตึก|อาคาร|ซอย|ซ\.|ถ\.|ถนน|แขวง|ต\.|ตำบล|หมู่|ม\.)"
_FINE = (
    r"(?:หมู่(?:ที่)?|ม\.)\s?\d{1,2}(?!\d)"
    rf"|(?:(?:ปาก|ใน|ท้าย|หน้า|กลาง)?(?:ซอย|ตรอก)|ซ\.)\s?[ก-๎A-Za-z]{{0,25}}{_NUMBER}(?:\s?แยก\s?\d{{1,3}})?|(?:ถนน|ถ\.)\s?{_WORD}{_NUMBER}"
    rf"|(?:หมู่บ้าน|คอนโด(?:มิเนียม)?|หอพัก|อพาร์ท?[ตท]?เม[นท]+(?:ท์|ต์)?|แมนชั่น)\s?{_WORD}(?:\s(?!{_NEXT}){_WORD}){{1,3}}(?=\s{_NEXT})"
    rf"|(?:หมู่บ้าน|มบ\.|คอนโด(?:มิเนียม)?|อาคาร|ตึก|หอพัก|หอ|อพาร์ท?[ตท]?เม[นท]+(?:ท์|ต์)?|แมนชั่น|แฟลต|บ้าน(?!อยู่|ผม|หนู|ของ|ที่|มี|โดน|ถูก|แล้ว|เขา|เค้า|แม่|พ่อ|เช่า|เลข)|ชุมชน|ตลาด|นิคม|โครงการ|ทาวน์เฮ้?าส์|เคหะ)\s?{_WORD}{_NUMBER}"
    r"|ชั้น(?:ที่)?\s?\d{1,3}|(?:ห้อง|ยูนิต)(?:พัก)?(?:ที่|เลขที่|เบอร์)?\s?[A-Z]?\d{1,5}(?:/\d{1,4})?|(?:soi|moo|road|rd\.?)\s?[A-Za-z0-9/]+"
)
_COARSE = rf"(?:ตำบล|ต\.(?!\s?ค(?![ก-๎]))|แขวง|อำเภอ|อ\.|เขต)\s?{_WORD}|\d{{5}}(?!\d)"
# A lone lane, road or village is an address where somebody says to live there.
_LIVES = re.compile(
    r"(?:อยู่(?:ที่|ใน|แถว)?|พัก(?:อยู่)?(?:ที่|ใน)?|อาศัย(?:อยู่)?(?:ที่|ใน)?|บ้าน(?:เช่า|ผม|หนู|ฉัน|แม่|พ่อ|ยาย)?(?:อยู่)?(?:ที่)?|ที่อยู่)[\s:]{0,2}"
    r"(?P<found>(?:ซอย|ซ\.|ตรอก)\s?[ก-๎A-Za-z]{2,25}\s?\d{1,4}(?:/\d{1,4})?(?![\d/])|(?:ถนน|ถ\.)\s?[ก-๎]{2,25}\s?\d{1,3}(?![\d/])"
    r"|(?:หมู่บ้าน|คอนโด|หอพัก|แฟลต)\s?[ก-๎A-Za-z0-9]{2,25}(?:\s(?:ห้อง|ชั้น|ซอย|ตึก)\s?[A-Z]?\d{1,4}){1,3})"
)
_HOUSE_SAID = re.compile(r"บ้าน(?:[ก-๎]{0,8})?เลขที่\s?(?P<found>\d{1,5}(?:/\d{1,5}){0,2})(?!\d)")
_ENGLISH_KEY = (
    r"(?:[Ss]oi|SOI|[Mm]oo(?:\s?[Bb]aan)?|[Rr]oad|[Rr]d\b\.?|[Ss]treet|[Ll]ane|[Aa]lley|[Tt]ambon|[Aa]mph(?:oe|ur)|[Kk]het|[Kk]hwaeng|[Cc]ondo(?:minium)?"
    r"|[Rr]esidence|[Tt]ower|[Aa]partments?|[Vv]illage|[Mm]ansion|[Bb]uilding|[Ss]ub-?district|[Vv]illa)"
)
_ENGLISH_TOKEN = (
    rf"(?:{_ENGLISH_KEY}|[Ff]loor|[Rr]oom|[Uu]nit|[Dd]istrict|[A-Z][A-Za-z'\-]*"
    r"|\d{1,5}(?:/\d{1,5})?(?:st|nd|rd|th)?)"
)
_ENGLISH = re.compile(
    rf"(?<![\d/,.A-Za-z])(?:(?:[Nn]o\.?|[Rr]oom|[Uu]nit|[Hh]ouse|[Aa]pt\.?)\s?)?\d{{1,5}}(?:/\d{{1,5}})?[A-Z]?(?:,?\s{_ENGLISH_TOKEN}(?![A-Za-z])){{1,16}}"
)
_ENGLISH_SOI = re.compile(
    rf"\b(?:live|stay|staying|living|address|house|home|apartment)\b[^.\d\n]{{0,12}}?(?P<found>[Ss]oi(?:,?\s{_ENGLISH_TOKEN}(?![A-Za-z])){{1,8}})"
)
# Where an English address would name the province, it has come to its end.
_ENGLISH_TAIL = re.compile(
    r",?\s(?:Bangkok|Chiang (?:Mai|Rai)|Phuket|Chon ?[Bb]uri|Pattaya|Krabi|Nonthaburi"
    r"|Rayong|Surat Thani|Hua Hin|Khon Kaen|Udon(?: Thani)?|Songkhla|Samui|Thailand"
    r"|Phang ?[Nn]ga|Ayutthaya"
    r"|Samut (?:Prakan|Sakhon)|Pathum Thani|Korat|Nakhon Ratchasima|I|He|She|My|The|They|We|It|Is|Can|What)$"
)
_FINE_PART = re.compile(_FINE)
_COARSE_PART = re.compile(rf"(?:{_COARSE})")
# A room of a court leads to nobody's home.
_ROOM_ONLY = re.compile(r"[\d/\s,]*(?:(?:ชั้น|ห้อง)(?:ที่|เลขที่)?[\s\d/,]*)+")
# ม. is a section as well as a village (หมู่).
_SECTIONS_ONLY = re.compile(r"[\d/\s,]*(?:ม\.\s?\d{1,2}[\s,]*)+")
_BOTH_DISTRICTS = re.compile(r"(?:ตำบล|ต\.|แขวง).*(?:อำเภอ|อ\.|เขต)")
_DIGIT = re.compile(r"\d")
_POSTCODE = re.compile(r"(?<!\d)\d{5}$")


def addresses(text: str) -> Iterator[PersonalDataSpan]:
    """Spans of chains of two parts or more, one of them finer than a sub-district, or a house number before them."""
    yield from _english(text)
    for match in _chain().finditer(text):
        found = _without_province(match[0].rstrip(" ,\t"))
        start = match.start() + len(match[0]) - len(match[0].lstrip(" ,\t"))
        fine = len(_FINE_PART.findall(found)) + bool(match["house"])
        coarse = len(_COARSE_PART.findall(found))
        if _ROOM_ONLY.fullmatch(found) or _SECTIONS_ONLY.fullmatch(found) or not (coarse or _DIGIT.search(found)):
            continue
        if (fine and coarse) or fine >= 2 or _BOTH_DISTRICTS.search(found):
            yield PersonalDataSpan(start, match.start() + len(found), PersonalDataKind.ADDRESS)
    for pattern in (_HOUSE_SAID, _LIVES, _ENGLISH_SOI):
        for match in pattern.finditer(text):
            yield PersonalDataSpan(*match.span("found"), PersonalDataKind.ADDRESS)


def _english(text: str) -> Iterator[PersonalDataSpan]:
    for match in _ENGLISH.finditer(text):
        found = match[0]
        while tail := _ENGLISH_TAIL.search(found):
            found = found[: tail.start()]
        if re.search(rf"\s{_ENGLISH_KEY}(?![a-z])", found):
            yield PersonalDataSpan(match.start(), match.start() + len(found), PersonalDataKind.ADDRESS)


def _without_province(found: str) -> str:
    """The province is nobody's: it goes with the address only where a postcode ends it."""
    return found if _POSTCODE.search(found) else _ending_province().sub("", found)


@cache
def _ending_province() -> re.Pattern[str]:
    return re.compile(rf"[\s,]+(?:(?:จังหวัด|จ\.)\s?[ก-๎]*|{provinces_pattern()})$")


@cache
def _chain() -> re.Pattern[str]:
    """A house number and parts; a province may stand without its word, and so may districts before it."""
    province = rf"(?:จังหวัด|จ\.)\s?{_WORD}|(?:{provinces_pattern()})(?![ก-๎])"
    bare = rf"[ก-๎]{{3,20}}(?=(?:\s[ก-๎]{{3,20}})?\s(?:{provinces_pattern()})(?![ก-๎]))"
    part = rf"(?:{_FINE}|{_COARSE}|{province})"
    glued = "".join(rf"|(?<={word})" for word in ("อยู่", "ที่", "ใน", "พัก", "เช่า", "แถว"))
    step = rf"(?:^|(?<=\s)|(?<=,)|(?<=\d){glued}|\s|,\s?)(?:{part})(?:[ \t]|,\s?)?"
    return re.compile(
        rf"(?:(?:บ้าน)?เลขที่\s?)?(?P<house>{_HOUSE})?(?:{step})+(?:(?<=\s){bare}\s(?:{bare}\s)?(?:{province})(?:\s\d{{5}}(?!\d))?)?"
    )

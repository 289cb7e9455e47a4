r"""Numbers that lead to a person: identity card, phone, e-mail, card, bank account, LINE.

`\b` fails beside Thai letters, so digits are fenced by lookarounds.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from stdnum import luhn

from assistant.personal_data.spans import PersonalDataKind, PersonalDataSpan
from prompts import load_patterns

# What people put between the digits of one number; a line's end is no such thing.
# One way to match each: two would double the work at every digit.
_GAP = r"(?:[^\S\n]|[^\S\n]?[.()\-\u2010-\u2015][^\S\n]?)?"
_EMAIL = (
    r"(?:[A-Za-z0-9][A-Za-z0-9._%+-]{0,31}'(?=[A-Za-z]))?[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    r"(?<![A-Za-z0-9._%+-])(?:[A-Za-z0-9_-]{1,32}\s(?:dot|จุด)\s){0,2}[A-Za-z0-9._%+-]{2,64}\s?(?:@|\(at\)|\[at\]|\bat\b)\s?(?:gmail|hotmail|yahoo|outlook|icloud)"
    r"(?:\s?(?:\.|\bdot\b|จุด)\s?(?:com|co\.th|net|th))?(?![A-Za-z])",
)
# From a word that says what comes to the number itself: on the line, or on the next after a colon.
_TO = r"[^\d\n]{0,%d}(?::[ \t]{0,2}\n[^\d\n]{0,3})?"
# Ten digits may be a phone or an account: the word before them decides.
_BANKS = (
    r"กสิกร(?:ไทย)?|ไทยพาณิชย์|กรุงไทย|กรุงศรี|ออมสิน|ธ\.?ก\.?ส\.?|ทหารไทย|ธนชาต|ธ\.?อ\.?ส\.?|ยูโอบี|เกียรตินาคิน|ทิสโก้|ทีทีบี"
    r"|ttb|scb|k-?bank|kasikorn|bbl|ktb|bay|gsb|krungthai|uob"
)
_ACCOUNT = (
    r"(?:บัญชี|บช\.?|บ/ช|พร้อมเพย์|พร้อมเพ|promptpay|wallet|วอลเล[ต็]*ท?|ทรูมันนี่|\bacc(?:oun)?t?\b\.?|\ba/c\b|โอน(?:เงิน)?(?:เข้า|ไป(?:ที่)?|ให้|มัดจำ)?"
    rf"|(?:{_BANKS})(?![A-Za-z]))(?:(?!โทร|เบอร์|มือถือ|phone|tel)[^\d\n]){{0,40}}(?:\n[^\d\n]{{0,16}})?"
)
_DASHED_ID = re.compile(r"\d[\s-]\d{4}[\s-]\d{5}[\s-]\d{2}[\s-]\d")
_ID_SAID = (
    r"(?:บัตร|บัด|ปชช|ปปช\.?(?=\s?\d{13}(?!\d))|ประชาชน|ประจำตัว|(?:13|สิบสาม)\s?หลัก|\bid\b|citizen)(?:(?!เครดิต|เดบิต)[^\d\n]){0,24}"
    r"(?:(?:13|สิบสาม)\s?หลัก[^\d\n]{0,12})?(?:\n[^\d\n]{0,3})?"
)
_SAID_AFTER = r"(?=\s?(?:นี่|นี้|อันนี้)?(?:คือ|เป็น)?\s?(?:เลข|หมายเลข)?(?:ที่)?\s?(?:บัตร(?!เครดิต|เดบิต)|ปชช|ประจำตัว|ประชาชน))"
_CARD_SAID = r"(?:บัตร(?:เครดิต|เดบิต)?|card|visa|master|amex|วีซ่า|มาสเตอร์)" + _TO % 30
_PHONE_SAID = r"(?:เบอร์|โทร|มือถือ|whatsapp|วอท?ส์?แอพ?ป?|\btel\b|phone|mobile)[^\d\n+]{0,16}(?:\n[^\d\n+]{0,3})?"
# An extension, or the last of a row of lines (02-123-4567-9).
_EXTENSION = (
    r"(?:-\d{1,2}(?![\d/-]))?"
    r"(?:\s{0,2}(?:ต่อ|กด|ext\.?|#)\s?\d{1,5}(?!\d|\s?(?:วัน|ครั้ง|คน|รอบ|เดือน|ปี|สาย|นาที|ชั่วโมง|ชม)))?"
)
_NO_DATE = r"(?!\d{1,2}[-./]\d{1,2}[-./](?:25|20|19)\d\d)"
_ID = r"@?[A-Za-z0-9][A-Za-z0-9._-]{1,24}[A-Za-z0-9_]|@[A-Za-z0-9._-]{3,25}"
_LINE = (
    re.compile(
        r"(?:(?<!ออน)ไล(?:น์|น)|ลายน์|(?:ไอ|แอ)ดี(?:ไล(?:น์|น))?|(?<![A-Za-z])(?:add\s(?:(?:me|us|my|him|her)\s)?(?:on\s)?line(?=\s)|line(?=\s?(?:id|ไอดี|คือ|:|=|@|ชื่อ))|id\s?line))"
        r"(?:\s?(?:ไอดี|id|ชื่อ|คือ|มัน|เขา|เค้า|ของ|ว่า|is|ที่ใช้|ที่|ส่วนตัว|ร้าน|คน[ก-๎]{2,8}|แม่ค้า|พ่อค้า|แอดมิน|ผม|หนู|ฉัน|แอด|:|=|-|[ก-๎]{1,8}(?=\s?[:@=]))){0,4}"
        r"\s{0,2}[\"'(]?(?P<number>" + _ID + r")(?![A-Za-z0-9]|\.[A-Za-z])",
        re.IGNORECASE,
    ),
    # A shop's or a stranger's handle (no address of e-mail: nothing stands before the sign).
    re.compile(r"(?<![A-Za-z0-9._%+-])(?P<number>@[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9])){2,30})"),
)
# Further from the word, and in English, an id is known by its looks: other words follow "line" too.
_LINE_BY_LOOKS = re.compile(
    r"(?:(?<![A-Za-z])(?:line|id)(?![A-Za-z])|(?<!ออน)ไลน์?|ลายน์|ไอดี|แอด)[^A-Za-z0-9@\n]{0,24}"
    r"(?:(?:id|line|app|is|was|account|name|as|me|him|her|us|at|my|on)[\s:=]{1,3}){0,3}[\"'(]?"
    r"(?P<number>@?[A-Za-z0-9][A-Za-z0-9._-]{1,24}[A-Za-z0-9_])(?![A-Za-z0-9/@]|\.[A-Za-z])",
    re.IGNORECASE,
)


def numbers(text: str) -> Iterator[PersonalDataSpan]:
    """Spans of a text whose digits are Arabic; the surest patterns first."""
    many = _MANY_DIGITS.search(text) is not None
    for kind, pattern, holds in _PATTERNS:
        if not many and kind in _OF_MANY_DIGITS:
            continue
        for match in pattern.finditer(text):
            if holds(match["number"]):
                yield PersonalDataSpan(*match.span("number"), kind)


def _is_national_id(found: str) -> bool:
    """By its checksum (mod 11), or written with the gaps of an identity card (a digit may be mistyped)."""
    *digits, check = map(int, _digits(found))
    total = sum(digit * weight for digit, weight in zip(digits, range(13, 1, -1), strict=True))
    return (11 - total % 11) % 10 == check or _DASHED_ID.fullmatch(found) is not None


def _is_card(found: str) -> bool:
    return bool(luhn.is_valid(_digits(found)))


def _has_letter(found: str) -> bool:
    return any(character.isalpha() for character in found) and found.lower() not in _no_line_ids()


@cache
def _no_line_ids() -> frozenset[str]:
    """Words that stand behind "LINE" and are nobody's id."""
    return frozenset(pattern.pattern for pattern in load_patterns("numbers").lists["line.never"])


def _looks_made_up(found: str) -> bool:
    """Whether no word of a language looks so: letters with digits or signs inside."""
    return _has_letter(found) and re.search(r"[\d._]", found) is not None


def _always(_: str) -> bool:
    return True


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _number(first: str, more: str, after: str = "", *, then: str = "") -> re.Pattern[str]:
    """Digits with gaps between them, no further digit on either side, perhaps only `after` some word."""
    return re.compile(rf"{after}(?<!\d)(?P<number>{first}(?:{_GAP}\d){more}(?!\d){then})", re.IGNORECASE)


# Whether any number can be there is asked first: most messages hold none.
_MANY_DIGITS = re.compile(r"\d(?:[^\d\n]{0,3}\d){6}")
_OF_MANY_DIGITS = frozenset(
    [
        PersonalDataKind.NATIONAL_ID,
        PersonalDataKind.CREDIT_CARD,
        PersonalDataKind.BANK_ACCOUNT,
        PersonalDataKind.PHONE,
    ]
)
_MOBILE = rf"{_NO_DATE}\(?(?:(?:\+|00)?66{_GAP}(?:\(?0\)?)?{_GAP}|[0Oo]{_GAP})[689]"
_LANDLINE = rf"{_NO_DATE}\(?(?:\+66{_GAP}(?:\(?0\)?)?{_GAP}|0{_GAP})[2-57]"
_ABROAD = r"(?<![\d+])(?P<number>\+(?!66)[1-9]\d{0,2}(?:[ \-()]{0,2}\d){6,12})(?!\d)"
_PATTERNS: tuple[tuple[PersonalDataKind, re.Pattern[str], Callable[[str], bool]], ...] = (
    (PersonalDataKind.EMAIL, re.compile(rf"(?P<number>{_EMAIL[0]})"), _always),
    (PersonalDataKind.EMAIL, re.compile(rf"(?P<number>{_EMAIL[1]})", re.IGNORECASE), _always),
    (PersonalDataKind.NATIONAL_ID, _number(r"\d", "{12}"), _is_national_id),
    (PersonalDataKind.NATIONAL_ID, _number(r"\d", "{12}", _ID_SAID), _always),
    (PersonalDataKind.NATIONAL_ID, _number(r"\d", "{12}", then=_SAID_AFTER), _always),
    (PersonalDataKind.CREDIT_CARD, _number(r"\d", "{14,15}"), _is_card),
    (PersonalDataKind.CREDIT_CARD, _number(r"\d", "{14,15}", _CARD_SAID), _always),
    (
        PersonalDataKind.CREDIT_CARD,
        re.compile(r"(?<![\d-])(?P<number>[3-6]\d{3}([ ./-])(?:\d{4}\2){2}\d{4})(?![\d-])"),
        _always,
    ),
    (PersonalDataKind.LINE_ID, _LINE[0], _has_letter),
    (PersonalDataKind.LINE_ID, _LINE[1], _has_letter),
    (PersonalDataKind.LINE_ID, _LINE_BY_LOOKS, _looks_made_up),
    (PersonalDataKind.BANK_ACCOUNT, _number(rf"{_NO_DATE}\d", "{9,14}", _ACCOUNT), _always),
    (PersonalDataKind.PHONE, _number(_MOBILE, "{8}", then=_EXTENSION), _always),
    (PersonalDataKind.PHONE, _number(_LANDLINE, "{7}", then=_EXTENSION), _always),
    (PersonalDataKind.PHONE, re.compile(_ABROAD), _always),
    (PersonalDataKind.PHONE, re.compile(r"(?<![\d/])(?P<number>0[689]\d/\d{3,4}/\d{3,4})(?![\d/])"), _always),
    (
        PersonalDataKind.PHONE,
        re.compile(rf"{_PHONE_SAID}(?P<number>\+?\d(?:-?\d){{7,11}})(?![\d/])", re.IGNORECASE),
        _always,
    ),
    (PersonalDataKind.BANK_ACCOUNT, re.compile(r"(?<![\d.,/-])(?P<number>\d{10,12})(?![\d/]|[.,-]\d|\s?บาท)"), _always),
    (PersonalDataKind.BANK_ACCOUNT, re.compile(r"(?<!\d)(?P<number>\d{3}[\s-]\d[\s-]\d{5}[\s-]\d)(?!\d)"), _always),
    (
        PersonalDataKind.BANK_ACCOUNT,
        re.compile(r"(?<![\d-])(?P<number>0-?\d{4}-\d{5}-\d{2}|0\d{2}-\d-\d{5,6}-\d{1,2})(?![\d-])"),
        _always,
    ),
)

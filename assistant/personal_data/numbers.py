r"""Numbers that lead to a person: identity card, phone, e-mail, card, bank account, LINE.

`\b` fails beside Thai letters, so digits are fenced by lookarounds.
"""

import re
from collections.abc import Callable, Iterator

from stdnum import luhn

from assistant.personal_data.spans import PersonalDataKind, PersonalDataSpan

# What people put between the digits of one number.
_GAP = r"[\s.()\-\u2010-\u2015]{0,2}"
_EMAIL = r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
# Ten digits may be a phone or an account: the word before them decides.
_ACCOUNT = r"(?:บัญชี|พร้อมเพย์|บช\.?|account|โอน(?:เข้า|ไป(?:ที่)?|มัดจำ)?)(?:(?!โทร|เบอร์)[^\d\n]){0,24}"
_DASHED_ID = re.compile(r"\d[\s-]\d{4}[\s-]\d{5}[\s-]\d{2}[\s-]\d")
_ID_SAID = r"(?:บัตร|ปชช|ประชาชน|ประจำตัว|\bid\b)(?:(?!เครดิต|เดบิต)[^\d\n]){0,24}"
_CARD_SAID = r"(?:บัตร(?:เครดิต|เดบิต)?|card)[^\d\n]{0,16}"
_LINE = re.compile(
    r"(?:ไล(?:น์|น)(?:ไอดี)?|ไอดีไลน์|แอดไลน์|\bline(?:\s?id)?\b|\bid\s?line\b)"
    r"(?:\s?(?:ไอดี|id|ชื่อ|คือ|มัน|เขา|เค้า|ของ[ก-๎]{1,6}|ว่า|:|=)){0,3}\s{0,2}[\"']?"
    r"(?P<number>@?[A-Za-z0-9][A-Za-z0-9._-]{2,24}[A-Za-z0-9]|@[A-Za-z0-9._-]{3,25})",
    re.IGNORECASE,
)


def numbers(text: str) -> Iterator[PersonalDataSpan]:
    """Spans of a text whose digits are Arabic; the surest patterns first."""
    for kind, pattern, holds in _PATTERNS:
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
    return any(character.isalpha() for character in found) and found.lower() not in _NO_LINE_ID


def _always(_: str) -> bool:
    return True


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _number(first: str, more: str, after: str = "") -> re.Pattern[str]:
    """Digits with gaps between them, no further digit on either side, perhaps only `after` some word."""
    return re.compile(rf"{after}(?<!\d)(?P<number>{first}(?:{_GAP}\d){more})(?!\d)", re.IGNORECASE)


_NO_LINE_ID = frozenset({"official", "group", "chat", "call", "line", "messenger", "facebook", "shopping"})
_PATTERNS: tuple[tuple[PersonalDataKind, re.Pattern[str], Callable[[str], bool]], ...] = (
    (PersonalDataKind.EMAIL, re.compile(rf"(?P<number>{_EMAIL})"), _always),
    (PersonalDataKind.NATIONAL_ID, _number(r"\d", "{12}"), _is_national_id),
    (PersonalDataKind.NATIONAL_ID, _number(r"\d", "{12}", _ID_SAID), _always),
    (PersonalDataKind.CREDIT_CARD, _number(r"\d", "{14,15}"), _is_card),
    (PersonalDataKind.CREDIT_CARD, _number(r"\d", "{15}", _CARD_SAID), _always),
    (PersonalDataKind.LINE_ID, _LINE, _has_letter),
    (PersonalDataKind.BANK_ACCOUNT, _number(r"\d", "{9,11}", _ACCOUNT), _always),
    (PersonalDataKind.PHONE, _number(rf"(?:\+?66{_GAP}(?:\(?0\)?)?{_GAP}|0{_GAP})[689]", "{8}"), _always),
    (PersonalDataKind.PHONE, _number(rf"(?:\+66{_GAP}|0)[2-57]", "{7}"), _always),
    (PersonalDataKind.BANK_ACCOUNT, re.compile(r"(?<![\d.,/-])(?P<number>\d{10,12})(?![\d/]|[.,-]\d|\s?บาท)"), _always),
    (PersonalDataKind.BANK_ACCOUNT, re.compile(r"(?<!\d)(?P<number>\d{3}[\s-]\d[\s-]\d{5}[\s-]\d)(?!\d)"), _always),
)

r"""Mask personal data before anything is searched, remembered or logged: numbers that lead to a person.

Typed placeholders keep a question readable. `\b` fails beside Thai letters, so digits are fenced by lookarounds.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from stdnum import luhn

# What people put between the digits of one number.
_GAP = r"[\s.()\-\u2010-\u2015]{0,2}"
_EMAIL = r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
# Ten digits may be a phone or an account: the word before them decides.
_ACCOUNT = r"(?:บัญชี|พร้อมเพย์|account)(?:(?!โทร|เบอร์)[^\d\n]){0,24}"
_DASHED_ID = re.compile(r"\d-\d{4}-\d{5}-\d{2}-\d")


class PersonalDataKind(StrEnum):
    """Types of personal data that are masked."""

    NATIONAL_ID = "NATIONAL_ID"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    CREDIT_CARD = "CREDIT_CARD"
    BANK_ACCOUNT = "BANK_ACCOUNT"


@dataclass(frozen=True, slots=True)
class PersonalDataSpan:
    """A span of the original text: offsets in code points, end exclusive."""

    start: int
    end: int
    kind: PersonalDataKind


def personal_data(text: str) -> list[PersonalDataSpan]:
    """Spans found, in order, none overlapping; the first pattern that matches a place keeps it."""
    taken: list[PersonalDataSpan] = []
    for span in _matches("".join(map(_arabic, text))):
        if all(span.end <= other.start or span.start >= other.end for other in taken):
            taken.append(span)
    return sorted(taken, key=lambda span: span.start)


def mask(text: str) -> str:
    """The text with every span replaced by its type in brackets."""
    masked = text
    for span in reversed(personal_data(text)):
        masked = f"{masked[: span.start]}[{span.kind.value}]{masked[span.end :]}"
    return masked


def _is_national_id(found: str) -> bool:
    """By its checksum (mod 11), or written with the dashes of an identity card (a digit may be mistyped)."""
    *digits, check = map(int, _digits(found))
    total = sum(digit * weight for digit, weight in zip(digits, range(13, 1, -1), strict=True))
    return (11 - total % 11) % 10 == check or _DASHED_ID.fullmatch(found) is not None


def _is_card(found: str) -> bool:
    return bool(luhn.is_valid(_digits(found)))


def _always(_: str) -> bool:
    return True


def _number(first: str, more: str, after: str = "") -> re.Pattern[str]:
    """Digits with gaps between them, no further digit on either side, perhaps only `after` some word."""
    return re.compile(rf"{after}(?<!\d)(?P<number>{first}(?:{_GAP}\d){more})(?!\d)", re.IGNORECASE)


_PATTERNS: tuple[tuple[PersonalDataKind, re.Pattern[str], Callable[[str], bool]], ...] = (
    (PersonalDataKind.EMAIL, re.compile(rf"(?P<number>{_EMAIL})"), _always),
    (PersonalDataKind.NATIONAL_ID, _number(r"\d", "{12}"), _is_national_id),
    (PersonalDataKind.CREDIT_CARD, _number(r"\d", "{14,15}"), _is_card),
    (PersonalDataKind.BANK_ACCOUNT, _number(r"\d", "{9,11}", _ACCOUNT), _always),
    (PersonalDataKind.PHONE, _number(rf"(?:\+?66{_GAP}(?:\(?0\)?)?{_GAP}|0{_GAP})[689]", "{8}"), _always),
    (PersonalDataKind.PHONE, _number(rf"(?:\+66{_GAP}|0)[2-57]", "{7}"), _always),
    (PersonalDataKind.BANK_ACCOUNT, re.compile(r"(?<!\d)(?P<number>\d{3}[\s-]\d[\s-]\d{5}[\s-]\d)(?!\d)"), _always),
)


def _matches(text: str) -> Iterator[PersonalDataSpan]:
    for kind, pattern, holds in _PATTERNS:
        for match in pattern.finditer(text):
            if holds(match["number"]):
                yield PersonalDataSpan(*match.span("number"), kind)


def _arabic(character: str) -> str:
    """The Arabic digit for a digit of any script, so that offsets stay."""
    return str(unicodedata.decimal(character)) if character.isdecimal() else character


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)

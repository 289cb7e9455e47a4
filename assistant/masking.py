"""Mask personal data before anything is searched, remembered or logged: numbers that lead to a person.

Typed placeholders keep a question readable. `\\b` fails beside Thai letters, so digits are fenced by lookarounds.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from stdnum import luhn
from stdnum.th import pin

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


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


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


_PATTERNS: tuple[tuple[PersonalDataKind, re.Pattern[str], Callable[[str], bool]], ...] = (
    (PersonalDataKind.EMAIL, re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"), lambda _: True),
    (PersonalDataKind.NATIONAL_ID, re.compile(r"(?<!\d)\d(?:[\s-]?\d){12}(?!\d)"), lambda text: pin.is_valid(text)),
    (PersonalDataKind.CREDIT_CARD, re.compile(r"(?<!\d)\d(?:[\s-]?\d){14,15}(?!\d)"), lambda t: luhn.is_valid(_digits(t))),
    (PersonalDataKind.PHONE, re.compile(r"(?<!\d)(?:\+66[\s-]?|0)[689]\d(?:[\s-]?\d){7}(?!\d)"), lambda _: True),
    (PersonalDataKind.PHONE, re.compile(r"(?<!\d)0[2-57](?:[\s-]?\d){7}(?!\d)"), lambda _: True),
    (PersonalDataKind.BANK_ACCOUNT, re.compile(r"(?<!\d)\d{3}[\s-]\d[\s-]\d{5}[\s-]\d(?!\d)"), lambda _: True),
)


def personal_data(text: str) -> list[PersonalDataSpan]:
    """Spans found, in order, none overlapping; the first pattern that matches a place keeps it."""
    folded = text.translate(_THAI_DIGITS)
    taken: list[PersonalDataSpan] = []
    for span in _matches(folded):
        if all(span.end <= other.start or span.start >= other.end for other in taken):
            taken.append(span)
    return sorted(taken, key=lambda span: span.start)


def mask(text: str) -> str:
    """The text with every span replaced by its type in brackets."""
    masked = text
    for span in reversed(personal_data(text)):
        masked = f"{masked[: span.start]}[{span.kind.value}]{masked[span.end :]}"
    return masked


def _matches(folded: str) -> Iterator[PersonalDataSpan]:
    for kind, pattern, holds in _PATTERNS:
        for match in pattern.finditer(folded):
            if holds(match[0]):
                yield PersonalDataSpan(match.start(), match.end(), kind)

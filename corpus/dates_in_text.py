"""Dates in a text, Thai (11 มกราคม 2569) and English (11 January 2026), as days of one calendar."""

import re
from collections.abc import Iterator
from datetime import date

_THAI = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
_ENGLISH = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_BUDDHIST_ERA = 543
DATE = re.compile(
    rf"(?P<day>\d{{1,2}})\s?(?:เดือน)?\s?(?P<month>{'|'.join((*_THAI, *_ENGLISH))})\s?"
    r"(?:พ\.?\s?ศ\.?|พุทธศักราช)?\s?(?P<year>\d{4})",
    re.IGNORECASE,
)


def dates_in(text: str) -> Iterator[tuple[re.Match[str], date]]:
    """Every full date of a text with folded digits; a day that no calendar has is left out."""
    for match in DATE.finditer(text):
        month = match["month"].lower()
        number = (_THAI.index(month) if month in _THAI else _ENGLISH.index(month)) + 1
        year = int(match["year"])
        try:
            yield match, date(year - _BUDDHIST_ERA if year > 2400 else year, number, int(match["day"]))
        except ValueError:
            continue

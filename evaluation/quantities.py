"""Numbers with a unit in a text (48 ชั่วโมง, สามเดือน, 5,000 บาท), as values that can be compared."""

import re
from typing import TypeAlias

from evaluation.wordings import comparable

Quantity: TypeAlias = tuple[float, str]
"""Value and unit, as in (48.0, "hour")."""

_UNITS = {
    "hour": ("ชั่วโมง", "ชม.", "hours", "hour"),
    "minute": ("นาที", "minutes", "minute"),
    "day": ("วัน", "days", "day"),
    "week": ("สัปดาห์", "อาทิตย์", "weeks", "week"),
    "month": ("เดือน", "months", "month"),
    "year": ("ปี", "years", "year"),
    "baht": ("บาท", "baht"),
    "time": ("ครั้ง", "times"),
    "person": ("คน", "persons", "people"),
    "percent": ("%", "เปอร์เซ็นต์", "percent"),
}
_DIGITS = {"หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9}
_PLACES = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000}
_MILLION = "ล้าน"
_WORD = "|".join([*_DIGITS, *_PLACES, _MILLION])
_NUMBER = rf"(?:(?<!\d)(?<!\d[.,])\d+(?:\.\d+)?(?:{_MILLION}|แสน|หมื่น|พัน|ร้อย)?|(?:{_WORD})+)"
_UNIT_OF = {form: unit for unit, forms in _UNITS.items() for form in forms}
_FORMS = "|".join(re.escape(form) for form in sorted(_UNIT_OF, key=len, reverse=True))
# "3 เดือนมีนาคม" is a date and "วันที่" numbers a day: neither is a length of time.
_MONTHS = "มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา"
_QUANTITY = re.compile(rf"(?P<number>{_NUMBER})(?P<unit>{_FORMS})(?!ที่|{_MONTHS})")
_PER_HUNDRED = re.compile(rf"ร้อยละ(?P<number>{_NUMBER})")


def quantities(text: str) -> frozenset[Quantity]:
    """Every number with a unit; written in digits of either script or in Thai words. Ranges give their last number."""
    folded = comparable(text)
    found = {(_value(match["number"]), _UNIT_OF[match["unit"]]) for match in _QUANTITY.finditer(folded)}
    return frozenset(found | {(_value(match["number"]), "percent") for match in _PER_HUNDRED.finditer(folded)})


def _value(number: str) -> float:
    digits = re.match(r"\d+(?:\.\d+)?", number)
    if digits is None:
        return float(_spoken(number))
    place = number[digits.end() :]
    return float(digits[0]) * (1_000_000 if place == _MILLION else _PLACES.get(place, 1))


def _spoken(words: str) -> int:
    """สองหมื่นห้าพัน → 25000."""
    total = below = digit = 0
    for word in re.findall(_WORD, words):
        if word == _MILLION:
            total, below, digit = (total + below + digit or 1) * 1_000_000, 0, 0
        elif word in _PLACES:
            below, digit = below + (digit or 1) * _PLACES[word], 0
        else:
            digit = _DIGITS[word]
    return total + below + digit

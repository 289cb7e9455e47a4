"""Numbers with a unit in a text (48 ชั่วโมง, สามเดือน, 5,000 บาท), as values that can be compared."""

import re
from typing import TypeAlias

from corpus.number_words import NUMBER, number_value
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
_UNIT_OF = {form: unit for unit, forms in _UNITS.items() for form in forms}
_FORMS = "|".join(re.escape(form) for form in sorted(_UNIT_OF, key=len, reverse=True))
# "3 เดือนมีนาคม" is a date and "วันที่" numbers a day: neither is a length of time.
_MONTHS = "มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา"
_QUANTITY = re.compile(rf"(?P<number>{NUMBER})(?P<unit>{_FORMS})(?!ที่|{_MONTHS})")
_PER_HUNDRED = re.compile(rf"ร้อยละ(?P<number>{NUMBER})")


def quantities(text: str) -> frozenset[Quantity]:
    """Every number with a unit; written in digits of either script or in Thai words. Ranges give their last number."""
    folded = comparable(text)
    found = {(number_value(match["number"]), _UNIT_OF[match["unit"]]) for match in _QUANTITY.finditer(folded)}
    return frozenset(found | {(number_value(match["number"]), "percent") for match in _PER_HUNDRED.finditer(folded)})

"""From when an act applies, where it names a day. Every other wording leaves the day unknown."""

import re
from datetime import date

from corpus.importing.heads import DIGITS
from corpus.importing.instruments import commences

_MONTHS = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
_DAY = re.compile(rf"ตั้งแต่วันที่\s*(\d{{1,2}})\s*({'|'.join(_MONTHS)})\s*(?:พ\.?\s?ศ\.?|พุทธศักราช)\s*(\d{{4}})\s*เป็นต้นไป")
# Exceptions make the day of one section another than that of its act.
_EXCEPT = re.compile("เว้นแต่|ยกเว้น")
# The civil year began in April until 2483 BE; before, a day of January to March is not where it seems to be.
_CIVIL_YEAR_BEGINS_IN_JANUARY = 2484
_BUDDHIST_ERA = 543


def commencement(text: str) -> date | None:
    """The day that a section names for its whole act; None where it names none, several, or exceptions."""
    found = _DAY.findall(text)
    if len(found) != 1 or not commences(text) or _EXCEPT.search(text):
        return None
    day, month, year = found[0]
    if int(year) < _CIVIL_YEAR_BEGINS_IN_JANUARY:
        return None
    try:
        return date(int(year.translate(DIGITS)) - _BUDDHIST_ERA, _MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None

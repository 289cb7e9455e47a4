"""Units of figures, the ways they are written, and the ways a figure bounds."""

from enum import StrEnum


class Unit(StrEnum):
    """What a figure counts. NUMBER: no unit that is known stands beside it."""

    HOUR = "hour"
    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    BAHT = "baht"
    TIME = "time"
    PERSON = "person"
    PERCENT = "percent"
    MULTIPLE = "multiple"
    PART = "part"
    CLOCK = "clock"
    DATE = "date"
    NUMBER = "number"


class Bound(StrEnum):
    """How a figure limits: at most (ไม่เกิน), over (เกิน), at least (ตั้งแต่ … ขึ้นไป), under (ไม่ถึง)."""

    AT_MOST = "at most"
    OVER = "over"
    AT_LEAST = "at least"
    UNDER = "under"


FORMS = {
    Unit.HOUR: ("ชั่วโมง", "ชม.", "hours", "hour"),
    Unit.MINUTE: ("นาที", "minutes", "minute"),
    Unit.DAY: ("วัน", "days", "day"),
    Unit.WEEK: ("สัปดาห์", "อาทิตย์", "weeks", "week"),
    Unit.MONTH: ("เดือน", "months", "month"),
    Unit.YEAR: ("ปี", "years", "year"),
    Unit.BAHT: ("บาท", "baht"),
    Unit.TIME: ("ครั้ง", "คราว", "times"),
    Unit.PERSON: ("คน", "ราย", "persons", "person", "people"),
    Unit.PERCENT: ("%", "เปอร์เซ็นต์", "percent", "per cent"),
    Unit.MULTIPLE: ("เท่า",),
    Unit.CLOCK: ("นาฬิกา", "น."),
}
"""How a unit is written, in Thai and in English."""
UNIT_OF = {form: unit for unit, forms in FORMS.items() for form in forms}

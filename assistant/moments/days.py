"""A day found in a text, and the calendar arithmetic that its readers share."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

from prompts import load_patterns


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day found between `start` and `end` of the text; `last` where a span of days was written.

    `assumed`: part of the day was not written (its year, its month, which Friday) and is taken to be the latest past.
    `night`: said of a night, so that an hour before six belongs to the morning after.
    `relative`: counted from today; `weekday`: by the name of a day of the week.
    `rough`: told so loosely (three weeks ago, on Friday, the end of last month) that a day written out goes before it.
    `alone`: by its number, without month or weekday. `later`: so many days after the day told before it.
    `day` None: the text names a day that no calendar has (31 เมษายน).
    """

    start: int
    end: int
    day: date | None
    last: date | None = None
    assumed: bool = False
    night: bool = False
    relative: bool = False
    weekday: bool = False
    rough: bool = False
    alone: bool = False
    later: int = 0


def day_of(year: int, month: int, day: int) -> date | None:
    """The date; None where no calendar has it."""
    valid = 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    return date(year, month, day) if valid else None


def day_in_month(today: date, months: int, day: int) -> date | None:
    """The day of the month that lies `months` after today's; None where that month has no such day."""
    month = today.month - 1 + months
    return day_of(today.year + month // 12, month % 12 + 1, day)


# เมื่อคืน, คืนวันเสาร์ที่, the night of; เที่ยงคืน is an hour.
_NIGHT = r"(?<!เที่ยง)คืน(?!สู่|เงิน|ของ)"
_NIGHT_TOLD = re.compile(rf"{_NIGHT}|night")
_NIGHT_BEFORE = re.compile(rf"(?:{_NIGHT}[ก-๎]{{0,14}}\s?(?:ของ)?(?:ที่)?|night\s?(?:of|on)?)\s?(?:the\s)?$")


def is_night(told: str, before: str = "") -> bool:
    """Whether a day's own words, or those right before it, say that it was a night."""
    return bool(_NIGHT_TOLD.search(told) or _NIGHT_BEFORE.search(before))


@cache
def weekday_patterns() -> tuple[str, ...]:
    """Patterns of the days of the week, Monday first; no groups."""
    return tuple(f"(?:{pattern.pattern})" for pattern in load_patterns("dates").lists["weekdays"])

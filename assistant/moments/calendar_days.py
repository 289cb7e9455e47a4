"""Days as people write them, put in order: written dates, and days counted from today."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from assistant.moments.days import CalendarDay
from assistant.moments.relative_days import relative_days
from assistant.moments.written_days import written_days

__all__ = ["CalendarDay", "calendar_days"]


@lru_cache(maxsize=32)
def calendar_days(text: str, today: date) -> tuple[CalendarDay, ...]:
    """Every day in a folded text, in order; where readings overlap, the surest, the earliest, the longest stays."""
    kept: list[CalendarDay] = []
    for reading in (*written_days(text, today), *relative_days(text, today)):
        for one in sorted(reading, key=lambda day: (day.start, -day.end)):
            if all(one.end <= other.start or one.start >= other.end for other in kept):
                kept.append(one)
    return tuple(_without_echoes(sorted(kept, key=lambda day: day.start)))


# What may stand between เมื่อคืน and the date it is told with again: วันที่, วันเสาร์ที่; and a date and its weekday.
_ECHO = 16
_ECHOED = 4


def _without_echoes(days: Sequence[CalendarDay]) -> list[CalendarDay]:
    """เมื่อคืนวันที่ 10 ก.พ. and 10 ก.พ. (วันอังคาร) are one day told twice: the written one stays."""
    kept: list[CalendarDay] = []
    for day in days:
        if kept and kept[-1].relative and not day.relative and day.start - kept[-1].end <= _ECHO:
            kept[-1] = day
        elif not (kept and day.weekday and _said_again(day, kept[-1])):
            kept.append(day)
    return kept


def _said_again(weekday: CalendarDay, before: CalendarDay) -> bool:
    """Whether the weekday only says the day before it once more."""
    gap = weekday.start - before.end
    return gap <= _ECHO and weekday.day == before.day if before.relative else gap <= _ECHOED

"""Days as people write them, put in order: written dates, and days counted from today."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from assistant.moments.days import CalendarDay, day_in_month
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
    told = _without_echoes(sorted(kept, key=lambda day: day.start))
    return tuple(_after_those_before(told, today))


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


# It goes back by no more than this: ไปศาล 17 ก.พ. จับวันที่ 16.
_LITTLE = timedelta(days=3)
# A day told by its number alone goes on from a date told before it, where that date is no older than this.
_SAME_STORY = timedelta(days=366)


def _after_those_before(days: Sequence[CalendarDay], today: date) -> Iterator[CalendarDay]:
    """Days that the day told before them decides: วันที่ 8 after 3 ส.ค. 69, วันรุ่งขึ้น; what nothing decides is left out."""
    before: date | None = None
    for told in days:
        day = _later(told, before) if told.later else _in_its_month(told, before, today)
        if day is None:
            continue
        yield day
        before = day.day if day.day and (not day.relative or day.later) else before


def _later(told: CalendarDay, before: date | None) -> CalendarDay | None:
    return replace(told, day=before + timedelta(days=told.later)) if before else None


def _in_its_month(told: CalendarDay, before: date | None, today: date) -> CalendarDay:
    """โอน 3 ส.ค. 69, วันที่ 8 รู้ว่าโดนหลอก: the 8th is the first one after the date told before it."""
    if not (told.alone and told.day and before and today - before <= _SAME_STORY):
        return told
    following = (day_in_month(before, months, told.day.day) for months in (0, 1))
    found = next((one for one in following if one and before - _LITTLE <= one <= today), None)
    return replace(told, day=found or told.day)

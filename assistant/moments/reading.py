"""Days and times of a message put together into moments, in the order they were told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from assistant.moments.calendar_days import CalendarDay, calendar_days
from assistant.moments.clock_times import ClockTime, clock_times

# A time told this soon after a day is a time of that day; told later it still is, where no other day stands between.
_NEAR = 60
_BESIDE = 3


@dataclass(frozen=True, slots=True)
class Moment:
    """One point of time that a message names, between `start` and `end` of the folded text.

    `day` None: only a time was told. `at` None: only a day was told. `last`: the end of a span of days.
    `assumed`: part of the date was not written. `impossible`: the day named is in no calendar.
    `rough`: a day written out goes before it.
    """

    start: int
    end: int
    day: date | None
    at: time | None = None
    last: date | None = None
    assumed: bool = False
    impossible: bool = False
    rough: bool = False


def read_moments(text: str, now: datetime) -> tuple[Moment, ...]:
    """Every moment of a folded text. A time without a day of its own belongs to the day told before it.

    Args:
        text: folded (corpus.normalise.fold).
        now: the present moment, in Asia/Bangkok; relative days are counted from it.
    """
    days = calendar_days(text, now.date())
    times = [one for one in clock_times(text) if _is_time(one, days)]
    found = sorted(_joined(days, times), key=lambda moment: moment.start)
    return tuple(_forward(found))


def _is_time(one: ClockTime, days: Sequence[CalendarDay]) -> bool:
    """Whether it is no part of a date; bare numbers are a time only right after a day."""
    if any(day.start <= one.start < day.end for day in days):
        return False
    return not one.beside_a_day or any(0 <= one.start - day.end <= _BESIDE for day in days)


def _joined(days: Sequence[CalendarDay], times: Sequence[ClockTime]) -> Iterator[Moment]:
    used: set[CalendarDay] = set()
    for one in times:
        day = _day_of(one, days)
        if day is None:
            yield Moment(one.start, one.end, None, None if one.vague else one.at)
            continue
        first = day not in used and _touch(day, one)
        used.add(day)
        start, end = (min(day.start, one.start), max(day.end, one.end)) if first else (one.start, one.end)
        at = None if one.vague else one.at
        yield Moment(start, end, _morning_after(day, one), at, day.last, day.assumed, day.day is None, day.rough)
    for day in days:
        if day not in used:
            yield Moment(day.start, day.end, day.day, None, day.last, day.assumed, day.day is None, day.rough)


def _day_of(one: ClockTime, days: Sequence[CalendarDay]) -> CalendarDay | None:
    """The last day told before the time; one told just after it, where none was told before."""
    before = [day for day in days if day.end <= one.start]
    after = [day for day in days if one.end <= day.start <= one.end + 12]
    if before and after and after[0].rough and one.end < after[0].start and _touch(before[-1], one):
        return before[-1]  # สิบโมง วันอาทิตย์ศาลปิด: what follows begins another sentence
    if before and (not after or one.start - before[-1].end <= after[0].start - one.end):
        return before[-1]
    return after[0] if after else (before[-1] if before else None)


def _touch(day: CalendarDay, one: ClockTime) -> bool:
    return abs(one.start - day.end) <= _NEAR or abs(day.start - one.end) <= _NEAR


def _morning_after(day: CalendarDay, one: ClockTime) -> date | None:
    if day.day is not None and day.night and one.after_midnight:
        return day.day + timedelta(days=1)
    return day.day


def _forward(moments: Sequence[Moment]) -> Iterator[Moment]:
    """Time does not run back within one day told once: ห้าทุ่ม, then ตีหนึ่ง, is the morning after."""
    before: Moment | None = None
    for told in moments:
        moment = _next_day(told) if before and _runs_past_midnight(before, told) else told
        yield moment
        before = moment


def _runs_past_midnight(before: Moment, moment: Moment) -> bool:
    if before.at is None or moment.at is None or before.day is None or moment.day != before.day:
        return False
    return before.at.hour >= 18 and moment.at.hour < 6


def _next_day(moment: Moment) -> Moment:
    day = moment.day + timedelta(days=1) if moment.day else None
    return replace(moment, day=day)

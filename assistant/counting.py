"""Count a period to its last day, step by step: ป.พ.พ. 193/3, 193/5 and 193/8 as the rule says they apply."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from assistant.working_days import WorkingDays
from corpus.models import DeadlineRule, FactKind, HolidayRule, PeriodUnit

FactValues = Mapping[str, date | datetime | int | str]


class StepKind(StrEnum):
    """What one step of a count does; its sentence is `deadline.step.<value>` of the messages."""

    TRIGGER = "trigger"
    LEAD = "lead"
    HOURS = "hours"
    FROM_FIRST_DAY = "from_first_day"
    FROM_NEXT_DAY = "from_next_day"
    NO_SUCH_DAY = "no_such_day"
    TRAVEL = "travel"
    HOLIDAY = "holiday"
    STANDS_ON_HOLIDAY = "stands_on_holiday"
    YEAR_NOT_CHECKED = "year_not_checked"


@dataclass(frozen=True, slots=True)
class CountStep:
    """One step and where it leads; `amount` in the rule's unit, minutes for travel, days for a lead."""

    kind: StepKind
    reaches: datetime
    amount: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A count: the moment it ends, whether the hour matters, and every step."""

    ends: datetime
    hour_matters: bool
    steps: tuple[CountStep, ...]


def count(rule: DeadlineRule, facts: FactValues, working_days: WorkingDays, amount: int | None = None) -> Count:
    """Count the rule from the moment its first fact tells.

    Args:
        rule: how the period runs.
        facts: values by fact id; the rule's first fact is the trigger (a datetime where hours are counted).
        working_days: tells weekends and public holidays.
        amount: length in the rule's unit where it is not `period`: the total, or several terms.

    Raises:
        KeyError: the trigger is not among the facts.
    """
    trigger = facts[rule.facts[0].id]
    assert isinstance(trigger, date)
    start = trigger if isinstance(trigger, datetime) else datetime(trigger.year, trigger.month, trigger.day)
    length = amount or rule.period
    if rule.unit is PeriodUnit.HOURS:
        steps = tuple(_by_the_clock(rule, facts, start, length))
        return Count(steps[-1].reaches, True, steps)
    steps = tuple(_by_the_calendar(rule, start, length, working_days))
    return Count(steps[-1].reaches, False, steps)


def _by_the_clock(rule: DeadlineRule, facts: FactValues, start: datetime, length: int) -> Iterator[CountStep]:
    """Hours run at once (193/3 paragraph 1); time that the law leaves out is put on at the end."""
    yield CountStep(StepKind.TRIGGER, start)
    end = start + timedelta(hours=length)
    yield CountStep(StepKind.HOURS, end, length)
    for fact in rule.facts:
        minutes = facts.get(fact.id)
        if fact.kind is FactKind.MINUTES and isinstance(minutes, int):
            end += timedelta(minutes=minutes)
            yield CountStep(StepKind.TRAVEL, end, minutes)


def _by_the_calendar(rule: DeadlineRule, start: datetime, length: int, working: WorkingDays) -> Iterator[CountStep]:
    yield CountStep(StepKind.TRIGGER, start)
    if rule.lead_days:
        start += timedelta(days=rule.lead_days)
        yield CountStep(StepKind.LEAD, start, rule.lead_days)
    first = start if rule.first_day_counted else start + timedelta(days=1)
    kind = StepKind.FROM_FIRST_DAY if rule.first_day_counted else StepKind.FROM_NEXT_DAY
    last, missing = last_day(first.date(), length, rule.unit)
    end = datetime(last.year, last.month, last.day)
    yield CountStep(kind, end, length)
    if missing:
        yield CountStep(StepKind.NO_SUCH_DAY, end)
    yield from _at_the_end(rule, end, working)


def _at_the_end(rule: DeadlineRule, end: datetime, working: WorkingDays) -> Iterator[CountStep]:
    day = end.date()
    if not working.is_working_day(day):
        note = working.holiday(day) or ""
        if rule.end_on_holiday is HolidayRule.NEXT_WORKING_DAY:
            moved = working.next_working_day(day)
            end += moved - day
            yield CountStep(StepKind.HOLIDAY, end, note=note)
        else:
            yield CountStep(StepKind.STANDS_ON_HOLIDAY, end, note=note)
    if rule.end_on_holiday is HolidayRule.NEXT_WORKING_DAY and not working.covers(end.year):
        yield CountStep(StepKind.YEAR_NOT_CHECKED, end)


def last_day(first: date, length: int, unit: PeriodUnit) -> tuple[date, bool]:
    """The last day of a period whose first day is `first`, and whether its month had no such day.

    Months and years end on the day before the one that answers to the first day; where the last month has no such
    day, on that month's last day (ป.พ.พ. 193/5 paragraph 2). A period from the first of a month is whole months.
    """
    if unit is PeriodUnit.DAYS:
        return first + timedelta(days=length - 1), False
    months = first.month - 1 + length * (12 if unit is PeriodUnit.YEARS else 1)
    year, month = first.year + months // 12, months % 12 + 1
    in_month = monthrange(year, month)[1]
    if first.day > in_month:
        return date(year, month, in_month), True
    return date(year, month, first.day) - timedelta(days=1), False

"""The table was worked by hand from ป.พ.พ. 193/3, 193/5 and 193/8, before the code was run on it."""

from calendar import monthrange
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.counting import StepKind, count, last_day
from assistant.working_days import WorkingDays
from corpus.loading import load_corpus
from corpus.models import HolidayCalendar, HolidayCorrection, PeriodUnit

CORPUS = load_corpus()
RULES = CORPUS.deadline_rules
WORKING = WorkingDays(CORPUS.holidays)


@pytest.mark.parametrize(
    ("rule", "trigger", "amount", "ends"),
    [
        # hours run at once, over a month's end and a leap day
        ("custody-48-hours", datetime(2026, 2, 10, 22, 40), None, datetime(2026, 2, 12, 22, 40)),
        ("custody-48-hours", datetime(2026, 2, 27, 8, 0), None, datetime(2026, 3, 1, 8, 0)),
        ("custody-48-hours", datetime(2028, 2, 28, 8, 0), None, datetime(2028, 3, 1, 8, 0)),
        ("juvenile-24-hours", datetime(2026, 4, 18, 23, 45), None, datetime(2026, 4, 19, 23, 45)),
        # the first day of remand counts: twelve days from the 2nd end on the 13th
        ("remand-12-days-each-48-total", date(2026, 3, 2), 12, date(2026, 3, 13)),
        ("remand-12-days-each-48-total", date(2026, 3, 2), 48, date(2026, 4, 18)),
        ("remand-12-days-each-84-total", date(2026, 1, 20), 84, date(2026, 4, 13)),  # a holiday does not help
        ("remand-up-to-7-days", date(2026, 8, 10), None, date(2026, 8, 16)),
        ("district-postponement-6-days-30-total", date(2026, 5, 4), 18, date(2026, 5, 21)),
        # a month: the day of the reading is left out
        ("appeal-1-month", date(2026, 1, 20), None, date(2026, 2, 20)),
        ("appeal-1-month", date(2026, 3, 31), None, date(2026, 4, 30)),  # April whole
        ("appeal-1-month", date(2026, 1, 30), None, date(2026, 3, 2)),  # 31 January on: 28 February is a Saturday
        ("appeal-1-month", date(2026, 3, 12), None, date(2026, 4, 16)),  # Sunday, then Songkran
        ("dika-1-month", date(2026, 3, 4), None, date(2026, 4, 7)),  # Saturday, then Chakri day on Monday
        ("civil-appeal-1-month", date(2026, 1, 15), None, date(2026, 2, 16)),  # a Sunday
        # the complaint of 3 months and limitation do not move for holidays
        ("complaint-3-months", date(2026, 8, 31), None, date(2026, 11, 30)),
        ("complaint-3-months", date(2026, 1, 31), None, date(2026, 4, 30)),
        ("complaint-3-months", date(2026, 1, 12), None, date(2026, 4, 12)),  # a Sunday
        ("limitation-1-year", date(2024, 2, 29), None, date(2025, 2, 28)),  # from 1 March to the end of February
        ("limitation-1-year", date(2026, 2, 12), None, date(2027, 2, 12)),
        ("limitation-20-years", date(2006, 5, 1), None, date(2026, 5, 1)),
        ("police-bail-3-months-6-months", date(2026, 11, 30), None, date(2027, 2, 28)),  # no 29th: from 1 December
        # a paper posted on the door takes effect after 15 days, and then 15 days run
        ("civil-answer-posted", date(2026, 3, 2), None, date(2026, 4, 1)),
        ("civil-answer-15-days", date(2026, 7, 10), None, date(2026, 7, 27)),  # a Saturday
        ("fine-30-days", date(2026, 2, 2), None, date(2026, 3, 4)),
        ("fine-30-days", date(2026, 12, 14), None, date(2027, 1, 13)),
    ],
)
def test_a_period_ends_where_the_hand_count_says(rule: str, trigger: date, amount: int | None, ends: date) -> None:
    chosen = RULES[rule]
    found = count(chosen, {chosen.facts[0].id: trigger}, WORKING, amount)
    expected = ends if isinstance(ends, datetime) else datetime(ends.year, ends.month, ends.day)
    assert found.ends == expected
    assert found.hour_matters is isinstance(ends, datetime)


def test_travel_that_the_law_leaves_out_is_put_on_at_the_end() -> None:
    rule = RULES["juvenile-24-hours"]
    found = count(rule, {"arrived_at": datetime(2026, 2, 2, 9, 10), "travel_minutes": 40}, WORKING)
    assert found.ends == datetime(2026, 2, 3, 9, 50)
    assert found.steps[-1].kind is StepKind.TRAVEL


def test_every_step_of_a_moved_end_is_told() -> None:
    rule = RULES["appeal-1-month"]
    steps = count(rule, {"read_on": date(2026, 3, 12)}, WORKING).steps
    assert [step.kind for step in steps] == [StepKind.TRIGGER, StepKind.FROM_NEXT_DAY, StepKind.HOLIDAY]
    assert [step.reaches.date() for step in steps] == [date(2026, 3, 12), date(2026, 4, 12), date(2026, 4, 16)]


def test_a_limit_on_custody_that_ends_on_a_holiday_stands_and_says_so() -> None:
    rule = RULES["remand-12-days-each-84-total"]
    steps = count(rule, {"first_remand_day": date(2026, 1, 20)}, WORKING, 84).steps
    assert steps[-1].kind is StepKind.STANDS_ON_HOLIDAY
    assert "สงกรานต์" in steps[-1].note


def test_a_year_whose_holidays_were_not_checked_is_told() -> None:
    rule = RULES["appeal-1-month"]
    assert count(rule, {"read_on": date(2027, 5, 10)}, WORKING).steps[-1].kind is StepKind.YEAR_NOT_CHECKED
    assert count(rule, {"read_on": date(2026, 5, 11)}, WORKING).steps[-1].kind is StepKind.FROM_NEXT_DAY


def test_a_correction_of_the_calendar_adds_and_takes_away() -> None:
    day = date(2026, 6, 10)
    read = date(2026, 6, 1)
    special = HolidayCorrection(day, "วันหยุดพิเศษ", "https://example.org", read)
    kept_open = HolidayCorrection(date(2026, 4, 6), "", "https://example.org", read, working=True)
    added = WorkingDays(HolidayCalendar(corrections=(special,)))
    taken = WorkingDays(HolidayCalendar(corrections=(kept_open,)))
    assert not added.is_working_day(day)
    assert WORKING.is_working_day(day)
    assert taken.is_working_day(date(2026, 4, 6))


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        (date(2026, 1, 10), True),  # children's day is a Saturday anyway
        (date(2026, 5, 1), False),  # courts sit on labour day
        (date(2026, 5, 13), True),  # ploughing day is a holiday of offices
        (date(2026, 1, 2), True),  # the special holiday of 2569
        (date(2026, 6, 2), False),  # the one that the cabinet did not approve
    ],
)
def test_offices_keep_their_own_holidays(day: date, closed: bool) -> None:
    assert WORKING.is_working_day(day) is not closed


days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(days, st.integers(1, 400))
def test_days_are_counted_one_by_one(first: date, length: int) -> None:
    walked = first
    for _ in range(length - 1):
        walked += timedelta(days=1)
    assert last_day(first, length, PeriodUnit.DAYS) == (walked, False)


@given(days, st.integers(1, 24))
def test_months_end_on_the_day_before_or_on_the_months_last_day(first: date, length: int) -> None:
    last, missing = last_day(first, length, PeriodUnit.MONTHS)
    after = last + timedelta(days=1)
    if missing:
        assert last.day == monthrange(last.year, last.month)[1] < first.day
    else:
        assert after.day == first.day
    months = (after.year - first.year) * 12 + after.month - first.month
    assert months == length + (1 if missing else 0)


@given(days, st.integers(1, 10))
def test_a_year_is_twelve_months(first: date, length: int) -> None:
    assert last_day(first, length, PeriodUnit.YEARS) == last_day(first, 12 * length, PeriodUnit.MONTHS)


@given(days)
def test_the_next_working_day_is_open_and_nothing_open_lies_between(day: date) -> None:
    found = WORKING.next_working_day(day)
    assert WORKING.is_working_day(found)
    assert not any(WORKING.is_working_day(day + timedelta(days=n)) for n in range((found - day).days))

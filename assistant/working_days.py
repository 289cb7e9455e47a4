"""Days on which courts and offices are closed: weekends, and public holidays from `holidays` with dated overrides."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays

from corpus.models import HolidayCalendar

# Days of the library that offices do not keep: children's day is no holiday, and on labour day courts sit.
_NOT_OFFICE_HOLIDAYS = ("วันเด็กแห่งชาติ", "วันแรงงานแห่งชาติ")


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Tells working days. `calendar` holds the years whose holidays were read in a source, and corrections."""

    calendar: HolidayCalendar

    def is_working_day(self, day: date) -> bool:
        """Whether offices are open."""
        return day.weekday() < 5 and self.holiday(day) is None

    def holiday(self, day: date) -> str | None:
        """The Thai name of the holiday, None where the day is none."""
        if day in self.calendar.working:
            return None
        return self.calendar.added.get(day) or _of_year(day.year).get(day)

    def next_working_day(self, day: date) -> date:
        """The day itself, or the first working day after it."""
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def covers(self, year: int) -> bool:
        """Whether the year's holidays were checked against a source."""
        return year in self.calendar.years


@cache
def _of_year(year: int) -> dict[date, str]:
    found = holidays.country_holidays("TH", years=year, language="th", categories=("government", "public"))
    return {day: name for day, name in found.items() if not all(_left_out(part) for part in name.split("; "))}


def _left_out(name: str) -> bool:
    return any(left in name for left in _NOT_OFFICE_HOLIDAYS)

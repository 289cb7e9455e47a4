"""Days as people write them: 10 ก.พ. 69, 10/2/2569, 28 February 2026, เมื่อวาน, วันจันทร์ที่แล้ว, วันที่ 10."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from assistant.moments.numerals import NUMBER, number_of
from prompts import load_patterns

_BUDDHIST_ERA = 543


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day found between `start` and `end` of the text; `last` where a span of days was written.

    `assumed`: the year or the month was not written and is taken to be the latest that lies in the past.
    `night`: said of a night, so that an hour before six belongs to the morning after.
    `day` None: the text names a day that no calendar has (31 เมษายน).
    """

    start: int
    end: int
    day: date | None
    last: date | None = None
    assumed: bool = False
    night: bool = False
    relative: bool = False


def calendar_days(text: str, today: date) -> tuple[CalendarDay, ...]:
    """Every day in a folded text, in order; where two readings overlap, the one that starts first, the longer one."""
    found = sorted(_all(text, today), key=lambda one: (one.start, -one.end))
    kept: list[CalendarDay] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _all(text: str, today: date) -> Iterator[CalendarDay]:
    yield from _day_month(text, today)
    yield from _month_day(text, today)
    yield from _numeric(text)
    yield from _relative(text, today)
    yield from _days_ago(text, today)
    yield from _weekday(text, today)
    yield from _day_alone(text, today)


@cache
def _months() -> str:
    patterns = load_patterns("dates").lists["months"]
    return "|".join(f"(?P<m{number}>{pattern.pattern})" for number, pattern in enumerate(patterns, start=1))


_DAY = rf"(?P<day>(?<!\d)\d{{1,2}}(?!\d)|(?<=วันที่)\s?{NUMBER}|(?<=วันที่ ){NUMBER})"
_SPAN = r"(?:\s?(?:-|–|ถึง(?:วันที่)?|to)\s?(?P<until>\d{1,2}))?"
# Two digits are a year only where they are not the hour, the age or the sum that follows a date.
_NO_YEAR = r"(?![\d.:]|\s?(?:น\.|นาฬิกา|โมง|ทุ่ม|วัน|คน|บาท|ปี|ชั่วโมง|นาที|[ap]\.?m))"
_ERA = r"\s?,?\s?(?:ปี\s?)?(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)?\s?"
_YEAR = rf"(?:{_ERA}(?P<year>2[45]\d\d|20\d\d|\d\d{_NO_YEAR}))?"


@cache
def _thai_order() -> re.Pattern[str]:
    return re.compile(rf"{_DAY}{_SPAN}(?:st|nd|rd|th)?\s?(?:of\s|เดือน\s?)?(?:{_months()}){_YEAR}")


@cache
def _english_order() -> re.Pattern[str]:
    return re.compile(rf"(?:{_months()})\s(?P<day>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?{_YEAR}")


def _day_month(text: str, today: date) -> Iterator[CalendarDay]:
    for match in _thai_order().finditer(text):
        first = _dated(match, match["day"], today)
        last = _dated(match, match["until"], today)[0] if match["until"] else None
        yield CalendarDay(*match.span(), first[0], last, first[1], _is_night(text, match.start()))


def _month_day(text: str, today: date) -> Iterator[CalendarDay]:
    for match in _english_order().finditer(text):
        day, assumed = _dated(match, match["day"], today)
        yield CalendarDay(*match.span(), day, assumed=assumed, night=_is_night(text, match.start()))


def _dated(match: re.Match[str], day: str, today: date) -> tuple[date | None, bool]:
    """The day of a match with month groups; whether its year had to be assumed."""
    month = next(number for number in range(1, 13) if match[f"m{number}"])
    number = number_of(day.strip())
    if match["year"]:
        return _date(_common_era(match["year"], thai=not match[f"m{month}"].isascii()), month, number), False
    for year in (today.year, today.year - 1):
        if (found := _date(year, month, number)) and found <= today:
            return found, True
    return _date(today.year, month, number), True


def _common_era(written: str, *, thai: bool) -> int:
    """2569 → 2026, 69 beside a Thai month → 2026, 26 beside an English one → 2026."""
    year = int(written)
    if year < 100:
        year += 2500 if thai or year > 50 else 2000
    return year - _BUDDHIST_ERA if year > 2400 else year


def _date(year: int, month: int, day: int) -> date | None:
    valid = 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    return date(year, month, day) if valid else None


_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?![\d/])"
)
_ISO = re.compile(r"(?<!\d)(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")


def _numeric(text: str) -> Iterator[CalendarDay]:
    for match in (*_NUMERIC.finditer(text), *_ISO.finditer(text)):
        year = _common_era(match["year"], thai=True)
        day = _date(year, int(match["month"]), int(match["day"]))
        yield CalendarDay(*match.span(), day, night=_is_night(text, match.start()))


def _relative(text: str, today: date) -> Iterator[CalendarDay]:
    patterns = load_patterns("dates")
    for key in (key for key in patterns.lists if key.startswith("relative.")):
        day = today + timedelta(days=int(key.removeprefix("relative.")))
        for pattern in patterns.lists[key]:
            for match in pattern.finditer(text):
                yield CalendarDay(*match.span(), day, night=_is_night(match[0], None), relative=True)


_DAYS_AGO = re.compile(rf"(?P<n>{NUMBER})\s?(?:วัน(?:ก่อน|ที่แล้ว|มาแล้ว|ที่ผ่านมา)|days?\sago)")


def _days_ago(text: str, today: date) -> Iterator[CalendarDay]:
    for match in _DAYS_AGO.finditer(text):
        yield CalendarDay(*match.span(), today - timedelta(days=number_of(match["n"])), relative=True)


def _weekday(text: str, today: date) -> Iterator[CalendarDay]:
    """A named day of the week, said to be past: the latest one before today."""
    for number, pattern in enumerate(load_patterns("dates").lists["weekdays"]):
        past = re.compile(rf"(?:last\s)?(?:{pattern.pattern})(?:ที่แล้ว|ที่ผ่านมา|ก่อน)|last\s(?:{pattern.pattern})")
        for match in past.finditer(text):
            back = (today.weekday() - number - 1) % 7 + 1
            yield CalendarDay(*match.span(), today - timedelta(days=back), relative=True)


_ALONE = re.compile(
    rf"(?<!ไม่มี)วันที่\s?(?P<day>{NUMBER})(?!\s?(?:ม|ก|มี|เม|พ|มิ|ส|ต|ธ)[.ก-๎])(?![\d/.-])(?P<which>\s?เดือน(?:นี้|ที่แล้ว|ก่อน|หน้า))?"
)


def _day_alone(text: str, today: date) -> Iterator[CalendarDay]:
    """A day without a month: of the month named beside it, else the latest that is not in the future."""
    for match in _ALONE.finditer(text):
        number, which = number_of(match["day"]), match["which"] or ""
        months = (0,) if "นี้" in which else (1,) if "หน้า" in which else (-1,) if which else (0, -1)
        found = [day for shift in months if (day := _shifted(today, shift, number))]
        past = [day for day in found if day <= today] or found
        if past:
            yield CalendarDay(*match.span(), past[0], assumed=not which, night=_is_night(text, match.start()))


def _shifted(today: date, months: int, day: int) -> date | None:
    month = today.month - 1 + months
    return _date(today.year + month // 12, month % 12 + 1, day)


def _is_night(text: str, before: int | None) -> bool:
    said = text if before is None else text[max(0, before - 24) : before]
    return bool(re.search(r"คืน(?!สู่|เงิน|ของ)|night", said))

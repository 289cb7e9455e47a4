"""Days written with their number: 10 ก.พ. 69, 10/2/2569, 28 February 2026, วันที่ 10, วันศุกร์ที่ 9, 5 เดือน 3."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import chain

from assistant.moments.days import CalendarDay, day_in_month, day_of, is_night, weekday_patterns
from assistant.moments.numerals import NUMBER, number_of
from prompts import load_patterns

_BUDDHIST_ERA = 543


def written_days(text: str, today: date) -> Iterator[Iterator[CalendarDay]]:
    """Dates of a folded text, the surest kind first: with month and year, without a year, the day of a month alone."""
    yield chain(_day_month(text, today), _numeric(text))
    yield _without_year(text, today)
    yield chain(_day_alone(text, today), _month_end(text, today))


@cache
def _months() -> str:
    patterns = load_patterns("dates").lists["months"]
    return "|".join(f"(?P<m{number}>{pattern.pattern})" for number, pattern in enumerate(patterns, start=1))


_DAY = rf"(?P<day>(?<!\d)\d{{1,2}}(?!\d)|{NUMBER})"
_SPAN = r"(?:\s?(?:-|–|ถึง(?:วันที่)?|to)\s?(?P<until>\d{1,2}))?"
# Two digits are a year only where they are not the hour, the age or the sum that follows a date.
_NO_YEAR = r"(?![\d.:]|\s?(?:น\.|นาฬิกา|โมง|ทุ่ม|วัน(?!ที่)|คน|บาท|ปี|ชั่วโมง|นาที|[ap]\.?m))"
_ERA = r"\s?,?\s?(?:ปี\s?)?(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)?\s?"
_PAST_YEAR = r"ปี(?:ที่แล้ว|ก่อน|กลาย|ที่ผ่านมา)|(?:of\s)?last\syear"
_THIS_YEAR = r"ปีนี้|(?:of\s)?this\syear"
_YEAR_WORD = rf"\s?(?:เมื่อ)?(?:(?P<past>{_PAST_YEAR})|(?P<this>{_THIS_YEAR}))"
_YEAR = rf"(?:{_ERA}(?P<year>2[45]\d\d|20\d\d|'?\d\d{_NO_YEAR})|{_YEAR_WORD})?"


@cache
def _orders() -> tuple[re.Pattern[str], ...]:
    thai = rf"{_DAY}{_SPAN}(?:st|nd|rd|th)?\s?(?:of\s|เดือน\s?)?(?:{_months()}){_YEAR}"
    english = rf"(?:{_months()})\s(?P<until>(?!))?(?P<day>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?{_YEAR}"
    numbered = rf"วันที่\s?{_DAY}(?P<until>(?!))?\s?เดือน\s?(?:ที่\s?)?(?P<month>1[0-2]|[1-9])(?![\d/.]){_YEAR}"
    return tuple(re.compile(one) for one in (thai, english, numbered))


def _day_month(text: str, today: date) -> Iterator[CalendarDay]:
    for pattern in _orders():
        for match in pattern.finditer(text):
            first, assumed = _dated(match, match["day"], text, today)
            last = _dated(match, match["until"], text, today)[0] if match["until"] else None
            yield CalendarDay(*match.span(), first, last, assumed, _night_before(text, match))


def _dated(match: re.Match[str], written: str, text: str, today: date) -> tuple[date | None, bool]:
    """The day of a match; whether its year had to be assumed."""
    parts = match.groupdict()
    month = int(parts.get("month") or 0) or next(number for number in range(1, 13) if parts.get(f"m{number}"))
    thai = not (parts.get(f"m{month}") or "ก").isascii()
    day = number_of(written)
    if match["year"]:
        return day_of(_common_era(match["year"].lstrip("'"), thai=thai), month, day), False
    if (year := _year_told(match, text, today)) is not None:
        return day_of(year, month, day), False
    for year in (today.year, today.year - 1):
        if (found := day_of(year, month, day)) and found <= today:
            return found, True
    return day_of(today.year, month, day), True


def _year_told(match: re.Match[str], text: str, today: date) -> int | None:
    """The year said in words after the date, or before it: ปีที่แล้ว วันที่ 5 มีนา."""
    if match["past"] or match["this"]:
        return today.year - bool(match["past"])
    said = text[max(0, match.start() - 24) : match.start()]
    before = re.search(rf"(?:(?P<past>{_PAST_YEAR})|(?P<this>{_THIS_YEAR}))(?:\s|ตอน|เมื่อ|วันที่|ช่วง|on|the)*$", said)
    return None if before is None else today.year - bool(before["past"])


def _common_era(written: str, *, thai: bool) -> int:
    """2569 → 2026, 69 beside a Thai month → 2026, 26 beside an English one → 2026."""
    year = int(written)
    if year < 100:
        year += 2500 if thai or year > 50 else 2000
    return year - _BUDDHIST_ERA if year > 2400 else year


_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?![\d/])"
)
_ISO = re.compile(r"(?<!\d)(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")


def _numeric(text: str) -> Iterator[CalendarDay]:
    for match in (*_NUMERIC.finditer(text), *_ISO.finditer(text)):
        year = _common_era(match["year"], thai=True)
        day = day_of(year, int(match["month"]), int(match["day"]))
        yield CalendarDay(*match.span(), day, night=_night_before(text, match))


@cache
def _slashed() -> re.Pattern[str]:
    """5/3 is a date only where a word says so: มาตรา 119/1 is none."""
    said = rf"(?:วันที่|เมื่อ|{'|'.join(weekday_patterns())}|\bon)\s?(?:ที่\s?)?"
    return re.compile(rf"{said}(?P<day>\d{{1,2}})/(?P<month>1[0-2]|0?[1-9])(?![\d/.-])")


def _without_year(text: str, today: date) -> Iterator[CalendarDay]:
    for match in _slashed().finditer(text):
        days = [day_of(today.year - back, int(match["month"]), int(match["day"])) for back in (0, 1)]
        past = [day for day in days if day and day <= today] or days[:1]
        yield CalendarDay(*match.span(), past[0], assumed=True, night=_night_before(text, match))


_NO_MORE_DIGITS = r"(?![\d/.-])"
_MONTH_WORD = r"เดือน(?:นี้|ที่แล้ว|ก่อน|ที่ผ่านมา|หน้า)"
_ENGLISH_MONTH = r"(?:of\s)?(?:this|last|next)\smonth"


@cache
def _alone() -> tuple[re.Pattern[str], ...]:
    said = rf"(?P<weekday>{'|'.join(weekday_patterns())})\s?ที่|(?<!ไม่มี)วันที่"
    thai = rf"(?:(?P<before>{_MONTH_WORD})(?:\s|ตอน|เมื่อ|ช่วง)*)?(?:{said})\s?(?P<day>{NUMBER}){_NO_MORE_DIGITS}"
    english = r"(?P<before>(?!))?\b(?P<weekday>(?!))?the\s(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?!\sof\s(?!this|last))"
    return (
        re.compile(rf"{thai}(?:\s?(?P<after>{_MONTH_WORD}))?"),
        re.compile(rf"{english}(?:\s(?P<after>{_ENGLISH_MONTH}))?"),
    )


def _day_alone(text: str, today: date) -> Iterator[CalendarDay]:
    """A day without a month: of the month named beside it, else the latest that is not in the future."""
    for pattern in _alone():
        for match in pattern.finditer(text):
            which = match["before"] or match["after"] or ""
            weekday = _weekday_number(match["weekday"])
            day = _in_month(number_of(match["day"]), which, weekday, today)
            if day is not None:
                night, alone = _night_before(text, match), not which and weekday is None
                yield CalendarDay(*match.span(), day, assumed=not which, night=night, alone=alone)


def _in_month(number: int, which: str, weekday: int | None, today: date) -> date | None:
    """The day `number` of the month told; a weekday told with it says which month is meant."""
    if re.search("นี้|this", which):
        return day_in_month(today, 0, number)
    if re.search("หน้า|next", which):
        return day_in_month(today, 1, number)
    if which:
        return day_in_month(today, -1, number)
    # A day that no month of the last year has on that weekday is taken as if none was told.
    found = [day for back in range(12) if (day := day_in_month(today, -back, number)) and day <= today]
    fitting = [day for day in found if day.weekday() == weekday]
    return next(iter(fitting or found[:1]), None)


def _weekday_number(written: str | None) -> int | None:
    if written is None:
        return None
    return next(number for number, pattern in enumerate(weekday_patterns()) if re.fullmatch(pattern, written))


_END = re.compile(r"สิ้นเดือน(?:ที่แล้ว|ก่อน|ที่ผ่านมา)|(?:the\s)?end\sof\slast\smonth")


def _month_end(text: str, today: date) -> Iterator[CalendarDay]:
    for match in _END.finditer(text):
        last = next(day for number in (31, 30, 29, 28) if (day := day_in_month(today, -1, number)))
        yield CalendarDay(*match.span(), last, assumed=True, rough=True)


def _night_before(text: str, match: re.Match[str]) -> bool:
    return is_night(match[0], text[max(0, match.start() - 40) : match.start()])

"""Days counted from today: เมื่อวาน, 3 วันก่อน, สองอาทิตย์ที่แล้ว, วันศุกร์อาทิตย์ก่อน, เมื่อวันจันทร์."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import chain

from assistant.moments.days import CalendarDay, is_night, weekday_patterns
from assistant.moments.numerals import NUMBER, number_of
from prompts import load_patterns


def relative_days(text: str, today: date) -> Iterator[Iterator[CalendarDay]]:
    """Days of a folded text that are told from today, the surest kind first."""
    yield chain(_named(text, today), _ago(text, today), _following(text))
    yield _weekdays(text, today)


def _named(text: str, today: date) -> Iterator[CalendarDay]:
    patterns = load_patterns("dates")
    for key in (key for key in patterns.lists if key.startswith("relative.")):
        day = today + timedelta(days=int(key.removeprefix("relative.")))
        for pattern in patterns.lists[key]:
            for match in pattern.finditer(text):
                yield CalendarDay(*match.span(), day, night=is_night(match[0]), relative=True)


_PAST = r"(?:ก่อน|ที่แล้ว|มาแล้ว|ที่ผ่านมา|แล้ว(?!ว่า|แต่)|\sago\b)"
_DAYS_AGO = re.compile(rf"(?P<n>{NUMBER})\s?(?:วัน|days?){_PAST}(?:นี้)?")
_WEEKS_AGO = re.compile(rf"(?P<n>{NUMBER})\s?(?:สัปดาห์|อาทิตย์|weeks?)(?:เต็มๆ|พอดี)?{_PAST}(?:นี้)?")


def _ago(text: str, today: date) -> Iterator[CalendarDay]:
    """Days ago as they are told; weeks are round, so that their day is only assumed."""
    for match in _DAYS_AGO.finditer(text):
        yield CalendarDay(*match.span(), today - timedelta(days=number_of(match["n"])), relative=True)
    for match in _WEEKS_AGO.finditer(text):
        day = today - timedelta(weeks=number_of(match["n"]))
        yield CalendarDay(*match.span(), day, assumed=True, relative=True, rough=True)


@cache
def _later() -> tuple[re.Pattern[str], ...]:
    written = load_patterns("dates").lists["following"]
    return tuple(re.compile(pattern.pattern.replace("<n>", f"(?P<n>{NUMBER})")) for pattern in written)


def _following(text: str) -> Iterator[CalendarDay]:
    """วันรุ่งขึ้น, สองวันถัดมา: which day it is the day told before it says."""
    for pattern in _later():
        for match in pattern.finditer(text):
            count = number_of(match["n"]) if "n" in pattern.groupindex else 1
            yield CalendarDay(*match.span(), None, relative=True, later=count)


_LAST_WEEK = r"(?:สัปดาห์|อาทิตย์|วีค)(?:ที่แล้ว|ก่อน|ที่ผ่านมา)"
_ENGLISH_WEEK = r"\s(?:of\s)?last\sweek"
# What makes a weekday no day that an event fell on: an appointment, a rule about weekends, every Monday.
_BEFORE_NO_EVENT = (
    "ทุก",
    "ตรงกับ",
    "เป็น",
    "นัด",
    "ภายใน",
    "ไม่เกิน",
    "ก่อน",
    "ถึง",
    "หรือ",
    "every ",
    "until ",
    "by ",
    "before ",
)
_NO_EVENT = "".join(f"(?<!{words})" for words in _BEFORE_NO_EVENT)
_NO_WEEKEND = r"(?!\s?-?\s?(?:อาทิตย์|เสาร์|ศุกร์)|s\b|\s?(?:หรือ|และ|กับ)\s?(?:วัน)?(?:อาทิตย์|เสาร์)|\s?ราชการ|\s?หยุด)"


@cache
def _weekday(number: int) -> tuple[re.Pattern[str], ...]:
    """Patterns of one weekday: of last week, the last one, this week's or the next, and named alone."""
    name = weekday_patterns()[number]
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"{name}(?:ของ|\s)*{_LAST_WEEK}|{_LAST_WEEK}(?:\s|ตอน|เมื่อ|ช่วง|คืน|เย็น|เช้า|บ่าย)*{name}|{name}{_ENGLISH_WEEK}",
            rf"(?:last\s)?{name}(?:ที่แล้ว|ที่ผ่านมา|ก่อน|ล่าสุด|ที่เพิ่งผ่าน)|(?:last|this past)\s{name}",
            rf"{name}(?:นี้|หน้า|ที่จะถึง|ที่จะมาถึง)|(?:this|next|coming)\s{name}",
            rf"{_NO_EVENT}{name}{_NO_WEEKEND}",
        )
    )


@cache
def _any_weekday() -> re.Pattern[str]:
    return re.compile("|".join(weekday_patterns()))


def _weekdays(text: str, today: date) -> Iterator[CalendarDay]:
    """A named day of the week; one that stands alone is the latest before today."""
    if not _any_weekday().search(text):
        return
    monday = today - timedelta(days=today.weekday())
    for number in range(7):
        of_last_week, latest, coming, alone = _weekday(number)
        past = today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
        for match in of_last_week.finditer(text):
            yield _told(text, match, monday + timedelta(days=number - 7))
        for match in latest.finditer(text):
            yield _told(text, match, past)
        for match in coming.finditer(text):
            next_week = 7 * bool(re.search("หน้า|next", match[0]))
            yield _told(text, match, monday + timedelta(days=number + next_week))
        for match in alone.finditer(text):
            yield _told(text, match, past, assumed=True)


def _told(text: str, match: re.Match[str], day: date, *, assumed: bool = False) -> CalendarDay:
    night = is_night(match[0], text[max(0, match.start() - 40) : match.start()])
    return CalendarDay(*match.span(), day, assumed=assumed, night=night, relative=True, weekday=True, rough=assumed)

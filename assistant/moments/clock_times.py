"""Times of day as people say them: 22.40 น., 5 ทุ่มครึ่ง, บ่ายสามโมง, ตีสอง, 6:05 pm."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import time

from assistant.moments.numerals import NUMBER, number_of


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time found between `start` and `end` of the text. `after_midnight`: said of the small hours of a night."""

    start: int
    end: int
    at: time
    after_midnight: bool = False


# "สิบโมง" is ten o'clock; what follows the hour is a half, or minutes.
_NO_MINUTES = r"(?!\s?(?:โมง|ทุ่ม|วัน|เดือน|ปี|ชั่วโมง|ชม|คน|บาท|ม\.|ก\.|มี|เม|พ\.|ส\.|ต\.|ธ\.))"
_MINUTES = rf"(?:\s?(?P<half>ครึ่ง)|\s?(?P<minutes>{NUMBER}){_NO_MINUTES}(?:\s?นาที)?)?"
_HOUR = rf"(?P<hour>{NUMBER})"
_Rule = tuple[re.Pattern[str], Callable[[int], int]]
_AFTERNOON = {1: 13, 2: 14, 3: 15, 4: 16, 5: 17, 6: 18}

_SPOKEN: tuple[_Rule, ...] = (
    (re.compile(rf"เที่ยงคืน{_MINUTES}"), lambda _: 0),
    (re.compile(rf"เที่ยง(?:วัน|ตรง)?{_MINUTES}"), lambda _: 12),
    (re.compile(rf"ตี\s?{_HOUR}{_MINUTES}"), lambda hour: hour),
    (re.compile(rf"{_HOUR}\s?ทุ่ม(?:ตรง)?{_MINUTES}"), lambda hour: (18 + hour) % 24),
    (re.compile(rf"บ่าย\s?{_HOUR}(?:\s?โมง)?(?:ตรง)?{_MINUTES}"), lambda hour: 12 + hour),
    (re.compile(rf"บ่ายโมง{_MINUTES}"), lambda _: 13),
    (re.compile(rf"{_HOUR}\s?โมง\s?(?P<minutes_before>{NUMBER})?\s?(?:นาที)?\s?เย็น(?:ครึ่ง)?"), lambda hour: 12 + hour),
    (re.compile(rf"{_HOUR}\s?โมง(?:เช้า|ตรง)?{_MINUTES}"), lambda hour: hour if hour >= 6 else _AFTERNOON[hour]),
    (re.compile(rf"ทุ่ม(?:นึง|หนึ่ง|เดียว|ตรง)?{_MINUTES}"), lambda _: 19),
)
_TWELVE = re.compile(
    r"(?<![\d.:])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minutes>[0-5]\d))?\s?(?P<half>a\.?m\b\.?|p\.?m\b\.?)"
)
_CLOCK = re.compile(
    r"(?<![\d.:/])(?P<hour>[01]?\d|2[0-4])(?P<mark>[:.])(?P<minutes>[0-5]\d)(?![\d/]|[.:]\d)(?P<unit>\s?(?:น\.?(?![ก-๎])|นาฬิกา|hrs?\b|hours\b))?"
)
_WHOLE = re.compile(r"(?<![\d.:/])(?P<hour>[01]?\d|2[0-4])\s?(?:น\.(?![ก-๎])|นาฬิกา)")
_ENGLISH = ((re.compile(r"\bnoon\b"), time(12)), (re.compile(r"\bmidnight\b"), time(0)))
_SAID_BEFORE = re.compile(r"(?:เวลา|ตอน|ประมาณ|ราวๆ?|at)\s?$")


def clock_times(text: str) -> tuple[ClockTime, ...]:
    """Every time of day in a folded text, in order; where two readings overlap, the longer one."""
    found = sorted([*_spoken(text), *_written(text)], key=lambda one: (one.start, -one.end))
    kept: list[ClockTime] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _spoken(text: str) -> Iterator[ClockTime]:
    for pattern, hour_of in _SPOKEN:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            spoken = number_of(parts["hour"]) if parts.get("hour") else 0
            hour = _within_the_day(hour_of, spoken)
            minutes = 30 if parts.get("half") else _minutes(parts.get("minutes") or parts.get("minutes_before"))
            if hour is not None and minutes is not None:
                yield ClockTime(*match.span(), time(hour, minutes), after_midnight=hour < 6)


def _within_the_day(hour_of: Callable[[int], int], spoken: int) -> int | None:
    try:
        hour = hour_of(spoken)
    except KeyError:
        return None
    return hour if 0 <= hour <= 23 and spoken <= 12 else None


def _minutes(written: str | None) -> int | None:
    value = number_of(written) if written else 0
    return value if value <= 59 else None


def _written(text: str) -> Iterator[ClockTime]:
    for match in _TWELVE.finditer(text):
        hour = int(match["hour"]) % 12 + (12 if match["half"].startswith("p") else 0)
        yield ClockTime(*match.span(), time(hour, int(match["minutes"] or 0)), after_midnight=hour < 6)
    for match in _CLOCK.finditer(text):
        said = match["mark"] == ":" or match["unit"] or _SAID_BEFORE.search(text[: match.start()])
        if said:
            yield _at(match, int(match["hour"]), int(match["minutes"]))
    for match in _WHOLE.finditer(text):
        yield _at(match, int(match["hour"]), 0)
    for pattern, at in _ENGLISH:
        yield from (ClockTime(*match.span(), at, after_midnight=at.hour < 6) for match in pattern.finditer(text))


def _at(match: re.Match[str], hour: int, minutes: int) -> ClockTime:
    return ClockTime(*match.span(), time(hour % 24, minutes), after_midnight=hour % 24 < 6)

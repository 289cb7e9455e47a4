"""Times of day as people say them: 22.40 น., 5 ทุ่มครึ่ง, บ่ายสามโมง, ตีสอง, 6:05 pm."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import time

from assistant.moments.numerals import NUMBER, number_of


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time found between `start` and `end` of the text.

    `after_midnight`: said of the small hours of a night. `vague`: some time after it (สองทุ่มกว่า), so not a time to count
    from. `beside_a_day`: numbers that are a time only where a day stands right before them (เมื่อวาน 21.40).
    """

    start: int
    end: int
    at: time
    after_midnight: bool = False
    vague: bool = False
    beside_a_day: bool = False


# "สิบโมง" is ten o'clock; what follows the hour is a half, or minutes.
_NO_MINUTES = r"(?!\s?(?:โมง|ทุ่ม|วัน(?!นี้)|เดือน|ปี|ชั่วโมง|ชม|คน|บาท|คดี|ม\.|ก\.|มี|เม|พ\.|ส\.|ต\.|ธ\.|[/.:]\d|-\d))"
_MINUTES = rf"(?:\s?(?P<half>ครึ่ง)|\s?(?P<minutes>{NUMBER}){_NO_MINUTES}(?:\s?นาที)?)?"
_HOUR = rf"(?P<hour>{NUMBER})"
# ตีห้าสี่สิบ is five hours and forty minutes: where no word parts them, the hour is one word.
_ONE_WORD = r"(?P<hour>\d{1,2}|หนึ่ง|นึง|สอง|สาม|สี่|ห้า|หก)"
_Rule = tuple[re.Pattern[str], Callable[[int], int]]
_AFTERNOON = {1: 13, 2: 14, 3: 15, 4: 16, 5: 17, 6: 18}
# สี่โมงเช้า counts from six in the morning.
_MORNING = {1: 7, 2: 8, 3: 9, 4: 10, 5: 11}

_SPOKEN: tuple[_Rule, ...] = (
    (re.compile(rf"(?<!ก่อน)(?<!หลัง)เที่ยงคืน{_MINUTES}"), lambda _: 0),
    (re.compile(rf"(?<!ก่อน)(?<!หลัง)เที่ยง(?!คืน)(?:วัน|ตรง)?{_MINUTES}"), lambda _: 12),
    (re.compile(rf"ตี\s?{_ONE_WORD}(?:\s?ตรง)?{_MINUTES}"), lambda hour: hour),
    (re.compile(rf"{_HOUR}\s?ทุ่ม(?:ตรง)?{_MINUTES}"), lambda hour: (18 + hour) % 24),
    (re.compile(rf"บ่าย\s?{_ONE_WORD}(?:\s?โมง)?(?:ตรง)?{_MINUTES}"), lambda hour: 12 + hour),
    (re.compile(rf"บ่ายโมง(?:ตรง)?{_MINUTES}"), lambda _: 13),
    (
        re.compile(rf"{_HOUR}\s?โมง\s?(?P<minutes_before>{NUMBER})?\s?(?:นาที)?\s?เย็น(?:ตรง)?{_MINUTES}"),
        lambda hour: 12 + hour,
    ),
    (re.compile(rf"{_HOUR}\s?โมง\s?เช้า(?:ตรง)?{_MINUTES}"), lambda hour: _MORNING.get(hour, hour)),
    (
        re.compile(rf"{_HOUR}\s?โมง(?!\s?(?:เช้า|เย็น))(?:ตรง)?{_MINUTES}"),
        lambda hour: hour if hour >= 6 else _AFTERNOON[hour],
    ),
    (re.compile(rf"(?<!กี่)ทุ่ม(?!เท|เงิน|ตัว|โถม|ทุน)(?:นึง|หนึ่ง|เดียว|ตรง)?{_MINUTES}"), lambda _: 19),
)
_TWELVE = re.compile(
    r"(?<![\d.:])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minutes>[0-5]\d))?\s?(?P<half>a\.?m\b\.?|p\.?m\b\.?)"
)
_PART_OF_DAY = (
    r"(?:in\sthe\s|this\s|at\s|on\sthe\s|yesterday\s|last\s)?(?P<part>morning|afternoon|evening|night|tonight)"
)
_ENGLISH_SPOKEN = re.compile(
    rf"\b(?:(?P<quarter>half\spast|a?\s?quarter\spast|a?\s?quarter\sto)\s)?(?P<hour>1[0-2]|[1-9]|{NUMBER})(?:[:.](?P<minutes>[0-5]\d))?"
    rf"(?:\so.?clock)?\s{_PART_OF_DAY}\b"
)
_CLOCK = re.compile(
    r"(?<![\d.:/])(?P<hour>[01]?\d|2[0-4])(?P<mark>[:.])(?P<minutes>[0-5]\d)(?![\d/]|[.:]\d|\s?(?:บาท|ล้าน|กรัม|%|เมตร))"
    r"(?P<unit>\s?(?:น\.?(?![ก-๎])|นาฬิกา|hrs?\b|hours\b))?"
)
_RUN_TOGETHER = re.compile(r"(?<![\d.:/-])(?P<hour>[01]\d|2[0-3])(?P<minutes>[0-5]\d)\s?(?:น\.(?![ก-๎])|hrs?\b|hours\b)")
_WHOLE = re.compile(r"(?<![\d.:/])(?P<hour>[01]?\d|2[0-4])\s?(?:น\.(?![ก-๎])|นาฬิกา(?:\s?(?P<minutes>[0-5]?\d)\s?นาที)?)")
_ENGLISH = ((re.compile(r"\bnoon\b"), time(12)), (re.compile(r"(?<!before )(?<!after )\bmidnight\b"), time(0)))
_SAID_BEFORE = re.compile(
    r"(?:เวลา|ตอน|ประมาณ|ราวๆ?|ถึง|(?:โรงพัก|สน\.?|สภ\.?|พงส\.?|ที่ทำการ|สถานี(?:ตำรวจ)?)[ก-๎]{0,16}|\b(?:at|about|around|station))\s?$"
)
# กว่า, กว่าๆ: an hour that had passed, nobody says by how much.
_VAGUE = re.compile(r"\s?กว่า(?!จะ)")


def clock_times(text: str) -> tuple[ClockTime, ...]:
    """Every time of day in a folded text, in order; where two readings overlap, the longer one."""
    found = sorted([*_spoken(text), *_written(text), *_in_english(text)], key=lambda one: (one.start, -one.end))
    kept: list[ClockTime] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(replace(one, vague=True) if _VAGUE.match(text, one.end) else one)
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
        said = (
            match["mark"] == ":"
            or match["unit"]
            or _SAID_BEFORE.search(text[max(0, match.start() - 30) : match.start()])
        )
        yield replace(_at(match), beside_a_day=not said)
    for pattern in (_RUN_TOGETHER, _WHOLE):
        yield from (_at(match) for match in pattern.finditer(text))


def _in_english(text: str) -> Iterator[ClockTime]:
    for match in _ENGLISH_SPOKEN.finditer(text):
        hour, minutes = number_of(match["hour"]), int(match["minutes"] or 0)
        if not 1 <= hour <= 12:
            continue
        hour = _hour_of_day(hour, match["part"])
        shift = {"half": 30, "quarter past": 15, "quarter to": -15}
        told = next((value for words, value in shift.items() if words in (match["quarter"] or "")), minutes)
        whole = 60 * hour + told
        yield ClockTime(*match.span(), time(whole // 60 % 24, whole % 60), after_midnight=hour < 6)
    for pattern, at in _ENGLISH:
        yield from (ClockTime(*match.span(), at, after_midnight=at.hour < 6) for match in pattern.finditer(text))


def _hour_of_day(hour: int, part: str) -> int:
    """Ten in the evening → 22; two at night → 2."""
    if part == "morning" or (part in ("night", "tonight") and hour < 6):
        return hour % 12
    if part in ("night", "tonight") and hour == 12:
        return 0
    return hour % 12 + 12


def _at(match: re.Match[str]) -> ClockTime:
    hour = int(match["hour"]) % 24
    return ClockTime(*match.span(), time(hour, int(match["minutes"] or 0)), after_midnight=hour < 6)

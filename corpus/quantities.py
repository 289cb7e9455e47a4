"""Figures in a text: every number with its unit, how it is bounded (ไม่เกิน, ตั้งแต่…ขึ้นไป) and where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from corpus import figure_patterns as patterns
from corpus.dates_in_text import dates_in
from corpus.number_words import DIGITS, NUMBER, number_value
from corpus.units import UNIT_OF, Bound, Unit


@dataclass(frozen=True, slots=True)
class Figure:
    """One number. `start`, `end`: code points of the number itself. `value` of a date is its ordinal day."""

    value: float
    unit: Unit
    start: int
    end: int
    bound: Bound | None = None

    def __str__(self) -> str:
        if self.unit is Unit.DATE:
            return date.fromordinal(int(self.value)).isoformat()
        return f"{self.value:,.10g} {self.unit.value}"


_BOUNDS = (
    (Bound.AT_MOST, patterns.AT_MOST),
    (Bound.AT_LEAST, patterns.AT_LEAST),
    (Bound.UNDER, patterns.UNDER),
    (Bound.OVER, patterns.OVER),
)
_SHARED_BEFORE = 40
"""How far before a number with a unit another number may stand that shares it."""


@lru_cache(maxsize=16_384)
def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of a text in order, each number once; labels (มาตรา 87, วรรค 2, (1)) are none.

    Arabic digits, Thai digits and number words give the same value. Both ends of a range carry its unit.
    """
    folded = text.translate(DIGITS)
    found = list(_dates(folded))
    taken = [(figure.start, figure.end) for figure in found]
    taken += [match.span() for match in patterns.LABELS.finditer(folded)]
    for figure in (*_special(folded), *_with_unit(folded), *_lone(folded)):
        if all(figure.end <= start or figure.start >= end for start, end in taken):
            taken.append((figure.start, figure.end))
            found.append(figure)
    return tuple(sorted(found, key=lambda figure: figure.start))


def lenient_figures(text: str) -> tuple[Figure, ...]:
    """As `figures`, and unit before number too (ครั้งหนึ่ง, คนเดียว): how statutes write one, and talk does not."""
    firsts = (
        Figure(1.0, UNIT_OF[match["unit"]], match.start(), match.end())
        for match in patterns.UNIT_FIRST.finditer(text.translate(DIGITS))
    )
    return (*figures(text), *firsts)


def ranges(text: str) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of figures of one unit with nothing but "ถึง", a dash or "to" between: 5 ปี ถึง 20 ปี."""
    found = figures(text)
    for first, second in pairwise(found):
        between = text[first.end : second.start]
        if first.unit is second.unit and len(between) < _SHARED_BEFORE and patterns.TO.fullmatch(between):
            yield first, second


def numbers(text: str) -> Iterator[float]:
    """Value of every number in words or digits, whatever stands beside it."""
    return (number_value(match[0]) for match in re.finditer(NUMBER, text.translate(DIGITS)))


def _dates(text: str) -> Iterator[Figure]:
    for match, day in dates_in(text):
        yield Figure(float(day.toordinal()), Unit.DATE, *match.span())


def _special(text: str) -> Iterator[Figure]:
    """Percentages, fractions and times of day: a number within a longer expression."""
    for match in patterns.CLOCK.finditer(text):
        yield Figure(int(match["hour"]) + int(match["minute"]) / 60, Unit.CLOCK, *match.span())
    for match in patterns.PERCENT.finditer(text):
        yield Figure(number_value(match["number"]), Unit.PERCENT, *match.span("number"))
    for match in patterns.PART.finditer(text):
        above, below = _fraction(match)
        if 0 < above < below:
            yield Figure(round(above / below, 4), Unit.PART, *match.span())
    for match in patterns.HALF.finditer(text):
        yield Figure(0.5, Unit.PART, *match.span())


def _fraction(match: re.Match[str]) -> tuple[float, float]:
    if match["en"]:
        return patterns.any_value(match["en"]), patterns.ORDINALS[match["of"].lower()]
    return number_value(match["above"]), number_value(match["below"])


def _with_unit(text: str) -> Iterator[Figure]:
    for match in patterns.WITH_UNIT.finditer(text):
        unit = UNIT_OF[match["unit"].lower()]
        before = match.start("number")
        yield Figure(
            patterns.any_value(match["number"]), unit, *match.span("number"), _bound(text, before, match.end())
        )
        while joined := patterns.JOINED.search(text, max(0, before - _SHARED_BEFORE), before):
            before = joined.start("number")
            yield Figure(
                patterns.any_value(joined["number"]), unit, *joined.span("number"), _bound(text, before, before)
            )


def _lone(text: str) -> Iterator[Figure]:
    for match in patterns.LONE.finditer(text):
        yield Figure(number_value(match[0]), Unit.NUMBER, *match.span(), _bound(text, *match.span()))


def _bound(text: str, start: int, end: int) -> Bound | None:
    """เกิน … ขึ้นไป is over: the word before the number decides."""
    before = text[max(0, start - 16) : start].lower()
    found = next((bound for bound, pattern in _BOUNDS if pattern.search(before)), None)
    return Bound.AT_LEAST if found is None and patterns.UPWARDS.match(text, end) else found


__all__ = ["Bound", "Figure", "Unit", "figures", "lenient_figures", "numbers", "ranges"]

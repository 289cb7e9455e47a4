"""Figures, sections, phones and links of a sentence: each must stand in what it cites."""

import re
from collections.abc import Iterator

from assistant.language_model.failures import Failure
from corpus.figure_patterns import LABELS, sections_in
from corpus.normalise import fold
from corpus.quantities import Bound, Figure, Unit, lenient_figures

_LINK = re.compile(r"https?:|www\.|[a-z0-9-]+\s?\.\s?[a-z]{2,}|@|javascript:|line\s?id|ไอดี", re.IGNORECASE)
_MARKUP = re.compile(r"[<>`|]|\]\(|!\[|\*\*|^#|\[[^\]]*\]")
_DIGITS = re.compile(r"\d[\d,./-]*\d|\d")
_RANGE = re.compile(r"(\d[\d,]*)\s?(?:ปี|เดือน|วัน|บาท|years?|months?|days?|baht)?\s?(?:ถึง|to|-)\s?(\d[\d,]*)")
_COUNTED = re.compile(r"\s?(?:วัน|เดือน|ปี|ชั่วโมง)\s?นับ")
_WITHIN = re.compile(r"(?:ใน|ภายใน|within|in)\s?$")


def figure_failures(sentence: str, source: str) -> Iterator[Failure]:
    """What the sentence counts, numbers or links to that its source does not."""
    said, held = fold(sentence).text, fold(source).text
    if _MARKUP.search(said):
        yield Failure.FORM
    if any(link[0] not in held for link in _LINK.finditer(said)):
        yield Failure.LINK
    if not _sections(said) <= _sections(held):
        yield Failure.SECTION
    if not _figures_hold(said, held) or not _digits(said) <= _digits(held) or not _ranges(said) <= _ranges(held):
        yield Failure.FIGURE


def _sections(text: str) -> frozenset[str]:
    return frozenset(number for label in LABELS.finditer(text) for number, _ in sections_in(label[0]))


def _digits(text: str) -> frozenset[str]:
    return frozenset(run[0].replace(",", "") for run in _DIGITS.finditer(text))


def _ranges(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((low.replace(",", ""), high.replace(",", "")) for low, high in _RANGE.findall(text))


def _figures_hold(said: str, held: str) -> bool:
    there = lenient_figures(held)
    return all(any(_agrees(figure, said, other) for other in there) for figure in lenient_figures(said))


def _agrees(figure: Figure, said: str, other: Figure) -> bool:
    if figure.value != other.value or figure.unit is not other.unit:
        return False
    if figure.bound is other.bound or figure.unit is Unit.NUMBER:
        return True
    within = _WITHIN.search(said[max(0, figure.start - 8) : figure.start]) or _COUNTED.match(said, figure.end)
    bounds = {figure.bound, other.bound}
    return bounds == {None, Bound.AT_MOST} and (bool(within) or figure.unit in _PERIODS)


_PERIODS = (Unit.HOUR, Unit.DAY)

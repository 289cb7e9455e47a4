"""The words that ask in a text, and whether a second question asks for anything else than the first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from assistant.understanding import asks_of
from corpus.models import Ask
from indexing.tokenising import short_words
from prompts import Patterns, load_patterns

# "He did not do anything" asks nothing.
_DENIED = re.compile(r"(?:ไม่|มิได้|ไม่ได้)[ก-๎]{0,10}$")
# What cannot begin a syllable: a word does not end before it (ไหม้ is no ไหม).
_GOES_ON = re.compile("[ะ-ฺๅ-๎]")
# Sub-questions that no other words for the same question bring.
_SPECIFIC = frozenset({Ask.HOW_LONG, Ask.HOW_MUCH, Ask.WHERE, Ask.WHO, Ask.WHEN, Ask.WHICH_DOCUMENTS, Ask.WHAT_PENALTY})


class Place(StrEnum):
    """Where the word that asks stands in its question."""

    END = "ending"  # ไหม
    WITHIN = "within"  # อะไร: at the beginning, in the middle or at the end
    BEGINNING = "beginning"  # do I


@dataclass(frozen=True, slots=True)
class Asking:
    """Words that ask, and their span in a folded text."""

    start: int
    end: int
    text: str
    place: Place


def asking(text: str) -> tuple[Asking, ...]:
    """The words that ask, in order; those that touch are one, and it ends its question if any of them does.

    What only asks leave to ask is left out.
    """
    patterns = load_patterns("parts")
    polite = [match.span() for pattern in patterns.lists["asks.courtesy"] for match in pattern.finditer(text)]
    found: list[Asking] = []
    for start, end, place in _spans(text, patterns):
        if any(first < end and start < last for first, last in polite):
            continue
        if place is Place.WITHIN and _DENIED.search(text[:start]) and not text[:end].endswith("บ้าง"):
            continue
        if found and start <= found[-1].end:
            last = found.pop()
            start, end, place = last.start, max(end, last.end), min(place, last.place, key=list(Place).index)
        found.append(Asking(start, end, text[start:end], place))
    return _own(text, found, patterns)


def _own(text: str, found: Sequence[Asking], patterns: Patterns) -> tuple[Asking, ...]:
    """Those of the person who writes: what another asked stands between the word that says so and the last question."""
    said = [match.end() for pattern in patterns.lists["asks.reported"] for match in pattern.finditer(text)]
    first = min(said, default=len(text))
    return tuple(one for one in found if one.end <= first or one is found[-1])


def _spans(text: str, patterns: Patterns) -> list[tuple[int, int, Place]]:
    return sorted(
        (match.start(), match.end(), place)
        for place in Place
        for pattern in patterns.lists[f"asks.{place}"]
        for match in pattern.finditer(text)
        if not _GOES_ON.match(text, match.end())
    )


def asks_at_all(text: str) -> bool:
    """Whether a folded line or item of a list asks: in words, by asking for something, or by its question mark."""
    patterns = load_patterns("parts")
    if asking(text) or patterns.meets("asks.requests", text):
        return True
    if patterns.meets("asks.courtesy", text):
        return False
    return text.rstrip().endswith("?") and bool(_own_words(text, ""))


def asks_anew(text: str, before: str) -> bool:
    """Whether a folded question asks for something else than the one before: in words of its own, or another thing."""
    if load_patterns("parts").meets("asks.again", text):
        return False
    return bool(_own_words(text, before)) or bool(_SPECIFIC & set(asks_of(text)) - set(asks_of(before)))


def _own_words(text: str, before: str) -> list[str]:
    """Words that tell of a matter and do not stand in the question before."""
    known = _plain_words().union(short_words(before))
    return [word for word in short_words(text) if word not in known]


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(word for row in load_patterns("parts").lists["asks.plain"] for word in row.pattern.split())

"""Questions told apart by what stands between two words that ask."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.splitting.asking import Asking, Place, asking
from assistant.understanding import asks_of
from indexing.tokenising import short_words
from prompts import Patterns, load_patterns

# A second question has at least so many words of its own before the word that asks, or asks for something else.
_OWN_WORDS = 2


def clause_cuts(text: str) -> Iterator[int]:
    """Where each question after the first begins in a folded text."""
    patterns = load_patterns("parts")
    for before, after in pairwise(asking(text)):
        cut = _cut(text, before, after, patterns)
        if cut is not None:
            yield cut


def _cut(text: str, before: Asking, after: Asking, patterns: Patterns) -> int | None:
    """Where the question of `before` ends and that of `after` begins; None where both ask one thing."""
    if after.place is Place.BEGINNING:
        joined = _first(patterns.lists["joins.before"], text[before.end : after.start])
        return before.end + joined.start() if joined else after.start
    gap = text[before.end : after.start]
    closed = _length_closed(gap, patterns)
    rest, start = gap[closed:], before.end + closed
    if match := _first(patterns.lists["joins.anywhere"], rest):
        return start + match.start()
    for place in _joints(rest):
        if _begins(patterns, "joins.clause", rest[place:]):
            return start + place
    return None if before.place is Place.BEGINNING else _without_joint(rest, start, before, after, patterns)


def _without_joint(rest: str, start: int, before: Asking, after: Asking, patterns: Patterns) -> int | None:
    """No word joins: a space divides, or nothing where a word that ends its question is plainly followed by another."""
    if not _has_own_words(rest, before, after):
        return None
    if rest.startswith(" ") or start > before.end:
        return start
    space = rest.find(" ")
    if space >= 0 and len(short_words(rest[space:])) >= _OWN_WORDS:
        return start + space
    goes_on = before.place is not Place.END or _begins(patterns, "goes_on.glued", rest)
    return None if goes_on else start


def _has_own_words(rest: str, before: Asking, after: Asking) -> bool:
    if len(short_words(rest)) >= _OWN_WORDS:
        return True
    first, second = set(asks_of(before.text)), set(asks_of(rest + after.text))
    return bool(first and second and not first & second)


def _length_closed(gap: str, patterns: Patterns) -> int:
    """Length of the particles by which a question closes."""
    match = _first(patterns.lists["closes.patterns"], gap)
    return match.end() if match else 0


def _joints(rest: str) -> Iterator[int]:
    """Places where a clause may begin: the start, and after each space."""
    yield from (place for place in range(len(rest)) if place == 0 or rest[place - 1] == " ")


def _begins(patterns: Patterns, key: str, text: str) -> bool:
    return any(pattern.match(text) for pattern in patterns.lists[key])


def _first(patterns: Sequence[re.Pattern[str]], text: str) -> re.Match[str] | None:
    matches = [match for pattern in patterns if (match := pattern.search(text))]
    return min(matches, key=lambda match: match.start(), default=None)

"""All finders in order of certainty; a place that one has taken is not given to another."""

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from assistant.personal_data.spans import PersonalDataSpan

Finder = Callable[[str], Iterator[PersonalDataSpan]]


@cache
def _finders() -> tuple[Finder, ...]:
    """The finders; imported when the first text comes, since their name lists are heavy."""
    from assistant.personal_data.addresses import addresses
    from assistant.personal_data.names import names
    from assistant.personal_data.numbers import numbers
    from assistant.personal_data.papers import papers

    return papers, numbers, addresses, names


def personal_data(text: str) -> list[PersonalDataSpan]:
    """Spans found, in order, none overlapping; the first finder that matches a place keeps it."""
    plain = "".join(map(_arabic, text))
    taken: list[PersonalDataSpan] = []
    for finder in _finders():
        for span in finder(plain):
            if all(span.end <= other.start or span.start >= other.end for other in taken):
                taken.append(span)
    return sorted(taken, key=lambda span: span.start)


def _arabic(character: str) -> str:
    """The Arabic digit for a digit of any script, so that offsets stay."""
    return str(unicodedata.decimal(character)) if character.isdecimal() else character

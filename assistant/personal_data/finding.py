"""All finders in order of certainty; a place that one has taken is not given to another."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from assistant.personal_data.spans import PersonalDataKind, PersonalDataSpan

_DIGIT = re.compile(r"\d")
# What masking left in a text.
_PLACEHOLDER = re.compile(r"(?<=\[)(?:" + "|".join(PersonalDataKind) + r")(?=\])")
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
    plain = _PLACEHOLDER.sub(_no_word, _DIGIT.sub(_arabic, text))
    found: list[PersonalDataSpan] = []
    taken = bytearray(len(plain))
    for finder in _finders():
        for span in finder(plain):
            if 1 not in taken[span.start : span.end]:
                taken[span.start : span.end] = b"\1" * (span.end - span.start)
                found.append(span)
    return sorted(found, key=lambda span: span.start)


def _arabic(digit: re.Match[str]) -> str:
    """The Arabic digit for a digit of any script, so that offsets stay."""
    return str(unicodedata.decimal(digit[0]))


def _no_word(placeholder: re.Match[str]) -> str:
    """Ends of lines, so that offsets stay: "LINE" in it leads to no id, and no word before it to what comes after."""
    return "\n" * len(placeholder[0])

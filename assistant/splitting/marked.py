"""Questions told apart by lines, question marks and other marks between them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.splitting.asking import asks_anew, asks_at_all

_MARK = re.compile(r"\?+|[;+]|\s/\s|\.{2,}|,(?=\S)")


def mark_cuts(text: str, lines: frozenset[int]) -> Iterator[int]:
    """Where a question begins after a line or a mark; a segment that asks nothing goes with the one after it.

    Args:
        text: folded.
        lines: places of the spaces that were line ends.
    """
    places = sorted({*lines, *(match.end() for match in _MARK.finditer(text))})
    begun, asked = 0, ""
    for start, end in pairwise([0, *places, len(text)]):
        segment = text[start:end]
        if asks_at_all(segment):
            if asked and asks_anew(segment, asked):
                yield begun  # where the segment before it that asked has ended
            asked, begun = segment, end

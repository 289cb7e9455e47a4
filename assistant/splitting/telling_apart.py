"""From a message to its questions: lists, then lines and marks, then clauses."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from assistant.splitting.asking import asks_anew
from assistant.splitting.clauses import clause_cuts
from assistant.splitting.listed import list_cuts, unmarked
from assistant.splitting.marked import mark_cuts
from corpus.normalise import fold

MOST = 4


def split_questions(masked: str) -> tuple[str, ...]:
    """The questions of a message as they were typed, in their order; what is told goes with the question after it.

    At most `MOST`: further ones stay with the last.
    """
    folded = fold(masked)
    lines = frozenset(place for place, offset in enumerate(folded.offsets[:-1]) if masked[offset] == "\n")
    places = [folded.offsets[cut] for cut in _cuts(folded.text, lines)][: MOST - 1]
    parts = (masked[start:end] for start, end in pairwise([0, *places, len(masked)]))
    return tuple(unmarked(part) for part in parts)


def _cuts(text: str, lines: frozenset[int]) -> Iterator[int]:
    """Where questions after the first begin in a folded text; `lines`: where lines end."""
    hard = list_cuts(text) or mark_cuts(text, lines)
    for start, end in pairwise([0, *hard, len(text)]):
        if start:
            yield start
        yield from (start + cut for cut in _anew(text[start:end], clause_cuts(text[start:end])))


def _anew(text: str, cuts: Iterable[int]) -> Iterator[int]:
    """The cuts after which something else is asked than before."""
    places = [0, *cuts, len(text)]
    begun = 0
    for place, end in pairwise(places[1:]):
        if asks_anew(text[place:end], text[begun:place]):
            yield place
            begun = place

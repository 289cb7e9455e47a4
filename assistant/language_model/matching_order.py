"""Order: the words of a sentence go through its source in runs, and only so many of them are moved."""

from collections.abc import Iterator
from itertools import pairwise

from assistant.language_model.aligning import Aligned
from assistant.language_model.clauses import Reading
from assistant.language_model.failures import Failure
from assistant.language_model.lexicon import Sort

_ORDERING = frozenset({"opens", "before", "after", "except", "only", "contrast"})


def order_failures(aligned: Aligned) -> Iterator[Failure]:
    """Words that go back in the source oftener than a moved part does."""
    placed = [
        (word.clause, place)
        for (word, _), place in zip(aligned.pairs, aligned.places, strict=True)
        if place is not None
    ]
    jumps = sum(last < first for (clause, first), (other, last) in pairwise(placed) if clause == other)
    if jumps > _allowed_jumps(aligned.sentence) or _is_exchanged(aligned):
        yield Failure.ORDER


def _is_exchanged(aligned: Aligned) -> bool:
    """Whether two clauses tell each of its own subject what the source tells of the other's."""
    ends = {ends for ends in _ends(aligned) if ends[0] != ends[1]}
    return any((last, first) in ends for first, last in ends)


def _ends(aligned: Aligned) -> Iterator[tuple[int, int]]:
    """The source's clauses where the first and the last word of each of a sentence's clauses stand."""
    for number in range(len(aligned.sentence.clauses)):
        held = [word for said, word in aligned.pairs if word is not None and said.clause == number]
        if len(held) > 1:
            yield held[0].clause, held[-1].clause


def _allowed_jumps(sentence: Reading) -> int:
    """A part may be moved once; twice in a sentence of one actor that neither compares nor hangs on anything."""
    if "more" in sentence.marks:
        return 1
    actors = {word.text for word in sentence.words if word.sort is Sort.ACTOR}
    return 2 if len(actors) > 1 or sentence.marks & _ORDERING else 3

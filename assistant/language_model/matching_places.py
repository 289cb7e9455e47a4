"""Rule and exception, condition and rule: neither is told in the place of the other."""

from collections.abc import Iterator

from assistant.language_model.aligning import Aligned
from assistant.language_model.clauses import Clause
from assistant.language_model.failures import Failure
from assistant.language_model.lexicon import Sort

_PLACES = ("except", "opens")


def place_failures(aligned: Aligned) -> Iterator[Failure]:
    """An exception or a condition told as the rule, while the rule is told as the exception or the condition."""
    if any(_is_crossed(place, aligned) for place in _PLACES):
        yield Failure.CONDITION


def _is_crossed(place: str, aligned: Aligned) -> bool:
    outward, inward = False, False
    for number, clause in enumerate(aligned.sentence.clauses):
        stands = _stands(number, aligned)
        if not stands:
            continue
        there = sum(place in held.marks for held in stands)
        if place in clause.marks:
            outward = outward or there == 0
        else:
            inward = inward or there == len(stands)
    return inward and (outward or (place == "except" and place in aligned.sentence.marks))


def _stands(number: int, aligned: Aligned) -> list[Clause]:
    """The source's clause of each word of a clause."""
    return [
        aligned.source.clauses[held.clause]
        for said, held in aligned.pairs
        if held is not None and said.clause == number and said.sort is Sort.CONTENT
    ]

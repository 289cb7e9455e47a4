"""Rule and exception, condition and rule: neither is told in the place of the other."""

from collections.abc import Iterator

from assistant.language_model.aligning import Aligned
from assistant.language_model.clauses import Clause
from assistant.language_model.failures import Failure
from assistant.language_model.lexicon import Sort

_PLACES = ("except", "opens")


def place_failures(aligned: Aligned) -> Iterator[Failure]:
    """An exception or a condition told as the rule, while the rule is told as the exception or the condition."""
    if any(_is_crossed(place, aligned) for place in _PLACES) or _is_spliced(aligned):
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


def _is_spliced(aligned: Aligned) -> bool:
    """Whether a condition of one paragraph opens the rule of another, or an exception is told as a rule's condition."""
    for number, clause in enumerate(aligned.sentence.clauses[:-1]):
        hinge, rule = _stands(number, aligned), _stands(number + 1, aligned)
        if not hinge or not rule or not clause.marks & {"opens", "when"}:
            continue
        if clause.condition and all(held.condition for held in hinge):
            return not {held.paragraph for held in hinge} & {held.paragraph for held in rule}
        if all("except" in held.marks for held in hinge) and not aligned.sentence.marks & {"except", "even", "negated"}:
            return not any("negated" in held.marks for held in rule)
    return False


def _stands(number: int, aligned: Aligned) -> list[Clause]:
    """The source's clause of each word of a clause."""
    return [
        aligned.source.clauses[held.clause]
        for said, held in aligned.pairs
        if held is not None and said.clause == number and said.sort is Sort.CONTENT
    ]

"""Rule and exception, condition and rule: neither is told in the place of the other."""

from collections.abc import Iterator
from itertools import pairwise

from assistant.language_model.aligning import Aligned
from assistant.language_model.clauses import Clause, Word
from assistant.language_model.failures import Failure
from assistant.language_model.lexicon import Sort

_PLACES = ("except", "opens")


def place_failures(aligned: Aligned) -> Iterator[Failure]:
    """An exception or a condition told as the rule, while the rule is told as the exception or the condition."""
    if any(_is_crossed(place, aligned) for place in _PLACES) or _is_spliced(aligned) or _is_excepted(aligned):
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
    """Whether a condition opens the rule of an earlier paragraph, or an exception is told as a rule's condition."""
    excepts = bool(aligned.sentence.marks & {"except", "even", "negated"})
    for number, clause in enumerate(aligned.sentence.clauses[:-1]):
        hinge, rule = _stands(number, aligned), _stands(number + 1, aligned)
        if not hinge or not rule or not clause.marks & {"opens", "when"}:
            continue
        if clause.condition and all(held.condition for held in hinge) and _comes_before(rule, hinge):
            return True
        if not excepts and all("except" in held.marks for held in hinge):
            return not any("negated" in held.marks for held in rule)
    return False


def _comes_before(rule: list[Clause], hinge: list[Clause]) -> bool:
    """Whether the rule stands in paragraphs before the condition's."""
    return max(held.paragraph for held in rule) < min(held.paragraph for held in hinge)


def _is_excepted(aligned: Aligned) -> bool:
    """Whether a rule is told of its own exception: both are told, no word excepts, and the same is denied."""
    if aligned.sentence.marks & {"except", "only", "even", "opens", "when"}:
        return False
    told = {id(held): said for said, held in aligned.pairs if held is not None}
    for rule, exception in pairwise(aligned.source.clauses):
        if "except" in exception.marks and _is_told(rule, told) and _is_told(exception, told):
            return all(
                (told[id(held)].denied is None) == (held.denied is None) for held in rule.words if id(held) in told
            )
    return False


def _is_told(clause: Clause, told: dict[int, Word]) -> bool:
    words = [word for word in clause.words if word.sort is Sort.CONTENT]
    return bool(words) and 2 * sum(id(word) in told for word in words) >= len(words)


def _stands(number: int, aligned: Aligned) -> list[Clause]:
    """The source's clause of each word of a clause."""
    return [
        aligned.source.clauses[held.clause]
        for said, held in aligned.pairs
        if held is not None and said.clause == number and said.sort is Sort.CONTENT
    ]

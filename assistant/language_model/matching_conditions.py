"""Condition: before and after, only and even, exceptions and what a rule hangs on."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from assistant.language_model.aligning import Aligned, told_places
from assistant.language_model.clauses import Clause, Reading, Word
from assistant.language_model.failures import Failure
from assistant.language_model.lexicon import Sort

_MUST_STAND = frozenset(
    {
        "before",
        "after",
        "only",
        "even",
        "always",
        "except",
        "soon",
        "partly",
        "some",
        "outside",
        "asks",
        "enough",
        "leisure",
    }
)
_ALSO = {
    "after": frozenset({"when", "opens", "then", "first"}),
    "before": frozenset({"after", "first", "then"}),
    "partly": frozenset({"always"}),
    "even": frozenset({"still"}),
}
_WHOLE = frozenset({"lets", "must"})
KEPT = 0.34
COVERED = 0.6


def condition_failures(aligned: Aligned) -> Iterator[Failure]:
    """Relations the source does not hold, turned round, or left out where the rule hangs on them."""
    sentence, source = aligned.sentence, aligned.source
    told = {id(held) for _, held in aligned.pairs if held is not None}
    tellable = {id(source.words[place]) for place in told_places(sentence, source)}
    if any(
        not source.marks & (_ALSO.get(mark, frozenset()) | {mark}) and not (mark == "even" and _is_granted(aligned))
        for mark in sentence.marks & _MUST_STAND
    ) or any(
        _is_left_out(hinge, rule, sentence, told, tellable) and not _is_told_elsewhere(rule, told, source)
        for hinge, rule in _hinges(source)
    ):
        yield Failure.CONDITION


def _is_granted(aligned: Aligned) -> bool:
    """Whether what is said to change nothing (แม้) stands in the source as a fact, and is no condition there."""
    granted = [
        held if held and (said.denied or not (held.denied or held.under)) else None
        for said, held in aligned.pairs
        if "even" in aligned.sentence.clauses[said.clause].marks and said.sort is Sort.CONTENT
    ]
    return bool(granted) and not any(
        held is None or aligned.source.clauses[held.clause].marks & {"opens", "when", "only", "except"}
        for held in granted
    )


def _hinges(source: Reading) -> Iterator[tuple[list[Clause], tuple[Word, ...]]]:
    """What a rule hangs on, with its alternatives, and the rule: before it where a break comes between, else after.

    A condition that says in the same breath what is to be done ("ถ้า … ให้ …") holds no other clause.
    """
    for number, (first, second) in enumerate(pairwise(source.clauses)):
        if first.paragraph != second.paragraph:
            continue
        if first.condition and first.after_break and not second.condition and not first.marks & _WHOLE:
            yield [first], second.words
        if "except" in second.marks or (second.condition and not second.after_break and not first.condition):
            yield [second, *_alternatives(source.clauses[number + 2 :])], _whole_rule(source.clauses[: number + 1])


def _alternatives(clauses: tuple[Clause, ...]) -> list[Clause]:
    return list(takewhile(lambda clause: clause.condition and "or" in clause.marks, clauses))


def _whole_rule(clauses: tuple[Clause, ...]) -> tuple[Word, ...]:
    """The words of the last clause, with those of all that it is listed with."""
    words = clauses[-1].words
    for clause, following in zip(reversed(clauses[:-1]), reversed(clauses), strict=False):
        if not following.starts_with_or:
            break
        words = (*clause.words, *words)
    return words


def _is_left_out(
    hinges: list[Clause], rule: tuple[Word, ...], sentence: Reading, told: set[int], tellable: set[int]
) -> bool:
    """Whether the sentence says the rule and not what it hangs on."""
    said = share(rule, told) >= COVERED and len(rule) > 1
    if "except" in hinges[0].marks:
        return said and not sentence.marks & {"except", "only"}
    return said and all(share(hinge.words, tellable) < KEPT for hinge in hinges)


def _is_told_elsewhere(rule: tuple[Word, ...], told: set[int], source: Reading) -> bool:
    """Whether another clause, which hangs on nothing, says those words too."""
    words = {word.text for word in rule if id(word) in told}
    return any(
        words <= {word.text for word in clause.words}
        for clause in source.clauses
        if not clause.condition and not any(word is each for word in rule for each in clause.words)
    )


def share(words: tuple[Word, ...], told: set[int]) -> float:
    """How much of these words is told."""
    return sum(id(word) in told for word in words) / len(words) if words else 1.0

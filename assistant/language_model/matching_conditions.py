"""Condition: before and after, only and even, exceptions and what a rule hangs on."""

from collections.abc import Iterator
from itertools import pairwise

from assistant.language_model.failures import Failure
from assistant.language_model.lexicon import Sort
from assistant.language_model.reading import Clause, Reading

_MUST_STAND = frozenset(
    {"before", "after", "only", "even", "always", "except", "instead", "still", "soon", "some", "outside"}
)
_OPPOSITE = {"before": "after", "after": "before"}
_KEPT = 0.34
_COVERED = 0.6


def condition_failures(sentence: Reading, source: Reading) -> Iterator[Failure]:
    """Relations the source does not hold, turned round, or left out where the rule hangs on them."""
    if (
        (sentence.marks & _MUST_STAND) - source.marks
        or _is_turned(sentence, source)
        or any(
            _is_left_out(hinge, rule, sentence) and not _is_told_elsewhere(rule, sentence, source)
            for hinge, rule in _hinges(source)
        )
    ):
        yield Failure.CONDITION


def _is_turned(sentence: Reading, source: Reading) -> bool:
    """Whether nothing that the sentence puts before (or after) is put there in the source."""
    for relation in ("before", "after"):
        said = {word.text for word in sentence.words if word.relation == relation}
        held = {word.text for word in source.words if word.relation == relation}
        opposite = {word.text for word in source.words if word.relation == _OPPOSITE[relation]}
        if said and (not said & held or said & (opposite - held)):
            return True
    return False


def _hinges(source: Reading) -> Iterator[tuple[Clause, Clause]]:
    """Pairs of what a rule hangs on and the rule: before it where a break comes between, else after it."""
    for first, second in pairwise(source.clauses):
        if first.condition and first.after_break and not second.condition:
            yield first, second
        if "except" in second.marks or (second.condition and not second.after_break and not first.condition):
            yield second, first


def _is_left_out(hinge: Clause, rule: Clause, sentence: Reading) -> bool:
    """Whether the sentence says the rule and not what it hangs on."""
    said = sentence.vocabulary
    told = _share(rule, said) >= _COVERED and len(rule.content) > 1
    if "except" in hinge.marks:
        return told and not sentence.marks & {"except", "only"}
    return told and _share(hinge, said) < _KEPT


def _is_told_elsewhere(rule: Clause, sentence: Reading, source: Reading) -> bool:
    """Whether another clause, which hangs on nothing, says those words too."""
    told = rule.content & sentence.vocabulary
    return any(told <= clause.content for clause in source.clauses if clause is not rule and not clause.condition)


def _share(clause: Clause, said: frozenset[str]) -> float:
    words = {word.text for word in clause.words if word.sort in (Sort.CONTENT, Sort.ACTOR)}
    return len(words & said) / len(words) if words else 1.0

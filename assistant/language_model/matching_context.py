"""Context: between two words that stand together in a sentence and in its source, the same is denied and allowed."""

from collections.abc import Iterator
from itertools import pairwise

from assistant.language_model.failures import Failure
from assistant.language_model.reading import Reading, Word

_MODALS = frozenset({"must", "may", "should", "not_must"})
_DUTY = frozenset({"must"})


def context_failures(sentence: Reading, source: Reading) -> Iterator[Failure]:
    """What was slipped in or left out between two words of the source, or before a clause that begins with them."""
    said = list(_sourced(sentence, source))
    for (first, before), (second, between) in pairwise(said):
        apart = first.clause != second.clause
        beside = source.following(first.text, second.text)
        yield from _differing(
            between, [last.before for begun, last in beside if (begun.clause != last.clause) is apart]
        )
        if _begins(first, sentence):
            yield from _differing(before, [begun.before for begun, _ in beside])
    for place, (word, _) in enumerate(said):
        previous = said[place - 1][0].text if place else ""
        held = [last for _, last in source.following(previous, word.text)]
        if _ends_otherwise(word, held or source.named(word.text)):
            yield Failure.POLARITY


def _differing(told: frozenset[str], held: list[frozenset[str]]) -> Iterator[Failure]:
    """The failure where none of the source's readings is this one; a duty may be told where the source commands."""
    if held and not any(told == other or told - other == _DUTY for other in held):
        yield _named(min((told ^ other for other in held), key=len))


def _begins(word: Word, sentence: Reading) -> bool:
    return sentence.clauses[word.clause].words[0] is word


def _sourced(sentence: Reading, source: Reading) -> Iterator[tuple[Word, frozenset[str]]]:
    """Words that the source holds, with all that is said before each since the last of them."""
    told: frozenset[str] = frozenset()
    for word in sentence.words:
        told |= word.before
        if word.text in source.vocabulary:
            yield word, told
            told = frozenset()


def _named(differing: frozenset[str]) -> Failure:
    if "not" in differing:
        return Failure.POLARITY
    return Failure.MODALITY if differing & _MODALS else Failure.CONDITION


def _ends_otherwise(word: Word, held: list[Word]) -> bool:
    """Whether one can do here what one cannot do there."""
    ended = [other.after for other in held if other.after]
    return bool(word.after and ended) and not any(after & word.after for after in ended)

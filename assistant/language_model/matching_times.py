"""Order in time: what a sentence puts first (ก่อน, หลัง, แล้วจึง), its source puts first."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.language_model.aligning import Aligned
from assistant.language_model.clauses import Clause, Reading, Word
from assistant.language_model.failures import Failure

_SAID_OF = 2
"""Words after ก่อน or หลัง that it is surely said of."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """Words of what comes first and of what comes after it. `said`: by ก่อน or หลัง; else only by แล้วจึง or so."""

    first: tuple[Word, ...]
    later: tuple[Word, ...]
    said: bool


def time_failures(aligned: Aligned) -> Iterator[Failure]:
    """What is put before or after something that the source puts otherwise, or does not order at all."""
    held = list(_sequences(aligned.source))
    if any(_is_turned(sequence, held, aligned) for sequence in _sequences(aligned.sentence)):
        yield Failure.CONDITION


def _is_turned(told: Sequence, held: list[Sequence], aligned: Aligned) -> bool:
    first, later = _counterparts(told.first, aligned), _counterparts(told.later, aligned)
    so = sum(_shared(first, other.first) + _shared(later, other.later) for other in held)
    otherwise = sum(_shared(first, other.later) + _shared(later, other.first) for other in held)
    if otherwise > so:
        return True
    return told.said and not so and not _follows(first, later, aligned)


def _follows(first: list[Word], later: list[Word], aligned: Aligned) -> bool:
    """Whether the source tells what is said to come later after the rest, and hangs it on that."""
    place = {id(word): number for number, word in enumerate(aligned.source.words)}
    if not first or not later:
        return False
    hung = any(aligned.source.clauses[word.clause].marks & {"opens", "when", "then"} for word in (*first, *later))
    return hung and max(place[id(word)] for word in first) < max(place[id(word)] for word in later)


def _counterparts(words: tuple[Word, ...], aligned: Aligned) -> list[Word]:
    return [held for said, held in aligned.pairs if held is not None and any(said is word for word in words)]


def _shared(words: list[Word], others: tuple[Word, ...]) -> int:
    return sum(any(word is other for other in others) for word in words)


def _sequences(reading: Reading) -> Iterator[Sequence]:
    for number, clause in enumerate(reading.clauses):
        for mark, at in clause.turns:
            left, right = clause.words[:at], clause.words[at : at + _SAID_OF]
            after = clause.words[at + _SAID_OF :] + _next(reading, number)
            if mark == "first":
                yield Sequence(left, right + after, said=False)
            elif mark == "after":
                yield Sequence(right or after, left or after, said=True)
            elif mark == "before":
                yield Sequence(left or after or _last(reading, number), right or (after if left else ()), said=True)
            elif mark == "then" and "when" in clause.marks and at == len(clause.words):
                yield Sequence(left, _last(reading, number) if clause.after_break is False else after, said=False)
            elif mark == "then":
                yield Sequence((*_last(reading, number), *left), clause.words[at:], said=False)


def _next(reading: Reading, number: int) -> tuple[Word, ...]:
    clauses: tuple[Clause, ...] = reading.clauses[number + 1 : number + 2]
    return clauses[0].words if clauses else ()


def _last(reading: Reading, number: int) -> tuple[Word, ...]:
    return reading.clauses[number - 1].words if number else ()

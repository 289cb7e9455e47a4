"""Context: between words that stand side by side in the source a sentence adds nothing and leaves nothing out."""

from collections.abc import Iterator
from itertools import pairwise

from assistant.language_model.aligning import Aligned
from assistant.language_model.clauses import Word
from assistant.language_model.failures import Failure

_DENYING = frozenset({"next", "apart", "clause", "meaning", "not_must"})
_BANS = frozenset({"next", "apart", "clause"})
_MODALS = frozenset({"must", "may"})
_HARD = _DENYING | _MODALS | frozenset({"even", "only", "except", "before", "after", "instead"})
_DUTY = frozenset({"must"})
_JOINING = frozenset({"or", "binds"})
_NEAR = 4
Placed = tuple[Word, int, frozenset[str]]


def context_failures(aligned: Aligned) -> Iterator[Failure]:
    """A word that denies, obliges, allows or relates, added or dropped where all around it is as in the source."""
    source = aligned.source.words
    if _joins_otherwise(aligned):
        yield Failure.CONDITION
    previous: Placed | None = None
    for said in _placed(aligned):
        word, place, told = said
        differing = told ^ (source[place].before & _HARD)
        if _stand_so(previous, said, source) and differing and not _is_granted(differing, word, source[place]):
            yield _named(differing)
        previous = said


def _joins_otherwise(aligned: Aligned) -> bool:
    """Whether "and" stands between two words where the source has only "or" there, or the other way."""
    placed = [
        (word, place) for (word, _), place in zip(aligned.pairs, aligned.places, strict=True) if place is not None
    ]
    return any(
        len(told := word.before & _JOINING) == 1
        and len(held := _joining(first, second, word, aligned.source.words)) == 1
        and told != held
        for (_, first), (word, second) in pairwise(placed)
    )


def _joining(first: int, second: int, word: Word, source: tuple[Word, ...]) -> frozenset[str]:
    """What joins two words of a clause that stand near each other, or the two that are one phrase."""
    if first == second or ("และ" in source[first].parts and word.surface in source[first].surface):
        return frozenset({"binds"}) if "และ" in source[first].parts else frozenset()
    if second == first + 1:
        return _joined(source[second])
    if not first < second <= first + _NEAR or source[first].clause != source[second].clause:
        return frozenset()
    return frozenset(mark for each in source[first + 1 : second + 1] for mark in each.before & _JOINING)


def _joined(word: Word) -> frozenset[str]:
    """What joins a word to the one before; "with" and "then" join both."""
    return word.before & _JOINING or frozenset({"binds"} if word.before & {"joins", "then"} else ())


def _stand_so(previous: Placed | None, said: Placed, source: tuple[Word, ...]) -> bool:
    """Whether both begin their texts, or stand side by side in both with or without a break between."""
    word, place, _ = said
    if previous is None:
        return place == 0
    broken = source[place].clause != source[place - 1].clause
    return place == previous[1] + 1 and (word.clause != previous[0].clause) is broken


def _is_granted(differing: frozenset[str], said: Word, held: Word) -> bool:
    """A duty may be told where the source commands and the other way; อาจ where it says ได้; a ban at either end."""
    if differing <= _BANS and said.denied is not None and held.denied is not None:
        return True
    can = {"can"}
    allowed = {claim.kind for claim in said.modals} & can or {claim.kind for claim in held.modals} & can
    return differing == _DUTY or (differing == {"may"} and bool(allowed))


def _placed(aligned: Aligned) -> Iterator[Placed]:
    """Words that the source holds, their places, and what is said before each since the last of them."""
    told: frozenset[str] = frozenset()
    for (word, _), place in zip(aligned.pairs, aligned.places, strict=True):
        told |= word.before & _HARD
        if place is not None:
            yield word, place, told
            told = frozenset()


def _named(differing: frozenset[str]) -> Failure:
    if differing & _DENYING:
        return Failure.POLARITY
    return Failure.MODALITY if differing & _MODALS else Failure.CONDITION

"""Where the words of a sentence lie in its source: denied, allowed or bound there as they are here?"""

from collections.abc import Iterator

from assistant.language_model.aligning import Laid
from assistant.language_model.lexicon import Sort
from assistant.language_model.reading import Reading
from assistant.language_model.signs import Sign

_REACH = 2
_UNABLE = "last"
_DENIALS = frozenset({"not", "not_must"})


def claim_signs_laid(laid: Laid) -> Iterator[Sign]:
    """What is denied, allowed or bound at a word here and nowhere that the source says the word."""
    for at, word, place in laid.pairs():
        told = laid.told(place)
        same_word = laid.source.words[place].text == word.text
        if "must" in word.before and "not" not in word.before and not any(_bound(laid.source, at) for at in told):
            yield Sign.MUST_FOR_CAN if all(_allowed(laid.source, at) for at in told) else Sign.MUST_ADDED
        if "not_must" in word.before and not _may_be_left(laid.source, told):
            yield Sign.DUTY_LIFTED
        if word.after:
            yield from _ending(word.after, laid.source, told)
        if same_word and "not" in word.before and not any(_denied(laid.source, at) for at in told):
            yield Sign.NOT_ADDED
        asserted = same_word and word.sort is Sort.CONTENT and not _denied(laid.sentence, at, evened=True)
        if asserted and all("not" in laid.source.words[other].before for other in told):
            yield Sign.NOT_LOST


def _ending(after: set[str], source: Reading, told: list[int]) -> Iterator[Sign]:
    ends = [_end(source, at) for at in told]
    if "can" in after and all(_UNABLE in end for end in ends):
        yield Sign.CAN_FOR_CANNOT
    if _UNABLE not in after:
        return
    denied = ["not" in source.words[at].before for at in told]
    if all("can" in end and not not_said for end, not_said in zip(ends, denied, strict=True)):
        yield Sign.CANNOT_FOR_CAN
    if not any(_UNABLE in end for end in ends) and not any(denied):
        yield Sign.CANNOT_ADDED


def _end(reading: Reading, at: int) -> set[str]:
    """What ends the claim that begins at a word: the first ending in its clause."""
    clause = reading.words[at].clause
    ends = (word.after for word in reading.words[at:] if word.clause == clause and word.after)
    return next(ends, set())


def _bound(reading: Reading, at: int) -> bool:
    """Whether a duty stands before the word in its clause, with no other actor between."""
    clause = reading.words[at].clause
    for place in range(at, -1, -1):
        word = reading.words[place]
        if word.clause != clause:
            return False
        if "must" in word.before:
            return True
        if word.sort is Sort.ACTOR and place != at:
            return "must" in reading.words[place + 1].before
    return False


def _allowed(reading: Reading, at: int) -> bool:
    clause = reading.words[at].clause
    ended = any("can" in word.after for word in reading.words[at:] if word.clause == clause)
    return ended or bool(reading.words[at].before & {"can", "may"})


def _may_be_left(source: Reading, told: list[int]) -> bool:
    return "not_must" in source.marks or any("can" in source.words[at].before for at in told)


def _denied(reading: Reading, at: int, *, evened: bool = False) -> bool:
    """Whether a denial reaches the word, by what stands before it, ends its clause or bans the clause whole."""
    clause = reading.words[at].clause
    near = reading.words[max(0, at - _REACH) : at + 1]
    if any(word.before & _DENIALS for word in near if word.clause == clause):
        return True
    if any(_UNABLE in word.after for word in reading.words[at:] if word.clause == clause):
        return True
    marks = reading.clauses[clause].marks
    return "forbidden" in marks or (evened and "even" in marks)

"""Where the words of a sentence lie in its source: does the same one act there, and on the same one?"""

from collections.abc import Iterator

from assistant.language_model.aligning import Laid
from assistant.language_model.lexicon import Sort
from assistant.language_model.reading import Reading, Word
from assistant.language_model.signs import Sign

_READER, _OTHER = "you", "they"
_NEAR = 8
_MIRROR = 8


def actor_signs_laid(laid: Laid) -> Iterator[Sign]:
    """Another actor at a verb, or another object, than wherever the source says the word."""
    words = laid.sentence.words
    for at, word in enumerate(words):
        if word.sort is Sort.ACTOR and word.text != _OTHER:
            if (verb := _beside(laid, at, at + 1)) is not None:
                yield from _at_verb(word, laid, verb)
            if word.text != _READER and (verb := _beside(laid, at, at - 1)) is not None:
                yield from _as_object(word, laid, verb)
    if any(_first_differs(laid, clause) for clause in range(len(laid.sentence.clauses))):
        yield Sign.OTHER_FIRST
    if _mirrored(laid, actors=True):
        yield Sign.ACTORS_MIRRORED
    if _mirrored(laid, actors=False):
        yield Sign.MIRRORED


def _beside(laid: Laid, at: int, beside: int) -> int | None:
    """The source's place of a content word beside an actor in its clause."""
    words = laid.sentence.words
    if not 0 <= beside < len(words) or words[beside].clause != words[at].clause:
        return None
    return laid.places[beside] if words[beside].sort is Sort.CONTENT else None


def _at_verb(actor: Word, laid: Laid, verb: int) -> Iterator[Sign]:
    told = laid.told(verb)
    before = [_actors_right_before(laid.source, at) for at in told]
    if all(actors and not actors & {actor.text, _OTHER} for actors in before):
        yield Sign.OTHER_BEFORE_VERB
    near = [_nearest_actor(laid.source, at) for at in told]
    if all(found not in (None, actor.text, _OTHER) for found in near):
        if actor.text in laid.source.vocabulary:
            yield Sign.OTHER_NEAR_VERB
        elif actor.text != _READER:
            yield Sign.STRANGER_NEAR_VERB


def _as_object(actor: Word, laid: Laid, verb: int) -> Iterator[Sign]:
    words = laid.source.words
    after = [
        words[at + 1] for at in laid.told(verb) if at + 1 < len(words) and words[at + 1].clause == words[at].clause
    ]
    other = (word.sort is Sort.ACTOR and word.text not in (actor.text, _OTHER) for word in after)
    if len(after) == len(laid.told(verb)) and all(other):
        yield Sign.OTHER_OBJECT


def _actors_right_before(reading: Reading, at: int) -> set[str]:
    """Actors that stand before a word with nothing between: one, or a list of them."""
    found: set[str] = set()
    for place in range(at - 1, -1, -1):
        if reading.words[place].sort is not Sort.ACTOR or reading.words[at].clause - reading.words[place].clause > 1:
            break
        if not found and reading.words[place].clause != reading.words[at].clause:
            break
        found.add(reading.words[place].text)
    return found


def _nearest_actor(reading: Reading, at: int) -> str | None:
    near = reversed(reading.words[max(0, at - _NEAR + 1) : at])
    return next((word.text for word in near if word.sort is Sort.ACTOR), None)


def _first_differs(laid: Laid, clause: int) -> bool:
    """Whether the first actor of a clause is not that of the source's clause which tells most of it."""
    said = [word.text for word in laid.sentence.clauses[clause].words if word.sort is Sort.ACTOR]
    told = [laid.source.words[place].clause for _, word, place in laid.pairs() if word.clause == clause]
    if not said or not told:
        return False
    closest = max(set(told), key=lambda each: (told.count(each), -each))
    held = [word.text for word in laid.source.clauses[closest].words if word.sort is Sort.ACTOR]
    return bool(held) and held[0] != said[0]


def _mirrored(laid: Laid, *, actors: bool) -> bool:
    """Whether two words (two actors) changed places round a third; a part that moved whole mirrors nothing."""
    once = laid.once()
    for first, (word, place) in enumerate(once):
        for last in range(first + 2, min(len(once), first + _MIRROR + 1)):
            other, other_place = once[last]
            wanted = not actors or {word.sort, other.sort} == {Sort.ACTOR}
            if wanted and any(other_place < between < place for _, between in once[first + 1 : last]):
                return True
    return False

"""Subject: who acts in a sentence acts in its source, and does there what it does here."""

from collections.abc import Iterator

from assistant.language_model.failures import Failure
from assistant.language_model.lexicon import Sort
from assistant.language_model.reading import Reading, Word

_READER = "you"
_OTHER = "they"


def role_failures(sentence: Reading, source: Reading) -> Iterator[Failure]:
    """An actor the source does not name, or one that does what another does there."""
    if not _actors(sentence) <= _may_be_named(source) or any(_acts_otherwise(word, source) for word in sentence.words):
        yield Failure.SUBJECT


def _actors(reading: Reading) -> set[str]:
    return {word.text for word in reading.words if word.sort is Sort.ACTOR}


def _may_be_named(source: Reading) -> set[str]:
    """The source's actors, the reader, and "he" where the source speaks of anyone else."""
    named = _actors(source)
    return named | ({_READER, _OTHER} if named - {_READER} else {_READER})


def _acts_otherwise(word: Word, source: Reading) -> bool:
    """Whether the source gives the word to other actors only, or does it to others only."""
    held = source.named(word.text)
    if word.object_of:
        objects = {other.text for other in source.words if other.object_of == word.object_of}
        if objects and word.text not in objects | {_READER}:
            return True
    if not word.actor or not held:
        return False
    told = [other.actor for other in held if other.actor]
    if word.actor == {_OTHER} and not told and _OTHER not in source.vocabulary:
        return True
    return bool(told) and not any(_same(word.actor, actors) for actors in told)


def _same(said: frozenset[str], held: frozenset[str]) -> bool:
    """Whether one may be the other; "he" may be anyone but the reader."""
    return bool(said & held) or (_OTHER in said | held and _READER not in said | held)

"""Subject: who acts in a sentence acts in its source, and does there what it does here."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from assistant.language_model.aligning import Aligned
from assistant.language_model.clauses import Reading, Word
from assistant.language_model.failures import Failure
from assistant.language_model.lexicon import Sort, load_lexicon

_READER = "you"
_OTHER = "they"
_COURT = "court"
_LISTED = 3
"""Words within which actors of a source are told as a list, of which one may be picked."""
_OFFICIAL = frozenset(
    {
        "police",
        "officer",
        "prosecutor",
        "court",
        "trial_court",
        "appeal_court",
        "supreme_court",
        "state",
        "bank",
        "warden",
        "probation",
    }
)


def role_failures(aligned: Aligned) -> Iterator[Failure]:
    """An actor the source does not name, or one that does what another does there."""
    if (
        not _actors(aligned.sentence) <= _may_be_named(aligned)
        or any(_acts_otherwise(said, held, aligned.source) for said, held in aligned.pairs if held is not None)
        or _stands_for_another(aligned)
    ):
        yield Failure.SUBJECT


def _actors(reading: Reading) -> set[str]:
    return {word.text for word in reading.words if word.sort is Sort.ACTOR}


def _may_be_named(aligned: Aligned) -> set[str]:
    """The source's actors, the reader, and "he" where the source speaks of anyone else."""
    named = _actors(aligned.source)
    wider = {said.text for said, held in aligned.pairs if held is not None and said.sort is Sort.ACTOR}
    return named | wider | ({_READER, _OTHER} if named - {_READER} else {_READER})


def _acts_otherwise(said: Word, held: Word, source: Reading) -> bool:
    """Whether the source gives the word to other actors, or does it to others."""
    if said.object_of:
        objects = _objects(said.object_of, source)
        if objects and said.text not in objects | {_READER}:
            return True
    if not said.actor or said.sort is Sort.ACTOR:
        return False
    if said.actor == {_READER} and not held.actor:
        return False
    told = (
        [held.actor] if held.actor else [word.actor for word in source.words if word.text == held.text and word.actor]
    )
    if said.actor == {_OTHER} and not told and _OTHER not in source.vocabulary and not _speaks_of_one(source):
        return True
    return bool(told) and not any(_same(said.actor, actors, source) for actors in told)


def _stands_for_another(aligned: Aligned) -> bool:
    """Whether an actor stands right before a word of its clause that the source has after another actor."""
    source = aligned.source.words
    placed = list(zip(aligned.sentence.words, aligned.places, strict=True))
    for (said, own), (word, at) in pairwise(placed):
        if not at or said.sort is not Sort.ACTOR or word.sort is Sort.ACTOR or said.clause != word.clause:
            continue
        held = source[at - 1]
        apart = own is None or abs(own - at) > _LISTED
        if apart and held.sort is Sort.ACTOR and held.clause == source[at].clause and _are_two(said, held, aligned):
            return True
    return False


def _are_two(said: Word, held: Word, aligned: Aligned) -> bool:
    """Whether neither may be the other, and neither is the reader or "he"."""
    two = {said.text, held.text}
    return not two & {_READER, _OTHER} and not _same(frozenset({said.text}), frozenset({held.text}), aligned.source)


def _objects(verb: str, source: Reading) -> set[str]:
    """Whom the source does it to, with all that is listed after them."""
    found = set()
    for place, word in enumerate(source.words):
        if word.object_of == verb:
            found |= {each.text for each in takewhile(lambda each: each.sort is Sort.ACTOR, source.words[place:])}
    return found


def _speaks_of_one(source: Reading) -> bool:
    return any(word in source.folded for word in load_lexicon().anyone)


def _same(said: frozenset[str], held: frozenset[str], source: Reading) -> bool:
    """Whether one may be the other: "he" anyone but the reader, the reader whoever is no official.

    A court told by its level may be "that court" of the source, which is not read.
    """
    if any(load_lexicon().wider.get(word, frozenset()) & held for word in said):
        return True
    if _COURT in held and said & load_lexicon().wider[_COURT]:
        return True
    held = held.union(*(pair for pair in source.same_actor if pair & held))
    if said & held or (_OTHER in said | held and _READER not in said | held):
        return True
    return _READER in said and _READER not in source.vocabulary and not held & _OFFICIAL

"""All that a small model weighs of a sentence beside its source: signs met, and how much of it the source tells."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import log1p

from assistant.language_model.aligning import Laid, lay
from assistant.language_model.comparing_actors import actor_signs_laid
from assistant.language_model.comparing_claims import claim_signs_laid
from assistant.language_model.comparing_clauses import clause_features, relation_signs
from assistant.language_model.lexicon import Sort
from assistant.language_model.matching_claims import claim_signs
from assistant.language_model.matching_conditions import condition_signs
from assistant.language_model.matching_context import context_signs
from assistant.language_model.matching_roles import role_signs
from assistant.language_model.matching_words import stands_in, word_signs
from assistant.language_model.reading import Reading, Word
from assistant.language_model.signs import STRONG, Sign

Features = dict[str, float]
_GRAM = 4
_FAR = 3
_MOST_FOREIGN, _MOST_WORDS = 5, 30


@dataclass(frozen=True, slots=True)
class Compared:
    """What a pair shows: features by name, and each sign once.

    `quoted`: no sign was met, and the words are the source's, one after the other.
    """

    features: Features
    signs: tuple[Sign, ...]
    quoted: bool


def compare(sentence: Reading, source: Reading) -> Compared:
    """The sentence beside its source."""
    laid = lay(sentence, source)
    signs = tuple(dict.fromkeys(_signs(sentence, source, laid)))
    features = {sign.value: 1.0 for sign in signs} | dict.fromkeys(clause_features(laid), 1.0) | _told(laid)
    features["signs"] = float(len(signs))
    features["clear"] = float(STRONG.isdisjoint(signs) and not features["own_words"])
    return Compared(features, signs, quoted=not signs and _in_a_row(laid))


def _signs(sentence: Reading, source: Reading, laid: Laid) -> Iterator[Sign]:
    yield from word_signs(sentence, source)
    yield from claim_signs(sentence, source)
    yield from context_signs(sentence, source)
    yield from role_signs(sentence, source)
    yield from condition_signs(sentence, source)
    yield from claim_signs_laid(laid)
    yield from actor_signs_laid(laid)
    yield from relation_signs(laid)
    if _exchanges(laid):
        yield Sign.EXCHANGED


def _exchanges(laid: Laid) -> bool:
    """Whether a word of its own stands where the source has one or two others between the same neighbours."""
    beside = zip(laid.places, laid.sentence.words[1:], laid.places[1:], laid.places[2:], strict=False)
    return any(
        before is not None and after is not None and 1 < after - before <= _FAR and _is_own(word, place, laid)
        for before, word, place, after in beside
    )


def _in_a_row(laid: Laid) -> bool:
    places = [place for place in laid.places if place is not None]
    in_a_row = all(second == first + 1 for first, second in pairwise(places))
    return in_a_row and 0 < len(places) == len(laid.places)


def _told(laid: Laid) -> Features:
    """How much of the sentence the source tells, how far apart, and how much of the sentence is its own."""
    places = [place for place in laid.places if place is not None]
    words = [word for word in laid.sentence.words if word.sort is Sort.CONTENT]
    own = [word for word, place in zip(laid.sentence.words, laid.places, strict=True) if _is_own(word, place, laid)]
    gaps = [second - first - 1 for first, second in pairwise(places)]
    return {
        "covered": len(places) / max(1, len(laid.places)),
        "own_share": _length(own) / max(1, _length(words)),
        "own_words": float(min(_MOST_FOREIGN, len(own))),
        "own_most": max((_own_share(number, words, own) for number in range(len(laid.sentence.clauses))), default=0.0),
        "own_denied": float(any("not" in word.before for word in own)),
        "far": float(sum(1 for gap in gaps if gap >= _FAR)),
        "gaps": log1p(sum(max(0, gap) for gap in gaps)),
        "letters": _shared_letters(laid.sentence.folded, laid.source.folded),
        "clause_covered": _least_covered(laid),
        "words": min(_MOST_WORDS, len(laid.places)) / 10,
    }


def _is_own(word: Word, place: int | None, laid: Laid) -> bool:
    return place is None and word.sort is Sort.CONTENT and not stands_in(word, laid.source)


def _own_share(clause: int, words: list[Word], own: list[Word]) -> float:
    here = _length([word for word in words if word.clause == clause])
    return _length([word for word in own if word.clause == clause]) / here if here else 0.0


def _length(words: list[Word]) -> int:
    return sum(len(word.text) for word in words)


def _least_covered(laid: Laid) -> float:
    """Of the source's clauses that tell most of one of the sentence's, the smallest share that is retold."""
    least = 1.0
    for number in range(len(laid.sentence.clauses)):
        told = [place for _, word, place in laid.pairs() if word.clause == number]
        if told:
            clauses = [laid.source.words[place].clause for place in told]
            closest = max(set(clauses), key=lambda each: (clauses.count(each), -each))
            size = len(laid.source.clauses[closest].words)
            least = min(least, len({place for place in told if laid.source.words[place].clause == closest}) / size)
    return least


def _shared_letters(said: str, held: str) -> float:
    """Share of the sentence's runs of four letters that the source holds."""
    mine, other = _grams(said), _grams(held)
    return len(mine & other) / max(1, len(mine))


def _grams(text: str) -> set[str]:
    letters = "".join(text.split())
    return {letters[at : at + _GRAM] for at in range(max(1, len(letters) - _GRAM + 1))}

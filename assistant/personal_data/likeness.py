"""How much a piece of writing looks like a name, by the words that names and that texts are made of.

The weights lie in pieces.json, written by `python -m assistant.personal_data.training`: of each word the log of its
share among the words of names over its share among the words of the corpus's questions.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import zip_longest
from pathlib import Path

from indexing.tokenising import WordSet, dictionary_words, everyday_words, words_of_name
from prompts import load_patterns

WEIGHTS = Path(__file__).parent / "pieces.json"
_LONGEST = 30
# A message repeats what it says; `names` has all forgotten when it is done, since it may be somebody's name.
cut = lru_cache(maxsize=512)(words_of_name)
# What a word of the dictionary is worth that neither names nor texts taught.
_WORD = 0.5
# A word that ends names and is in names all the same (คง): it does not end this one.
_IN_NAMES_TOO = 1.6
# A short ending stands inside a name where the word after it is one of names alone (พงษ์|พา|นิช).
_NAMES_ALONE = 4.0
# What is worth this little is a word of texts alone (ปล่อย).
_IN_TEXTS = -2.5
# An ending worth less than this ends a longer word of the dictionary too.
_HARDLY_IN_NAMES = -1.0
# The least that a word is worth which names taught, and how many tell of a name.
_TAUGHT, _MANY = 0.9, 3
# What must be worth the rest of a family name that begins with an ending.
_OF_FAMILIES = 1.2
# A name may close with an ending (วีร|มา) where so much of it looks like one.
_SURELY_A_NAME, _SHORT_ENDING = 5.0, 2


@dataclass(frozen=True, slots=True)
class Likeness:
    """The beginning of a run that looks most like a name, and how much: log-odds, 0 where nothing looks like one.

    `all_of_it`: the same of the whole run, None where a word that ends names stands in it; `until_ending`: the length
    before that word and what is before it is worth.
    """

    length: int
    score: float
    all_of_it: float | None
    until_ending: tuple[int, float] | None = None


def first_words(written: str) -> list[str]:
    """The words of as much of a run as a name can be long, and more: cut once, whoever asks."""
    return cut(written[: 2 * _LONGEST])


def forget() -> None:
    """Forget every run that was looked at."""
    cut.cache_clear()
    is_crossed.cache_clear()
    _holds_an_ending.cache_clear()
    _best.cache_clear()


def given_likeness(written: str) -> Likeness:
    """How much the beginning of a run looks like a given name."""
    return _best(written[: 2 * _LONGEST + 1], "given")


def family_likeness(written: str) -> Likeness:
    """How much the beginning of a run looks like a family name."""
    return _best(written[: 2 * _LONGEST + 1], "family")


@lru_cache(maxsize=512)
def _best(written: str, kind: str) -> Likeness:
    """The beginning with the highest sum: a word of ordinary texts lowers it, and an ending ends it."""
    pieces = _pieces()[kind]
    length, best, total, reached = 0, 0.0, 0.0, 0
    words = first_words(written)
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        inside = len(word) <= _SHORT_ENDING + 1 and pieces.get(following, 0.0) > _NAMES_ALONE and total > 0
        if is_ending(word, pieces) and not inside:
            closes = len(word) <= _SHORT_ENDING and reached + len(word) == len(written) and total > _SURELY_A_NAME
            if closes:
                return Likeness(len(written), total, total)
            return Likeness(length, best, None, (reached, total) if reached else None)
        total += _worth(word, pieces)
        reached += len(word)
        if reached > _LONGEST:
            return Likeness(length, best, None)
        if total > best:
            length, best = reached, total
    return Likeness(length, best, total if reached == len(written) else None)


@lru_cache(maxsize=512)
def is_crossed(written: str, length: int) -> bool:
    """Whether a word of a run lies across a place in it; no cutting where no word of the dictionary could."""
    words, reached = _all_words(), 0
    if not any(place + len(word) > length for place in range(length) for word in words.prefixes(written, place)[-1:]):
        return False
    for word in cut(written):
        reached += len(word)
        if reached >= length:
            return reached > length
    return False


def is_made_of_names(written: str) -> bool:
    """Whether every word of a run stands in names oftener than in texts; an everyday word begins three at least."""
    words = first_words(written)
    enough = words[0] not in everyday_words() or len(words) >= _MANY
    return enough and all(_pieces()["given"].get(word, 0.0) > _TAUGHT for word in words) and min(map(len, words)) > 1


def is_ending(word: str, pieces: Mapping[str, float] | None = None) -> bool:
    """Whether a name ends before a word: by the list, by what the word begins with, or since only texts hold it."""
    pieces = pieces if pieces is not None else _pieces()["given"]
    if word in ending_words():
        return pieces.get(word, 0.0) < _IN_NAMES_TOO
    worth = pieces.get(word, 0.0)
    return worth <= _IN_TEXTS or (worth <= _TAUGHT and _holds_an_ending(word, taught=worth > 0))


@lru_cache(maxsize=512)
def _holds_an_ending(word: str, *, taught: bool) -> bool:
    """Whether the dictionary joins an ending to another word, before it or behind it (ตบ|หน้า, เงียบ|หาย, no เสีย|ง)."""
    known = dictionary_words()
    for ending in _endings().prefixes(word):
        longer = len(ending) > _SHORT_ENDING and not taught
        if word[len(ending) :] in known and (longer or _hardly_in_names(ending)):
            return True
    rests = (word[len(head) :] for head in _all_words().prefixes(word)) if word in known else ()
    return any(rest in ending_words() and _hardly_in_names(rest) for rest in rests)


def _hardly_in_names(ending: str) -> bool:
    worth = _pieces()["given"].get(ending, _IN_TEXTS)
    return worth < (_TAUGHT if len(ending) > _SHORT_ENDING + 1 else _HARDLY_IN_NAMES)


def is_family_of_a_verb(written: str) -> bool:
    """Whether a run is a family name that begins with an ending, as many do (มี|ทรัพย์): the rest is of names."""
    first, *rest = first_words(written) or [""]
    pieces = _pieces()["family"]
    if first not in _opening_families() or not rest or any(is_ending(word, pieces) for word in rest):
        return False
    return sum(_worth(word, pieces) for word in rest) > _OF_FAMILIES


@cache
def _opening_families() -> frozenset[str]:
    """Endings that many family names begin with."""
    return frozenset(pattern.pattern for pattern in load_patterns("names").lists["ends.families"])


def _worth(word: str, pieces: Mapping[str, float]) -> float:
    unknown = _WORD if word in dictionary_words() else pieces[""]
    return pieces.get(word, unknown)


@cache
def ending_words() -> frozenset[str]:
    """Words that a name does not hold, by the list."""
    lists = load_patterns("names").lists
    return frozenset(pattern.pattern for key in ("ends.words", "ends.verbs") for pattern in lists[key])


@cache
def _all_words() -> WordSet:
    """The dictionary's words, looked up by how they begin."""
    return WordSet(dictionary_words())


@cache
def name_beginnings() -> WordSet:
    """Words that names hold oftener than texts do."""
    return WordSet(frozenset(word for word, worth in _pieces()["given"].items() if worth > _IN_NAMES_TOO and word))


@cache
def _pieces() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return found


@cache
def _endings() -> WordSet:
    """The words that a name does not hold, looked up by how they begin."""
    return WordSet(ending_words())

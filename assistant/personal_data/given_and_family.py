"""Where a given name ends that begins at a place, and where the family name after it does."""

import math
import re
from functools import cache

from assistant.personal_data.endings import MARK, begins_with_an_ending, has_a_strange_piece, until_an_ending
from assistant.personal_data.known import borne_names, given_names, is_a_word
from assistant.personal_data.leads import Sureness
from assistant.personal_data.likeness import (
    Likeness,
    ending_words,
    family_likeness,
    first_words,
    given_likeness,
    is_family_of_a_verb,
    is_made_of_names,
    name_beginnings,
)
from assistant.personal_data.nicknames import nick_length, nicknames, surely_nicknames
from assistant.personal_data.provinces import places
from indexing.tokenising import WordSet, everyday_words, family_names

RUN = re.compile(r"[ก-๎]+")
_LONGEST = 24
_VOWEL = re.compile(r"[ะ-ฺเ-ๅ]")
# A family name's initial: with its point, or starred, or at the end of a line, as on slips of transfers.
_INITIAL = re.compile(r" [ก-ฮ](?:\.(?![ก-๎])|(?=\*|\s*(?:\n|$)))")
_BETWEEN = re.compile(r" {1,2}(?:ณ )?(?=[ก-๎])")
# How much a run must look like a given name where no list knows it: as a whole, and as the beginning of more.
_GIVEN = {
    Sureness.NICK: (0.0, 0.4),
    Sureness.SURE: (0.0, 0.4),
    Sureness.SAID: (0.0, 0.4),
    Sureness.TITLE: (2.0, 5.0),
    Sureness.WEAK: (4.0, 6.5),
    Sureness.FAINT: (9.0, 10.0),
}
# The same of a family name after it.
_FAMILY = {
    Sureness.NICK: (6.0, 9.0),
    Sureness.SURE: (-2.0, 3.0),
    Sureness.SAID: (-1.0, 3.0),
    Sureness.TITLE: (0.6, 4.0),
    Sureness.WEAK: (1.5, 4.5),
    Sureness.FAINT: (5.0, 7.0),
}
_SURELY_A_FAMILY = 3.5
# How far from the one to the other it must look so where an ending follows.
_WITH_ENDING = 5
# A known given name that looks this much like one is a name whatever stands before it.
_CERTAIN = 3.5
# How little it may look like one, up to the first ending: a sure lead makes a name of most words (นายปกป้อง).
_ANY_WORD = {Sureness.NICK: -2.5, Sureness.SURE: -2.5, Sureness.SAID: -1.0}
_ABBREVIATION = 3
# A run this short behind a sure lead is a name whatever it looks like (ชื่อ ดาว), up to the first ending.
_SHORT = 12
# How much an everyday word must look like a given name behind a title (จ่าเฉลิม).
_EVERYDAY = 1.0
# How little one may look like one behind the word for a name (ชื่อ อายุ).
_PLAIN = -2.0


def given_end(start: int, text: str, sureness: Sureness) -> int | None:
    """Where a given name that begins at `start` ends."""
    run = RUN.match(text, start)
    if run is None or _is_abbreviated(run, text):
        return None
    written = run[0]
    if is_given(written, sureness):
        return run.end()
    if written in places() or len(written) < 2 or MARK.match(written):
        return None
    length = _given_length(written, sureness)
    known = written[:length] in given_names()
    if length and sureness is Sureness.FAINT and not known and not is_made_of_names(written[:length]):
        return None
    return start + length if length else None


def may_begin(start: int, text: str) -> bool:
    """Whether names begin as a text does at a place: the cheapest question first, since few places do."""
    return any(len(word) > 1 for word in name_beginnings().prefixes(text[start : start + _LONGEST]))


def _given_length(written: str, sureness: Sureness) -> int:
    if nick := nick_length(written, sureness):
        return nick
    if _is_abbreviation(written):
        return 0
    whole, part = _GIVEN.get(sureness, (math.inf, math.inf))
    like = given_likeness(written) if sureness in _GIVEN else None
    if like and like.all_of_it is not None and like.all_of_it > whole and len(written) >= _ABBREVIATION:
        return len(written)
    for name in reversed(known_names().prefixes(written[:_LONGEST])):
        of_a_word = len(name) <= _ABBREVIATION and len(first_words(written)[0]) > len(name)
        if not of_a_word and is_given(name, sureness) and may_end(written, len(name)):
            return len(name)
    if like and (before := _before_ending(like, whole + (part - whole) / _WITH_ENDING)) and before >= _ABBREVIATION:
        return before
    if like and like.score > part and like.length >= _ABBREVIATION and not MARK.match(written[like.length :]):
        return like.length
    cut_at = until_an_ending(written) if sureness in _ANY_WORD else 0
    if not 2 <= cut_at <= _SHORT:
        strange = sureness is Sureness.SURE and not cut_at and len(written) <= _SHORT and has_a_strange_piece(written)
        return len(written) if strange else 0
    worth = given_likeness(written[:cut_at]).all_of_it
    return cut_at if worth is not None and worth > _ANY_WORD[sureness] else 0


def _is_abbreviated(run: re.Match[str], text: str) -> bool:
    """Whether a point ends a run that is short, or consonants alone (กสทช.)."""
    return text.startswith(".", run.end()) and (len(run[0]) <= _ABBREVIATION or not _VOWEL.search(run[0]))


def _is_abbreviation(written: str) -> bool:
    """Whether a run is consonants alone (ธกส), as few names are that no list knows."""
    return len(written) <= _ABBREVIATION and not _VOWEL.search(written)


def _before_ending(like: Likeness, least: float) -> int:
    length, worth = like.until_ending or (0, 0.0)
    return length if worth > least else 0


def is_certain(given: str) -> bool:
    """Whether a given name is one by itself: what follows it is the likelier a family name."""
    return given in given_names() and given not in everyday_words() and given_likeness(given).score > _CERTAIN


def family_only_end(start: int, text: str) -> int | None:
    """Where a family name ends that begins at `start`, as after the word for it (นามสกุล)."""
    run = RUN.match(text, start)
    if run is None or len(run[0]) <= _ABBREVIATION:
        return None
    length = _family_length(run[0], Sureness.TITLE, known_only=False)
    return start + length if length else None


def is_given(name: str, sureness: Sureness) -> bool:
    """Whether the lists know a given name or nickname; an everyday word is one only behind a sure lead."""
    if sureness >= Sureness.TITLE and name in nicknames():
        return True
    if sureness is Sureness.NICK and name in surely_nicknames():
        return True
    if len(name) < _ABBREVIATION or name not in given_names() or name in ending_words():
        return False
    match sureness:
        case Sureness.SURE | Sureness.NICK:
            return True
        case Sureness.SAID:
            return name not in everyday_words() or (given_likeness(name).all_of_it or _PLAIN) > _PLAIN
        case Sureness.FAINT:
            return not is_a_word(name)
        case Sureness.TITLE:
            return name in borne_names() or name not in everyday_words() or given_likeness(name).score > _EVERYDAY
        case _:
            return name not in everyday_words()


def may_end(written: str, length: int) -> bool:
    """Whether a name may end here: not before a mark, and only before a word that names do not hold."""
    rest = written[length:]
    return not rest or (not MARK.match(rest) and begins_with_an_ending(rest))


def family_end(end: int, text: str, sureness: Sureness, *, known_only: bool = False) -> int:
    """The end of the name with the family name, or its initial, that follows one space, if one does."""
    if initial := _INITIAL.match(text, end):
        return initial.end()
    following = _BETWEEN.match(text, end)
    run = RUN.match(text, following.end()) if following else None
    if run is None or _is_abbreviated(run, text):
        return end
    if "ณ" in text[end : run.start()]:
        return run.start() + (until_an_ending(run[0]) or len(run[0]))
    if run[0] in places():
        return end
    length = _family_length(run[0], sureness, known_only=known_only)
    return run.start() + length if length else end


def _family_length(written: str, sureness: Sureness, *, known_only: bool) -> int:
    like = family_likeness(written)
    if not known_only and like.all_of_it is not None and like.all_of_it > _SURELY_A_FAMILY:
        return len(written)
    for length in range(min(len(written), _LONGEST), 2, -1):
        if written[:length] in family_names() and may_end(written, length) and not _is_everyday(written[:length]):
            return length
    if known_only:
        return 0
    if _is_abbreviation(written):
        return 0
    if sureness >= Sureness.SAID and is_family_of_a_verb(written):
        return len(written)
    whole, part = _FAMILY[sureness]
    if like.all_of_it is not None and like.all_of_it > whole:
        return len(written)
    if before := _before_ending(like, whole + (part - whole) / _WITH_ENDING):
        return before
    return like.length if like.score > part and not MARK.match(written[like.length :]) else 0


def _is_everyday(name: str) -> bool:
    return name in everyday_words() and family_likeness(name).score <= 0


@cache
def known_names() -> WordSet:
    """Given names and nicknames of the lists, looked up by how they begin."""
    return WordSet(frozenset(name for name in given_names() | nicknames() | surely_nicknames() if len(name) > 1))


def by_family_end(start: int, text: str) -> int | None:
    """The end of a given name that is an everyday word, known by what looks much like a family name behind it."""
    run = RUN.match(text, start)
    if run is None or len(run[0]) <= _ABBREVIATION or run[0] not in given_names():
        return None
    end = family_end(run.end(), text, Sureness.WEAK if run[0] in borne_names() else Sureness.FAINT)
    return end if end > run.end() else None

"""Nicknames (ชื่อเล่น): those of the lists, and words with the look of one."""

import re
from functools import cache

from assistant.personal_data.endings import LONGEST, MARK, begins_with_an_ending, until_an_ending
from assistant.personal_data.known import given_names
from assistant.personal_data.leads import Sureness, again_lists
from assistant.personal_data.likeness import first_words
from indexing.tokenising import WordSet, everyday_words
from prompts import load_patterns

# Signs that borrowed words are written with, and short ones of the ear.
_BORROWED = re.compile(r"[๊๋์]")
LONGEST_NICK = 7
# The longest of those with a borrowed look: longer words of that look are learned ones (นิเทศก์).
_LONGEST_BORROWED = 5
# A nickname of three consonants (กวง) is none of the lists.
_CONSONANTS = 3


def nick_length(written: str, sureness: Sureness) -> int:
    """The length of a nickname of the lists that a word follows which names do not hold."""
    if sureness < Sureness.TITLE or written in given_names():
        return 0
    if sureness is Sureness.NICK and len(written) == _CONSONANTS and written not in everyday_words():
        return len(written)
    for name in reversed(known_nicknames().prefixes(written[:LONGEST])):
        if len(first_words(written)[0]) > len(name):
            return 0
        rest = written[len(name) :]
        if name not in nicknames() and not _is_meant(name, rest, sureness):
            continue
        if not rest or (not MARK.match(rest) and begins_with_an_ending(rest)):
            return len(name)
    piece = written[: until_an_ending(written)] if _BORROWED.search(written, 0, LONGEST_NICK) else ""
    return len(piece) if is_borrowed(piece) else 0


def _is_meant(nick: str, rest: str, sureness: Sureness) -> bool:
    """Whether an everyday word is a nickname: behind the word for one, or behind kin before what a person does."""
    doing = again_lists().doing.match(rest) is not None
    if sureness < Sureness.SAID:
        return (doing or not rest) and nick not in plain_words()
    return doing or not rest or (begins_with_an_ending(rest) and nick not in plain_words())


def is_borrowed(nick: str) -> bool:
    """Whether a word has the look of a nickname, since most are borrowed, and is no everyday word."""
    short = 2 <= len(nick) <= _LONGEST_BORROWED and nick not in everyday_words() and not _BORROWED.match(nick)
    return short and _BORROWED.search(nick) is not None and first_words(nick)[0] == nick


def is_nickname(name: str) -> bool:
    """Whether a name is a nickname of the lists, an everyday word or none."""
    return name in nicknames() or name in surely_nicknames()


@cache
def nicknames() -> frozenset[str]:
    """Nicknames (ชื่อเล่น) that are no everyday words."""
    return frozenset(pattern.pattern for pattern in load_patterns("names").lists["nick.names"])


@cache
def surely_nicknames() -> frozenset[str]:
    """Nicknames that are everyday words."""
    return frozenset(pattern.pattern for pattern in load_patterns("names").lists["nick.surely"])


@cache
def plain_words() -> frozenset[str]:
    """Nicknames that are everyday words, and that describe a relative or begin a sentence (พี่ใหญ่, แม่มา)."""
    return frozenset(pattern.pattern for pattern in load_patterns("names").lists["nick.plain"])


@cache
def known_nicknames() -> WordSet:
    """Nicknames, everyday words or none, looked up by how they begin."""
    return WordSet(nicknames() | surely_nicknames())


@cache
def nobodies() -> frozenset[str]:
    """Nicknames that a message of this kind uses for something else (ไอซ์, a drug)."""
    return frozenset(pattern.pattern for pattern in load_patterns("names").lists["nick.nobody"])

"""Where a name ends that is written without a space: before the first word that no name holds."""

import re

from assistant.personal_data.likeness import cut, first_words, is_ending
from indexing.tokenising import dictionary_words

LONGEST = 24
# How short a word is that a name begins with by chance.
_SHORT = 2
# What cannot begin a word.
MARK = re.compile(r"[ะ-ฺๅ็-๎]")


def until_an_ending(written: str) -> int:
    """How much of a run stands before the first word that no name holds."""
    reached = 0
    for word in first_words(written):
        if begins_with_an_ending(written[reached:]):
            break
        reached += len(word)
        if reached > LONGEST:
            return 0
    return reached


def begins_with_an_ending(written: str) -> bool:
    """By the first word; longer endings also where the dictionary joins them to what follows."""
    words = cut(written[:LONGEST])
    return bool(words) and is_ending(words[0])


def has_a_strange_piece(written: str) -> bool:
    """Whether a run holds what is no word, behind a short word at most: names that begin like one (รอ|ฮี|มะห์)."""
    words = first_words(written)
    return len(words[0]) <= _SHORT and any(word not in dictionary_words() for word in words[1:])

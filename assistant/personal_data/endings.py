"""Where a name ends that is written without a space: before the first word that no name holds."""

import re

from assistant.personal_data.likeness import cut, first_words, is_ending

LONGEST = 24
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

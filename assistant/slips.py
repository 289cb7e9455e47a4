"""Slips of the finger in the words that decide a case: one letter wrong, missing, doubled or swapped.

An edit leaves one half of a word whole, so only where half of a word stands is the rest compared. What is itself made
of words (หมายกับ, สืบสวน) is no slip.
"""

import re
from collections.abc import Iterator

from indexing.tokenising import dictionary_words, everyday_words, words_of_name
from prompts import load_patterns

_LONG = 5
# What cannot begin a syllable: a word does not end before it.
_GOES_ON = re.compile("[ะ-ฺๅ-๎]")


def mend_slips(folded: str) -> str:
    """A folded text with each vital word, where it stands but for one slip, as it is spelt."""
    for word in (pattern.pattern for pattern in load_patterns("vital").lists["words"]):
        if word not in folded and (span := _slip(word, folded)):
            folded = folded[: span[0]] + word + folded[span[1] :]
    return folded


def _slip(word: str, text: str) -> tuple[int, int] | None:
    """Where the text holds the word but for one slip."""
    half = len(word) // 2
    for start in _places(word[:half], text):
        for length in (len(word), len(word) - 1, len(word) + 1):
            end = start + length
            if _is_slip(word, text[start:end]) and not _GOES_ON.match(text, end):
                return start, end
    for place in _places(word[half:], text):
        end = place + len(word) - half
        for length in (len(word), len(word) - 1, len(word) + 1):
            if end >= length and _is_slip(word, text[end - length : end]) and not _GOES_ON.match(text, end):
                return end - length, end
    return None


def _places(part: str, text: str) -> Iterator[int]:
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + 1)


def _is_slip(word: str, written: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two neighbours are swapped."""
    if " " in written:
        return False
    same = next((n for n, pair in enumerate(zip(word, written, strict=False)) if pair[0] != pair[1]), len(written))
    rest, other = word[same:], written[same:]
    missing, too_many, wrong = rest[1:] == other, rest == other[1:], rest[1:] == other[1:]
    swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return (missing or too_many or wrong or swapped) and not _is_of_words(written)


def _is_of_words(written: str) -> bool:
    """Whether it is made of words, of everyday ones where they are short (จะ, not กน)."""
    known, everyday, words = dictionary_words(), everyday_words(), words_of_name(written)
    return "".join(words) == written and all(
        len(word) > 1 and (word in everyday or (len(word) >= _LONG and word in known)) for word in words
    )

"""Further mentions of people whose names were found: by the given name alone, wherever no other word can be meant."""

import re
from collections.abc import Iterable, Iterator

from assistant.personal_data.endings import MARK, begins_with_an_ending
from assistant.personal_data.given_and_family import RUN
from assistant.personal_data.known import given_names, is_a_word
from assistant.personal_data.leads import again_lists
from assistant.personal_data.nicknames import nicknames
from assistant.personal_data.spans import PersonalDataKind, PersonalDataSpan
from indexing.tokenising import dictionary_words, everyday_words

_LATIN = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ'’-]{2,}")
_LEADING_VOWELS = "เแโใไ"
# A name this short, or one that is a word, is the same person only where a person can stand.
_SHORT = 3
_PEOPLE = 12
_SEEN = 16


def again(text: str, found: Iterable[PersonalDataSpan]) -> Iterator[PersonalDataSpan]:
    """Spans of a message's further mentions of the names found in it; those found already are among them."""
    said = dict.fromkeys(name for span in found for name in _names(text[span.start : span.end]))
    for name in sorted(list(said)[:_PEOPLE], key=len, reverse=True):
        for match in re.finditer(re.escape(name), text):
            if _is_meant(name, *match.span(), text):
                yield PersonalDataSpan(*match.span(), PersonalDataKind.NAME)


def _names(written: str) -> Iterator[str]:
    """The given name of a name as it was found, and all of it where that is more."""
    given = RUN.match(written) or _LATIN.match(written)
    if given and len(given[0]) > 1:
        yield given[0]
        if len(written) > len(given[0]):
            yield written


def _is_meant(name: str, start: int, end: int, text: str) -> bool:
    if _LATIN.match(name):
        around = text[max(0, start - 1) : start] + text[end : end + 1]
        return not any(character.isascii() and character.isalnum() for character in around)
    before, after = text[max(0, start - _SEEN) : start], text[end : end + _SEEN]
    if MARK.match(after) or before.endswith(tuple(_LEADING_VOWELS)):
        return False
    word = name in everyday_words() if name in given_names() else is_a_word(name)
    if len(name) > _SHORT and not word:
        return True
    lists = again_lists()
    begins = not before or not RUN.match(before[-1])
    if (begins or lists.between.search(before)) and lists.doing.match(after):
        return True
    ends = not after or not RUN.match(after) or begins_with_an_ending(after)
    strict = name in dictionary_words() and name not in nicknames()
    return bool(lists.beside.search(before)) and ends and (not strict or bool(RUN.match(after)))

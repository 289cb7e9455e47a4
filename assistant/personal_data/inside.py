"""Names that stand inside a run of letters with nothing before them that leads to one (กับสุรเชษฐ์ร่วมหุ้น)."""

from collections.abc import Iterator

from assistant.personal_data.endings import MARK
from assistant.personal_data.given_and_family import RUN, family_end, is_certain, known_names, may_end
from assistant.personal_data.known import given_names, is_a_word, more_names
from assistant.personal_data.leads import Sureness, again_lists
from assistant.personal_data.likeness import is_crossed
from assistant.personal_data.provinces import places
from assistant.personal_data.spans import PersonalDataKind, PersonalDataSpan

# A name at the beginning of a run, and one that something stands before.
_SHORTEST, _SHORTEST_INSIDE = 4, 5
_LONGEST = 24
_LEADING_VOWELS = "เแโใไ"


def names_inside(text: str) -> Iterator[PersonalDataSpan]:
    """Names of the lists that are nothing else, where no word of the dictionary lies across their beginning or end."""
    for run in RUN.finditer(text):
        for place in (0, *sorted({led.end("word") for led in again_lists().inside.finditer(run[0])})):
            if place < len(run[0]) and (end := _name_end(run[0], place)):
                whole = family_end(run.start() + end, text, Sureness.WEAK)
                yield PersonalDataSpan(run.start() + place, whole, PersonalDataKind.NAME)


def _name_end(written: str, place: int) -> int | None:
    """Where a name ends that begins at a place of a run, if one does."""
    if MARK.match(written[place]) or (place and written[place - 1] in _LEADING_VOWELS):
        return None
    shortest = _SHORTEST_INSIDE if place else _SHORTEST
    for name in reversed(known_names().prefixes(written[place : place + _LONGEST])):
        end = place + len(name)
        if len(name) < shortest:
            return None
        if is_nothing_else(name) and may_end(written[place:], len(name)) and not (place and is_crossed(written, place)):
            return end
    return None


def is_nothing_else(name: str) -> bool:
    """Whether a word is a given name by itself: no other word of the dictionary, and no place."""
    certain = is_certain(name) or (name in more_names() and len(name) > _SHORTEST)
    return name in given_names() and certain and not is_a_word(name) and name not in places()

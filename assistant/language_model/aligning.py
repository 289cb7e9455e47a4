"""Lay a sentence on its source: for each of its words the place there that says the same, read in its context."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language_model.clauses import Reading, Word
from assistant.language_model.lexicon import Sort, is_function_word, load_lexicon, part_keys

_EXACT, _SENSE, _KIND, _LETTERS = 3.0, 2.7, 2.2, 2.0
_NEXT, _ONWARD, _SAME_CLAUSE, _BACK, _GAP = 1.0, 0.5, 0.6, 0.2, 0.02
_ALIKE = 0.3
_EDGES = re.compile(r"(?:มี|ที่|ได้|ให้|ใน|จะ|เป็น|การ|ความ|ต้อง|ของ|ถูก)?(.{2,}?)(?:ได้|แล้ว|ให้|จาก|คุณ)?")


_Path = tuple[float, tuple[int | None, ...], int | None]
"""What a way through the source scores, its places, and the last place that is one."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """`pairs`: each word of the sentence with its counterpart in the source, or none. `places`: where that stands."""

    sentence: Reading
    source: Reading
    pairs: tuple[tuple[Word, Word | None], ...]
    places: tuple[int | None, ...]


def told_places(sentence: Reading, source: Reading) -> frozenset[int]:
    """Every place of the source that some word of the sentence may tell."""
    return frozenset(place for word in sentence.words for place in _candidates(word, source))


def align(sentence: Reading, source: Reading) -> Aligned:
    """The likeliest counterparts; a word keeps to where the words around it stand."""
    candidates = [_candidates(word, source) for word in sentence.words]
    paths: list[_Path] = [(0.0, (), None)]
    for options in candidates:
        paths = _extended(paths, list(options.items()) or [(None, 0.0)], source)
    _, places, _ = max(paths, key=lambda path: path[0])
    pairs = tuple(
        (word, None if place is None else source.words[place])
        for word, place in zip(sentence.words, places, strict=True)
    )
    return Aligned(sentence, source, pairs, places)


def _extended(paths: list[_Path], options: Sequence[tuple[int | None, float]], source: Reading) -> list[_Path]:
    found: list[_Path] = []
    for place, quality in options:
        score, path, last = max(
            ((score + _step(last, place, source), path, last) for score, path, last in paths), key=lambda each: each[0]
        )
        found.append((score + quality, (*path, place), place if place is not None else last))
    return found


def _step(last: int | None, place: int | None, source: Reading) -> float:
    if last is None or place is None:
        return 0.0
    if place == last + 1:
        return _NEXT
    if place == last:
        return -1.0
    near = _SAME_CLAUSE if source.words[place].clause == source.words[last].clause else 0.0
    return near + (_ONWARD if place > last else _BACK) - _GAP * abs(place - last)


def _candidates(word: Word, source: Reading) -> dict[int, float]:
    found: dict[int, float] = {}
    if word.sort is Sort.CONTENT:
        found = dict.fromkeys(_lettered(word, source), _LETTERS)
        found |= dict.fromkeys(source.places.get(f"<{word.text}", ()), _KIND)
        found |= {place: _SENSE for sense in word.senses for place in source.places.get(sense, ())}
    for narrower in load_lexicon().wider.get(word.text, ()) if word.sort is Sort.ACTOR else ():
        found |= dict.fromkeys(source.places.get(narrower, ()), _KIND)
    for place in source.places.get(word.text, ()):
        found[place] = _EXACT if source.words[place].text == word.text else _SENSE
    return {place: quality + _ALIKE * _is_claimed_alike(word, source.words[place]) for place, quality in found.items()}


def _is_claimed_alike(said: Word, held: Word) -> bool:
    return (said.denied is None) == (held.denied is None)


def _lettered(word: Word, source: Reading) -> list[int]:
    """Places where the word's letters stand, whole or in parts, where Thai is cut elsewhere."""
    surface = word.surface
    if len(surface) <= 2 or "ไม่" in surface:
        return []
    if found := source.lettered(surface):
        return found
    return _in_parts(word, source) or _in_two(_without_edges(surface), source)


def _in_parts(word: Word, source: Reading) -> list[int]:
    """Where each content word of a phrase stands."""
    parts = [part for part in word.parts if len(part) > 1 and not is_function_word(part)]
    found = [_part(part, source) for part in parts]
    return found[0] if len(word.parts) > 1 and found and all(found) else []


def _part(part: str, source: Reading) -> list[int]:
    return source.lettered(part) or [place for key in part_keys(part) for place in source.places.get(key, ())]


def _in_two(letters: str, source: Reading) -> list[int]:
    if len(letters) > 2 and (found := source.lettered(letters)):
        return found
    for cut in range(2, len(letters) - 1):
        first, second = _piece(letters[:cut], source), _piece(letters[cut:], source)
        if first and second:
            return first
    return []


def _piece(letters: str, source: Reading) -> list[int]:
    """Where a part of a word stands; a very short one only as a word of its own."""
    return source.lettered(letters) if len(letters) > 2 else source.places.get(letters, [])


def _without_edges(surface: str) -> str:
    """A word without the function words that Thai cutting glued to it."""
    match = _EDGES.fullmatch(surface)
    return match[1] if match else surface

"""Lay the words of a sentence on the words of its source: which word tells which, in nearly the source's order."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.language_model.lexicon import Sort
from assistant.language_model.reading import Reading, Word

_SAME, _WITHIN = 1.0, 0.7
_AHEAD, _MOST_AHEAD = 0.04, 0.3
_BACK, _FURTHER_BACK, _MOST_FURTHER = 0.35, 0.02, 0.2
_PATHS = 12
_LONG_WORD = 3

Alignment = tuple[int | None, ...]
"""For each word of the sentence its place among the source's words, or None."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A sentence laid on its source."""

    sentence: Reading
    source: Reading
    places: Alignment

    def pairs(self) -> Iterator[tuple[int, Word, int]]:
        """Each word that the source tells: its place in the sentence, itself, its place in the source."""
        for at, (word, place) in enumerate(zip(self.sentence.words, self.places, strict=True)):
            if place is not None:
                yield at, word, place

    def told(self, place: int) -> list[int]:
        """Every place where the source says what it says at this one."""
        return self.source.places[self.source.words[place].text]

    def once(self) -> list[tuple[Word, int]]:
        """Words told once in the source, with their places there."""
        return [(word, place) for _, word, place in self.pairs() if len(self.told(place)) == 1]


def lay(sentence: Reading, source: Reading) -> Laid:
    """The sentence laid on the source."""
    return Laid(sentence, source, align(sentence, source))


def align(sentence: Reading, source: Reading) -> Alignment:
    """The alignment of most words with fewest and shortest jumps, by a beam of a dozen."""
    paths: list[tuple[int | None, float, Alignment]] = [(None, 0.0, ())]
    for word in sentence.words:
        best: dict[int | None, tuple[float, Alignment]] = {}
        choices: list[tuple[int | None, float]] = [(None, 0.0), *_matches(word, source)]
        for last, score, path in paths:
            for place, match in choices:
                at = last if place is None else place
                reached = score + match - _jump(last, place)
                if at not in best or best[at][0] < reached:
                    best[at] = (reached, (*path, place))
        paths = sorted(((at, *found) for at, found in best.items()), key=lambda path: -path[1])[:_PATHS]
    return paths[0][2]


def _matches(word: Word, source: Reading) -> list[tuple[int, float]]:
    """Places of the same word, and of longer words that hold it or that it holds."""
    found = [(place, _SAME) for place in source.places.get(word.text, ())]
    if len(word.text) >= _LONG_WORD and word.sort is Sort.CONTENT:
        for other, places in source.places.items():
            within = other in word.text or word.text in other
            if other != word.text and len(other) >= _LONG_WORD and within:
                found += [(place, _WITHIN) for place in places]
    return found


def _jump(last: int | None, place: int | None) -> float:
    if last is None or place is None:
        return 0.0
    ahead = place - last
    if ahead > 0:
        return min(_MOST_AHEAD, _AHEAD * (ahead - 1))
    return _BACK + min(_MOST_FURTHER, -_FURTHER_BACK * ahead)

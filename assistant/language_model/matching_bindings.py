"""Figures stand by what they count: between a figure and the words beside it no rival figure comes in the source."""

from collections.abc import Iterator

from assistant.language_model.aligning import Aligned
from assistant.language_model.clauses import Word
from assistant.language_model.failures import Failure
from assistant.language_model.lexicon import Sort, load_lexicon


def binding_failures(aligned: Aligned) -> Iterator[Failure]:
    """A figure that is told of something the source tells another figure of."""
    said = aligned.sentence.words
    for at, word in enumerate(said):
        if word.surface[:1].isdigit() and aligned.places[at] is not None and _is_torn(at, aligned):
            yield Failure.FIGURE


def _is_torn(at: int, aligned: Aligned) -> bool:
    anchors = [*_anchors(at, -1, aligned), *_anchors(at, 1, aligned)]
    return bool(anchors) and all(_comes_between(at, anchor, aligned) for anchor in anchors)


def _anchors(at: int, step: int, aligned: Aligned) -> Iterator[int]:
    """Words of its clause, up to another figure, that are told and say more than a unit or a kind of penalty."""
    said, place = aligned.sentence.words, at + step
    while 0 <= place < len(said) and said[place].clause == said[at].clause and not said[place].surface[:1].isdigit():
        if aligned.places[place] is not None and _says_more(said[place]):
            yield place
        place += step


def _says_more(word: Word) -> bool:
    return (
        word.text not in load_lexicon().beside_figures and not word.surface[:1].isdigit() and word.sort is Sort.CONTENT
    )


def _comes_between(at: int, anchor: int, aligned: Aligned) -> bool:
    """Whether the source has a figure of the same unit between the two that the sentence does not have there."""
    source, figure, other = aligned.source.words, aligned.places[at], aligned.places[anchor]
    if figure is None or other is None:
        return False
    low, high = sorted((figure, other))
    here = {word.surface for word in aligned.sentence.words[min(at, anchor) : max(at, anchor) + 1]}
    unit = _unit(figure, source)
    return bool(unit) and any(
        source[place].surface[:1].isdigit() and _unit(place, source) == unit and source[place].surface not in here
        for place in range(low + 1, high)
    )


def _unit(place: int, words: tuple[Word, ...]) -> str:
    return words[place].unit or next(
        (word.text for word in words[place + 1 : place + 4] if word.text in load_lexicon().units), ""
    )

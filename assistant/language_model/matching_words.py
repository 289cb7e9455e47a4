"""Content words of a sentence: they stand in its source, in nearly its order, and none turns it round."""

from collections.abc import Iterator
from itertools import pairwise

from assistant.language_model.failures import Failure
from assistant.language_model.lexicon import Sort, load_lexicon
from assistant.language_model.reading import Clause, Reading, Word

UNSOURCED_SHARE = 0.12
"""Largest share of a sentence's content, in characters, that its source need not hold; measured on the dev half."""
_CLAIMS = frozenset({"negated", "must", "may", "not_must", "even"})
_ORDERING = frozenset({"opens", "before", "after", "except", "only", "contrast"})


def word_failures(sentence: Reading, source: Reading) -> Iterator[Failure]:
    """Content that the source does not hold, or holds in another order."""
    content = [word for word in sentence.words if word.sort is Sort.CONTENT]
    foreign = [word for word in content if not stands_in(word, source)]
    if not content or any(_is_foreign(clause, foreign) for clause in sentence.clauses):
        yield Failure.WORDS
    if any(clause.marks & _CLAIMS and not clause.words for clause in sentence.clauses):
        yield Failure.FORM
    if any(_turns_round(word, source) for word in foreign):
        yield Failure.CONDITION
    if _jumps_back(sentence.words, source) > _allowed_jumps(sentence):
        yield Failure.ORDER


def _is_foreign(clause: Clause, foreign: list[Word]) -> bool:
    """Whether more of a clause than is allowed comes from elsewhere."""
    content = [word for word in clause.words if word.sort is Sort.CONTENT]
    here = [word for word in content if any(word is other for other in foreign)]
    return sum(len(word.text) for word in here) > UNSOURCED_SHARE * sum(len(word.text) for word in content)


def stands_in(word: Word, source: Reading) -> bool:
    """Whether the source holds the word, or its letters where Thai is cut elsewhere, or any rewriting may bring it."""
    if word.text in source.vocabulary or (word.text in load_lexicon().paraphrase and not word.negated):
        return True
    if len(word.text) > 2 and word.text in source.letters:
        return True
    cuts = range(2, len(word.text) - 1)
    return any(word.text[:cut] in source.letters and word.text[cut:] in source.letters for cut in cuts)


def _turns_round(word: Word, source: Reading) -> bool:
    return any(other in source.folded for other in load_lexicon().opposites.get(word.text, ()))


def _allowed_jumps(sentence: Reading) -> int:
    """A part may be moved once; twice in a sentence of one actor that neither compares nor hangs on anything."""
    if "more" in sentence.marks:
        return 0
    actors = {word.text for word in sentence.words if word.sort is Sort.ACTOR}
    return 1 if len(actors) > 1 or sentence.marks & _ORDERING else 2


def _jumps_back(words: tuple[Word, ...], source: Reading) -> int:
    """How often the words go back in the source; a moved part goes back once."""
    places = [source.places[word.text] for word in words if len(source.places.get(word.text, ())) == 1]
    return sum(1 for (first,), (second,) in pairwise(places) if second < first)

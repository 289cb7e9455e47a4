"""The legs of the index, and how a query is put to each of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indexing.dense import DenseLeg
from indexing.earlier import NOTHING, Earlier
from indexing.embedder import Embedder
from indexing.lexical import LexicalLeg, Scores
from indexing.neighbours import Neighbours, leaning, neighbours_of, with_neighbours
from indexing.passage_words import PassageWords
from indexing.passages import Passage
from indexing.texts import Field, Texts
from indexing.tokenising import character_ngrams, word_bigrams
from indexing.tokens import Tokens


class Leg(StrEnum):
    """One way of meeting a passage; each can be measured alone."""

    WORDS = "words"
    BIGRAMS = "bigrams"
    CHARACTERS = "characters"
    QUESTIONS = "questions"
    QUESTION_CHARACTERS = "question_characters"
    HEADINGS = "headings"
    EXPANSION = "expansion"
    DENSE = "dense"
    QUESTION_DENSE = "question_dense"
    LAW = "law"
    EXACT = "exact"


# Sum of standardised scores: round numbers, tuned on no suite (docs/decisions/0004).
WEIGHTS = {
    Leg.WORDS: 1.0,
    Leg.BIGRAMS: 0.5,
    Leg.CHARACTERS: 1.0,
    Leg.QUESTIONS: 1.0,
    Leg.QUESTION_CHARACTERS: 1.5,
    Leg.HEADINGS: 0.3,
    Leg.EXPANSION: 0.5,
    Leg.DENSE: 0.5,
    Leg.QUESTION_DENSE: 0.5,
}

# Over official text alone: fitted on the corpus's own questions, then rounded (docs/decisions/0011). `law` is not
# standardised: it is what a passage of a law that the question names has above the others.
OFFICIAL_WEIGHTS = {
    Leg.WORDS: 1.0,
    Leg.BIGRAMS: 0.1,
    Leg.CHARACTERS: 0.25,
    Leg.EXPANSION: 0.5,
    Leg.DENSE: 1.5,
    Leg.LAW: 2.0,
}
# The same where most of a pool is of laws that the encoder was not trained on: there it has shown no gain.
FOREIGN_WEIGHTS = {**OFFICIAL_WEIGHTS, Leg.DENSE: 0.5}

# Two legs read the n-grams of one question.
_ngrams = lru_cache(maxsize=8)(character_ngrams)
Tokenise = Callable[[tuple[str, ...]], Sequence[str]]
TOKENS: dict[Leg, Tokenise] = {
    Leg.WORDS: lambda words: words,
    Leg.BIGRAMS: word_bigrams,
    Leg.CHARACTERS: _ngrams,
    Leg.QUESTIONS: lambda words: words,
    Leg.QUESTION_CHARACTERS: _ngrams,
    Leg.HEADINGS: lambda words: words,
}
_LEXICAL = {
    Leg.WORDS: Field.FULL,
    Leg.BIGRAMS: Field.FULL,
    Leg.CHARACTERS: Field.FULL,
    Leg.QUESTIONS: Field.QUESTIONS,
    Leg.QUESTION_CHARACTERS: Field.QUESTIONS,
    Leg.HEADINGS: Field.HEADINGS,
}
DENSE_FIELDS = {Leg.DENSE: Field.FULL, Leg.QUESTION_DENSE: Field.QUESTIONS}


@dataclass(frozen=True, slots=True)
class Legs:
    """Everything searched: BM25 legs, dense legs, which passage owns each question row, and the words of passages."""

    lexical: dict[Leg, LexicalLeg]
    dense: dict[Leg, DenseLeg]
    owners: NDArray[np.int32]
    passages: int
    words: PassageWords


def build_legs(passages: Sequence[Passage], embedder: Embedder | None, earlier: Earlier = NOTHING) -> Legs:
    """Index the passages; without an embedder the dense legs are left out.

    What `earlier` knows is not worked out again; the legs are the same with it and without.
    """
    texts = Texts.of(passages)
    tokens = Tokens.of(earlier.words(text) for text in texts)
    named = neighbours_of(passages)
    owners = np.asarray(texts.owners, dtype=np.int32)
    lexical = {
        leg: LexicalLeg.build(TOKENS[leg](words) for words in _words(leg, texts, tokens, named)) for leg in _LEXICAL
    }
    dense = {
        leg: DenseLeg.build(leaning(vectors, named) if field is Field.FULL else vectors)
        for leg, field in DENSE_FIELDS.items()
        if embedder is not None and texts.fields[field]
        for vectors in [earlier.embedded(field, texts.fields[field], tokens.every(*texts.span(field)), embedder)]
    }
    return Legs(lexical, dense, owners, len(passages), PassageWords.of(tokens, len(passages), owners))


def _words(leg: Leg, texts: Texts, tokens: Tokens, named: Neighbours) -> Iterator[tuple[str, ...]]:
    """Words of every row of a leg; single words only are taken over from neighbours: longer runs gained nothing."""
    span = texts.span(_LEXICAL[leg])
    return with_neighbours(tokens, range(*span), named) if leg is Leg.WORDS else tokens.every(*span)


def to_owners(scores: Scores, legs: Legs) -> Scores:
    """Best score among a passage's questions, shape (passages,); 0 for a passage nobody asks for."""
    found = np.zeros(legs.passages, dtype=np.float32)
    np.maximum.at(found, legs.owners, scores)
    return found


def standardised(scores: Scores) -> Scores:
    """Scores with mean 0 and deviation 1 over all passages; all zeros stay zeros."""
    if not scores.size:
        return scores
    centred: Scores = scores - scores.mean()
    deviation = np.sqrt(np.mean(np.square(centred)))
    if deviation <= 1e-9:
        return np.zeros_like(scores)
    centred /= deviation  # in place: over a million rows another array costs more than the division
    return centred

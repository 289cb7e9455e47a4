"""The legs of the index, and how a query is put to each of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from indexing.dense import DenseLeg
from indexing.embedder import Embedder
from indexing.lexical import LexicalLeg, Scores
from indexing.passages import Passage
from indexing.tokenising import character_ngrams, short_words, word_bigrams


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

Tokenise = Callable[[tuple[str, ...]], Sequence[str]]
TOKENS: dict[Leg, Tokenise] = {
    Leg.WORDS: lambda words: words,
    Leg.BIGRAMS: word_bigrams,
    Leg.CHARACTERS: character_ngrams,
    Leg.QUESTIONS: lambda words: words,
    Leg.QUESTION_CHARACTERS: character_ngrams,
    Leg.HEADINGS: lambda words: words,
}


@dataclass(frozen=True, slots=True)
class Legs:
    """Everything searched: BM25 legs, dense legs, and which passage owns each question row."""

    lexical: dict[Leg, LexicalLeg]
    dense: dict[Leg, DenseLeg]
    owners: NDArray[np.int32]
    passages: int


def build_legs(passages: Sequence[Passage], embedder: Embedder | None) -> Legs:
    """Index the passages; without an embedder the dense legs are left out."""
    full = [short_words(f"{passage.title} {passage.text}") for passage in passages]
    headings = [short_words(f"{passage.title} {passage.heading}") for passage in passages]
    questions = [question for passage in passages for question in passage.questions]
    asked = [short_words(question) for question in questions]
    owners = [row for row, passage in enumerate(passages) for _ in passage.questions]
    rows = dict.fromkeys((Leg.WORDS, Leg.BIGRAMS, Leg.CHARACTERS), full)
    rows |= {Leg.QUESTIONS: asked, Leg.QUESTION_CHARACTERS: asked, Leg.HEADINGS: headings}
    lexical = {leg: LexicalLeg.build([TOKENS[leg](words) for words in rows[leg]]) for leg in rows}
    dense = {}
    if embedder is not None and passages:
        texts = [f"{passage.title} {passage.text}" for passage in passages]
        dense[Leg.DENSE] = DenseLeg.build(embedder.embed(texts))
        if questions:
            dense[Leg.QUESTION_DENSE] = DenseLeg.build(embedder.embed(questions))
    return Legs(lexical, dense, np.asarray(owners, dtype=np.int32), len(passages))


def to_owners(scores: Scores, legs: Legs) -> Scores:
    """Best score among a passage's questions, shape (passages,); 0 for a passage nobody asks for."""
    found = np.zeros(legs.passages, dtype=np.float32)
    np.maximum.at(found, legs.owners, scores)
    return found


def standardised(scores: Scores) -> Scores:
    """Scores with mean 0 and deviation 1 over all passages; all zeros stay zeros."""
    if not scores.size:
        return scores
    centred = scores - scores.mean()
    deviation = np.sqrt(np.mean(np.square(centred)))
    return centred / deviation if deviation > 1e-9 else np.zeros_like(scores)

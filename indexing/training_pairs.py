"""Training pairs from what ships: a question and what answers it, a spoken word and its legal term."""

import hashlib
import itertools
from collections.abc import Iterator

from corpus.collection import Corpus
from indexing.expansion import Expander
from indexing.passages import Passage, PassageKind, passages_of
from indexing.static_encoder import encoder_text
from indexing.tokenising import short_words

Pair = tuple[str, str]


def training_pairs(corpus: Corpus) -> list[Pair]:
    """(anchor, positive) pairs of encoder text, without repeats, in a stable order."""
    passages = passages_of(corpus)
    expander = Expander.of(corpus.terms.values())
    pairs = itertools.chain(
        _questions(passages), _neighbours(passages), _titles(passages), _legal_words(passages, expander), _terms(corpus)
    )
    encoded = ((encoder_text(anchor), encoder_text(positive)) for anchor, positive in pairs)
    return list(dict.fromkeys((anchor, positive) for anchor, positive in encoded if anchor and positive))


def pairs_hash(pairs: list[Pair]) -> str:
    """sha256 of the pairs, recorded with the model and with every index."""
    return hashlib.sha256("\n".join("\t".join(pair) for pair in pairs).encode()).hexdigest()


def answering_texts(corpus: Corpus) -> list[str]:
    """Encoder text of every passage that people ask for, each once: what a question's pair has as its positive."""
    return list(dict.fromkeys(encoder_text(_answer(each)) for each in passages_of(corpus) if each.questions))


def _questions(passages: tuple[Passage, ...]) -> Iterator[Pair]:
    for passage in passages:
        for question in passage.questions:
            yield question, _answer(passage)


def _answer(passage: Passage) -> str:
    return f"{passage.title} {passage.text}"


def _neighbours(passages: tuple[Passage, ...]) -> Iterator[Pair]:
    """Questions of one section mean much the same; those of a guide need not."""
    for passage in passages:
        if passage.kind is PassageKind.SECTION:
            yield from itertools.pairwise(passage.questions)


def _titles(passages: tuple[Passage, ...]) -> Iterator[Pair]:
    for passage in passages:
        yield passage.title, passage.text


def _legal_words(passages: tuple[Passage, ...], expander: Expander) -> Iterator[Pair]:
    """Questions with the statutes' words added, so that lay and legal wording meet."""
    for passage in passages:
        for question in passage.questions:
            if added := expander.expand(short_words(question)):
                yield f"{question} {' '.join(added)}", passage.text


def _terms(corpus: Corpus) -> Iterator[Pair]:
    for term in corpus.terms.values():
        for form in (term.plain, *term.spoken, *term.misspelt, *term.english):
            yield form, term.legal

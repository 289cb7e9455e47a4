"""Questions held out of the question field: what ships, asked as if nobody had written that question down.

A guide's question finds itself in the question field. So for each fold the corpus is taken without that fold's
questions, the encoder is trained again without them, and only then are they asked. An encoder trained on the same pairs
by the same recipe and code is kept under NITINAM_HOME: three fittings need the same five.
"""

import hashlib
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from inspect import getfile
from pathlib import Path

import indexing.hard_negatives
import indexing.training
from assistant.settings import read_settings
from corpus.citations import LawNames
from corpus.collection import Corpus
from corpus.models import SpeechRegister
from indexing.expansion import Expander
from indexing.fused import FusedRetriever
from indexing.legs import build_legs
from indexing.passages import passages_of
from indexing.static_encoder import StaticEncoder
from indexing.training import Recipe, train_encoder
from indexing.training_pairs import pairs_hash, training_pairs

Questions = Mapping[SpeechRegister, tuple[str, ...]]
FOLDS = 5
# What a question counts in fitting that stands in the index, beside 1 for one held out: what somebody foresaw is found.
FORESEEN = 0.3
_KEPT = "held-out-encoders"


@dataclass(frozen=True, slots=True)
class Fold:
    """One fold: the retriever that has never seen `questions`, and those questions."""

    number: int
    corpus: Corpus
    retriever: FusedRetriever
    questions: tuple[str, ...]


def folds(corpus: Corpus, count: int = FOLDS) -> Iterator[Fold]:
    """Each fold of the corpus's own questions, dealt by a hash of their words; trains an encoder for each."""
    for number in range(count):
        rest = without(corpus, number, count)
        held = tuple(question for question in every_question(corpus) if fold_of(question, count) == number)
        yield Fold(number, rest, _retriever(rest), held)


def fold_of(question: str, count: int) -> int:
    """Which fold a question belongs to."""
    return zlib.crc32(question.encode()) % count


def every_question(corpus: Corpus) -> Iterator[str]:
    """Every question of every guide and digest."""
    fields: list[Questions | None] = [guide.questions for guide in corpus.guides.values()]
    fields += [section.questions for section in corpus.sections.values()]
    for questions in fields:
        for asked in (questions or {}).values():
            yield from asked


def without(corpus: Corpus, number: int, count: int) -> Corpus:
    """The corpus without the questions of one fold."""

    def kept(questions: Questions | None) -> dict[SpeechRegister, tuple[str, ...]]:
        rest = {
            register: tuple(question for question in asked if fold_of(question, count) != number)
            for register, asked in (questions or {}).items()
        }
        return {register: asked for register, asked in rest.items() if asked}

    def still_asked(answered: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        return {question: ids for question, ids in answered.items() if fold_of(question, count) != number}

    return replace(
        corpus,
        guides={
            key: replace(guide, questions=kept(guide.questions), answered=still_asked(guide.answered))
            for key, guide in corpus.guides.items()
        },
        sections={key: replace(item, questions=kept(item.questions)) for key, item in corpus.sections.items()},
    )


def _retriever(corpus: Corpus) -> FusedRetriever:
    encoder = StaticEncoder.load(_trained(corpus))
    passages = passages_of(corpus)
    laws = LawNames.of(corpus.register.laws.values())
    return FusedRetriever(passages, build_legs(passages, encoder), Expander.of(corpus.terms.values()), laws, encoder)


def _trained(corpus: Corpus) -> Path:
    """Folder of the encoder trained on this corpus."""
    code = b"".join(Path(getfile(module)).read_bytes() for module in (indexing.training, indexing.hard_negatives))
    made_of = f"{pairs_hash(training_pairs(corpus))} {Recipe()}".encode()
    name = hashlib.sha256(made_of + code).hexdigest()[:16]
    folder = read_settings().home / _KEPT / name
    if not folder.exists():
        train_encoder(corpus, folder)
    return folder

"""Each leg of our index alone, the fusion without each leg, and any embedding model alone, over a pool of sections."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from evaluation.datasets import PoolPassage
from evaluation.metrics import DEEPEST
from evaluation.searchers import SectionPlaces
from evaluation.section_keys import SectionRef
from indexing.dense import DenseLeg
from indexing.embedder import Embedder
from indexing.fused import FusedRetriever
from indexing.legs import LEXICAL, Leg

PassageScores = NDArray[np.float32]
_NO_SCORE = -np.inf


@dataclass(frozen=True, slots=True)
class LegSearcher:
    """A leg alone (`leg:words`) or the fusion without it (`without:words`).

    Args:
        name: how reports call it.
        shared: what the legs of one retriever found for a question, by searcher name: worked out once for all.
    """

    name: str
    shared: "SharedLegs"

    def search(self, question: str, k: int) -> list[SectionRef]:
        """Sections by their best passage; a section that the leg, or every leg left, does not meet is left out."""
        return list(self.shared.found(question)[self.name][:k])


@dataclass(frozen=True, slots=True)
class SharedLegs:
    """The legs of one retriever. Per question only the first 20 sections of each searcher are remembered."""

    retriever: FusedRetriever
    places: SectionPlaces
    remembered: dict[str, Mapping[str, tuple[SectionRef, ...]]] = field(default_factory=dict)

    def found(self, question: str) -> Mapping[str, tuple[SectionRef, ...]]:
        """Searcher name → its first 20 sections."""
        if question not in self.remembered:
            self.remembered[question] = self._search(question)
        return self.remembered[question]

    def _search(self, question: str) -> dict[str, tuple[SectionRef, ...]]:
        scores = self.retriever.leg_scores(question)
        found = {}
        for leg in usable_legs(self.retriever):
            others = {other: values for other, values in scores.items() if other is not leg}
            found[f"leg:{leg}"] = self._best(scores[leg], scores[leg] != 0)
            met = np.any(np.stack([values != 0 for values in others.values()]), axis=0)
            found[f"without:{leg}"] = self._best(self.retriever.fuse(others), met)
        return found

    def _best(self, scores: PassageScores, met: NDArray[np.bool_]) -> tuple[SectionRef, ...]:
        return tuple(self.places.best(np.where(met, scores, _NO_SCORE), DEEPEST))


def usable_legs(retriever: FusedRetriever) -> tuple[Leg, ...]:
    """The legs that have something to search in: a pool of bare text has no questions and no headings."""
    legs = retriever.legs
    has_questions = any(passage.questions for passage in retriever.passages)
    has_headings = any(passage.title or passage.heading for passage in retriever.passages)
    there = {
        **dict.fromkeys((*LEXICAL, *legs.dense, Leg.EXPANSION, Leg.EXACT), True),
        Leg.LAW: bool(retriever.weights.get(Leg.LAW)),
        Leg.QUESTIONS: has_questions,
        Leg.QUESTION_CHARACTERS: has_questions,
        Leg.HEADINGS: has_headings,
    }
    return tuple(leg for leg in Leg if there.get(leg))


def leg_searchers(retriever: FusedRetriever, passages: Sequence[PoolPassage]) -> tuple[LegSearcher, ...]:
    """Every usable leg alone, then the fusion without each of them.

    Args:
        retriever: built on the passages.
        passages: in the order of the retriever's own.
    """
    shared = SharedLegs(retriever, SectionPlaces.of(passages))
    legs = usable_legs(retriever)
    return tuple(LegSearcher(f"{kind}:{leg}", shared) for kind in ("leg", "without") for leg in legs)


@dataclass(frozen=True, slots=True)
class DenseSearcher:
    """An embedding model alone: sections by the cosine of their best passage with the question."""

    name: str
    embedder: Embedder
    leg: DenseLeg
    places: SectionPlaces

    @classmethod
    def build(cls, passages: Sequence[PoolPassage], embedder: Embedder, name: str) -> "DenseSearcher":
        """Embed the passages of a pool."""
        leg = DenseLeg.build(embedder.embed([passage.text for passage in passages]))
        return cls(name, embedder, leg, SectionPlaces.of(passages))

    def search(self, question: str, k: int) -> list[SectionRef]:
        """At most k sections; a question without a known word finds none."""
        query = self.embedder.embed([question])[0]
        if not np.any(query):
            return []
        return self.places.best(self.leg.scores(query), k)


def dense_name(model: str, taken: Iterable[str] = ()) -> str:
    """`dense:` and the last part of a model's id or path, in characters that a searcher's name may have."""
    last = model.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    plain = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "._-") else "-" for letter in last)
    names = (f"dense:{plain}{number}" for number in ("", *(f".{count}" for count in range(2, 100))))
    used = {name.casefold() for name in taken}
    return next(name for name in names if name.casefold() not in used)

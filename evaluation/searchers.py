"""What is measured: anything that ranks sections for a question, and the plain BM25 it is compared with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from evaluation.datasets import PoolPassage
from evaluation.section_keys import SectionRef, section_key

Tokenise = Callable[[str], Sequence[str]]
BASELINE_NAME = "bm25-newmm"


class SectionSearcher(Protocol):
    """Ranks the sections of a pool."""

    @property
    def name(self) -> str:
        """How reports call it: letters, digits, `.`, `_`, `-` and, inside, `:`."""

    def search(self, question: str, k: int) -> list[SectionRef]:
        """At most k sections, best first; passages already collapsed to sections."""


@dataclass(frozen=True, slots=True, eq=False)
class SectionPlaces:
    """Which section each passage of a pool belongs to; build it with `SectionPlaces.of`.

    Args:
        sections: the pool's sections, each once, in the order of its rows.
        owners: (passages,), for each passage the place of its section in `sections`.
    """

    sections: tuple[SectionRef, ...]
    owners: NDArray[np.int64]

    @classmethod
    def of(cls, passages: Sequence[PoolPassage]) -> Self:
        """Collapse the passages of a pool to its sections."""
        places: dict[SectionRef, int] = {}
        refs: dict[int, SectionRef] = {}
        owners = []
        for passage in passages:
            place = places.setdefault(section_key(*passage.ref), len(places))
            refs.setdefault(place, passage.ref)
            owners.append(place)
        return cls(tuple(refs.values()), np.asarray(owners, dtype=np.int64))

    def best(self, scores: NDArray[np.floating[Any]], k: int) -> list[SectionRef]:
        """At most k sections by their best passage; ties keep the pool's order.

        Args:
            scores: (passages,); a section all of whose passages have -inf is left out.
            k: how many at most.
        """
        best = np.full(len(self.sections), -np.inf)
        np.maximum.at(best, self.owners, scores)
        order = np.argsort(-best, kind="stable")[:k]
        return [self.sections[place] for place in order if best[place] > -np.inf]


@dataclass(frozen=True, slots=True, eq=False)
class Bm25Searcher:
    """BM25 as Lucene counts it (k1 1.5, b 0.75), by bm25s over given tokens; build it with `Bm25Searcher.build`.

    Args:
        name: how reports call it.
        tokenise: a question's tokens; the same function made the passages' tokens.
        places: the sections of the passages.
        scorer: the bm25s index; None where no passage has a token.
    """

    name: str
    tokenise: Tokenise
    places: SectionPlaces
    scorer: Any  # bm25s ships no types

    @classmethod
    def build(cls, passages: Sequence[PoolPassage], tokenise: Tokenise, name: str = BASELINE_NAME) -> Self:
        """Index the passages of a pool."""
        tokens = [list(tokenise(passage.text)) for passage in passages]
        return cls(name, tokenise, SectionPlaces.of(passages), _scorer(tokens))

    def search(self, question: str, k: int) -> list[SectionRef]:
        """Sections by their best passage; ties keep the pool's order; a section that shares no word is left out."""
        tokens = list(self.tokenise(question))
        if self.scorer is None or not tokens:
            return []
        scores = np.asarray(self.scorer.get_scores(tokens), dtype=np.float64)
        return self.places.best(np.where(scores > 0, scores, -np.inf), k)


def _scorer(tokens: list[list[str]]) -> Any:
    if not any(tokens):
        return None
    import bm25s  # half a second, and only whoever builds a baseline needs it

    scorer = bm25s.BM25(method="lucene")
    scorer.index(tokens, show_progress=False)
    return scorer

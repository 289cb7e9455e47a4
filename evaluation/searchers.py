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
        """How reports call it: letters, digits, `.`, `_` and `-`."""

    def search(self, question: str, k: int) -> list[SectionRef]:
        """At most k sections, best first; passages already collapsed to sections."""


@dataclass(frozen=True, slots=True, eq=False)
class Bm25Searcher:
    """BM25 as Lucene counts it (k1 1.5, b 0.75), by bm25s over given tokens; build it with `Bm25Searcher.build`.

    Args:
        name: how reports call it.
        tokenise: a question's tokens; the same function made the passages' tokens.
        sections: the pool's sections, each once, in the order of its rows.
        owners: (passages,), for each passage the place of its section in `sections`.
        scorer: the bm25s index; None where no passage has a token.
    """

    name: str
    tokenise: Tokenise
    sections: tuple[SectionRef, ...]
    owners: NDArray[np.int64]
    scorer: Any  # bm25s ships no types

    @classmethod
    def build(cls, passages: Sequence[PoolPassage], tokenise: Tokenise, name: str = BASELINE_NAME) -> Self:
        """Index the passages of a pool."""
        places: dict[SectionRef, int] = {}
        refs: dict[int, SectionRef] = {}
        owners = []
        for passage in passages:
            place = places.setdefault(section_key(*passage.ref), len(places))
            refs.setdefault(place, passage.ref)
            owners.append(place)
        tokens = [list(tokenise(passage.text)) for passage in passages]
        return cls(name, tokenise, tuple(refs.values()), np.asarray(owners, dtype=np.int64), _scorer(tokens))

    def search(self, question: str, k: int) -> list[SectionRef]:
        """Sections by their best passage; ties keep the pool's order; a section that shares no word is left out."""
        tokens = list(self.tokenise(question))
        if self.scorer is None or not tokens:
            return []
        best = np.zeros(len(self.sections), dtype=np.float64)
        np.maximum.at(best, self.owners, self.scorer.get_scores(tokens))
        order = np.argsort(-best, kind="stable")[:k]
        return [self.sections[place] for place in order if best[place] > 0]


def _scorer(tokens: list[list[str]]) -> Any:
    if not any(tokens):
        return None
    import bm25s  # half a second, and only whoever builds a baseline needs it

    scorer = bm25s.BM25(method="lucene")
    scorer.index(tokens, show_progress=False)
    return scorer

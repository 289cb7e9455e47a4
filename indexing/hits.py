"""Results of retrieval, and the protocol that everything above consumes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol

from indexing.passages import Passage

_NOT_TOLD: Mapping[str, float] = MappingProxyType({})


class Hit(NamedTuple):
    """A passage found: its fused score (sum of standardised leg scores) and what each leg gave, where that is told."""

    passage: Passage
    score: float
    legs: Mapping[str, float] = _NOT_TOLD


class Retriever(Protocol):
    """Finds the passages that speak of a question."""

    def search(self, question: str, k: int = 10) -> tuple[Hit, ...]:
        """The k best passages, best first."""
        ...

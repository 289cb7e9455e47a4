"""Results of retrieval, and the protocol that everything above consumes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from indexing.passages import Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: its fused score (sum of standardised leg scores) and what each leg gave."""

    passage: Passage
    score: float
    legs: Mapping[str, float]


class Retriever(Protocol):
    """Finds the passages that speak of a question."""

    def search(self, question: str, k: int = 10) -> tuple[Hit, ...]:
        """The k best passages, best first."""
        ...

"""What the dense leg consumes: something that turns texts into unit vectors."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:  # so that naming the protocol costs no numpy
    import numpy as np
    from numpy.typing import NDArray


class Embedder(Protocol):
    """Turns texts into vectors."""

    @property
    def id(self) -> str:
        """Name and content of the model, so that an index is never searched with another's vectors."""
        ...

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Unit vectors, shape (len(texts), dimension); zeros for a text with no known word."""
        ...


@runtime_checkable
class WordEmbedder(Embedder, Protocol):
    """An embedder that reads short words, so that who has them need not segment again."""

    def embed_words(self, texts: Sequence[Sequence[str]]) -> "NDArray[np.float32]":
        """The same as `embed` of texts whose short words these are."""
        ...


def embedded(embedder: Embedder, texts: Sequence[tuple[str, Sequence[str]]]) -> "NDArray[np.float32]":
    """Unit vectors of texts given with their short words, by whichever the embedder reads."""
    if isinstance(embedder, WordEmbedder):
        return embedder.embed_words([words for _, words in texts])
    return embedder.embed([text for text, _ in texts])

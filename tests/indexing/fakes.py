"""An embedder without a model."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexing.tokenising import short_words


@dataclass(frozen=True, slots=True)
class HashEmbedder:
    """A vector per word from its hash, averaged: the same text always gives the same unit vector."""

    id: str = "static:hash"
    dimension: int = 32

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (len(texts), dimension); zeros for a text without words."""
        found = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in short_words(text):
                seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
                found[row] += np.random.default_rng(seed).standard_normal(self.dimension).astype(np.float32)
            if norm := float(np.linalg.norm(found[row])):
                found[row] /= norm
        return found

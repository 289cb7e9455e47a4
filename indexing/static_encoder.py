"""The trained static encoder, read with tokenizers, safetensors and numpy: no torch, a few milliseconds to load.

The same files open with `SentenceTransformer(path)`; a test holds the two equal.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from indexing.errors import EncoderError
from indexing.tokenising import short_words

SHIPPED = Path(__file__).parent / "model"


def encoder_text(text: str) -> str:
    """What the encoder reads: short words joined with single spaces."""
    return " ".join(short_words(text))


@dataclass(frozen=True, slots=True)
class StaticEncoder:
    """Mean of word vectors, scaled to unit length."""

    id: str
    tokenizer: Tokenizer
    weights: NDArray[np.float32]

    @classmethod
    def load(cls, folder: Path = SHIPPED) -> "StaticEncoder":
        """Read a sentence-transformers StaticEmbedding folder.

        Raises:
            EncoderError: a file is missing or unreadable; the message says how to train one.
        """
        module = next(iter(sorted(folder.glob("*StaticEmbedding"))), folder)
        try:
            tokenizer = Tokenizer.from_file(str(module / "tokenizer.json"))
            weights = load_file(module / "model.safetensors")["embedding.weight"].astype(np.float32)
            digest = hashlib.sha256((module / "model.safetensors").read_bytes()).hexdigest()
        except Exception as error:  # tokenizers raises bare Exception
            problem = f"no readable encoder in {folder.name}/: {error}; run `nitinam index train-encoder`"
            raise EncoderError(problem) from error
        return cls(f"static:{digest[:16]}", tokenizer, weights)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (len(texts), dimension); zeros where no word is known."""
        found = np.zeros((len(texts), self.weights.shape[1]), dtype=np.float32)
        encodings = self.tokenizer.encode_batch([encoder_text(text) for text in texts], add_special_tokens=False)
        for row, encoding in enumerate(encodings):
            if encoding.ids:
                mean = self.weights[encoding.ids].mean(axis=0)
                found[row] = mean / max(float(np.linalg.norm(mean)), 1e-12)
        return found

"""The trained static encoder, read with tokenizers, safetensors and numpy: no torch, a few milliseconds to load.

The same files open with `SentenceTransformer(path)`; a test holds the two equal.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load
from tokenizers import Tokenizer

from indexing.embedder import Embedder
from indexing.errors import EncoderError
from indexing.tokenising import short_words

SHIPPED = Path(__file__).parent / "model"
RECORD = "training.json"
NOT_RECORDED = "not recorded"


def encoder_text(text: str) -> str:
    """What the encoder reads: short words joined with single spaces."""
    return " ".join(short_words(text))


@dataclass(frozen=True, slots=True)
class StaticEncoder:
    """Mean of word vectors, scaled to unit length.

    `id` covers the vectors and the words they stand for; `training` is the sha256 of the pairs it was trained on.
    """

    id: str
    tokenizer: Tokenizer
    weights: NDArray[np.float32]
    training: str = NOT_RECORDED

    @classmethod
    def load(cls, folder: Path = SHIPPED) -> "StaticEncoder":
        """Read a sentence-transformers StaticEmbedding folder.

        Raises:
            EncoderError: a file is missing or unreadable; the message says how to train one.
        """
        module = next(iter(sorted(folder.glob("*StaticEmbedding"))), folder)
        try:
            words = (module / "tokenizer.json").read_bytes()
            vectors = (module / "model.safetensors").read_bytes()
            tokenizer = Tokenizer.from_str(words.decode())
            weights = load(vectors)["embedding.weight"].astype(np.float32)
            training = _recorded(folder / RECORD)
        except Exception as error:  # tokenizers raises bare Exception
            problem = f"no readable encoder in {folder.name}/: {error}; run `nitinam index train-encoder`"
            raise EncoderError(problem) from error
        return cls(f"static:{hashlib.sha256(vectors + words).hexdigest()[:16]}", tokenizer, weights, training)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (len(texts), dimension); zeros where no word is known."""
        return self.embed_words([short_words(text) for text in texts])

    def embed_words(self, texts: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """The same from the short words of each text."""
        found = np.zeros((len(texts), self.weights.shape[1]), dtype=np.float32)
        encodings = self.tokenizer.encode_batch([" ".join(words) for words in texts], add_special_tokens=False)
        for row, encoding in enumerate(encodings):
            if encoding.ids:
                mean = self.weights[encoding.ids].mean(axis=0)
                found[row] = mean / max(float(np.linalg.norm(mean)), 1e-12)
        return found


def training_hash(embedder: Embedder) -> str:
    """sha256 of the pairs that an encoder of ours was trained on; `not recorded` for any other model."""
    return embedder.training if isinstance(embedder, StaticEncoder) else NOT_RECORDED


def _recorded(record: Path) -> str:
    return str(json.loads(record.read_text(encoding="utf-8"))["data_sha256"]) if record.is_file() else NOT_RECORDED

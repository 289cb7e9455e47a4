"""The trained static encoder, read with json, safetensors and numpy: no torch, a few milliseconds to load.

The same files open with `SentenceTransformer(path)`; a test holds the two equal.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load

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

    `words` gives the row of a word in `weights`, shape (words, dimension); a word that is not there has row `unknown`,
    which is zeros. `id` covers the vectors and the words they stand for; `training` is the sha256 of the pairs it was
    trained on.
    """

    id: str
    words: Mapping[str, int]
    unknown: int
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
            tokenizer = (module / "tokenizer.json").read_bytes()
            vectors = (module / "model.safetensors").read_bytes()
            words, unknown = _words(json.loads(tokenizer))
            weights = load(vectors)["embedding.weight"].astype(np.float32)
            training = _recorded(folder / RECORD)
        except (OSError, ValueError, LookupError, TypeError, SafetensorError) as error:
            problem = f"no readable encoder in {folder.name}/: {error}; run `nitinam index train-encoder`"
            raise EncoderError(problem) from error
        return cls(f"static:{hashlib.sha256(vectors + tokenizer).hexdigest()[:16]}", words, unknown, weights, training)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (len(texts), dimension); zeros where no word is known."""
        return self.embed_words([short_words(text) for text in texts])

    def embed_words(self, texts: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """The same from the short words of each text."""
        found = np.zeros((len(texts), self.weights.shape[1]), dtype=np.float32)
        for row, words in enumerate(texts):
            # A word with a space in it is two to the encoder.
            if known := [self.words.get(word, self.unknown) for word in " ".join(words).split()]:
                mean = self.weights[known].mean(axis=0)
                found[row] = mean / max(float(np.linalg.norm(mean)), 1e-12)
        return found


def training_hash(embedder: Embedder) -> str:
    """sha256 of the pairs that an encoder of ours was trained on; `not recorded` for any other model."""
    return embedder.training if isinstance(embedder, StaticEncoder) else NOT_RECORDED


def _words(tokenizer: Mapping[str, Any]) -> tuple[dict[str, int], int]:
    """Row of every word of a tokenizer.json, and that of a word it does not know.

    Raises:
        ValueError: it does not cut at white space and look whole words up, so it cannot be read here.
    """
    model, cut = tokenizer["model"], tokenizer["pre_tokenizer"] or {}
    if (model.get("type"), cut.get("type"), tokenizer["normalizer"]) != ("WordLevel", "WhitespaceSplit", None):
        raise ValueError("tokenizer.json is not one of whole words")
    words: dict[str, int] = model["vocab"]
    return words, words[model["unk_token"]]


def _recorded(record: Path) -> str:
    return str(json.loads(record.read_text(encoding="utf-8"))["data_sha256"]) if record.is_file() else NOT_RECORDED

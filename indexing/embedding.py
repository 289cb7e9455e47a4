"""Any sentence-transformers model as the dense leg (NITINAM_EMBEDDER), behind the extra `train`."""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexing.embedder import Embedder
from indexing.errors import EncoderError
from indexing.static_encoder import StaticEncoder

# A hub name without a network otherwise hangs for more than a minute.
os.environ.setdefault("HF_HUB_OFFLINE", "1")


@dataclass(frozen=True, slots=True)
class SentenceTransformerEmbedder:
    """A model by id or path, loaded through sentence-transformers."""

    id: str
    model: Any

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (len(texts), dimension)."""
        vectors = self.model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)


def _content_of(model: Any) -> str:
    """First of the sha256 of weights and words: a model trained again under its old name makes other vectors."""
    digest = hashlib.sha256()
    for name, weights in sorted(model.state_dict().items()):
        digest.update(name.encode() + weights.detach().cpu().float().numpy().tobytes())
    digest.update(json.dumps(sorted(model.tokenizer.get_vocab().items())).encode())
    return digest.hexdigest()[:16]


def embedder_for(name: str | None) -> Embedder:
    """The shipped static encoder, or the sentence-transformers model of this id or path.

    Raises:
        EncoderError: the extra is not installed, or the model cannot be loaded here.
    """
    if not name:
        return StaticEncoder.load()
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise EncoderError("NITINAM_EMBEDDER needs: pip install 'nitinam[train]'") from error
    try:
        model = SentenceTransformer(name)
        return SentenceTransformerEmbedder(f"sentence-transformers:{name}@{_content_of(model)}", model)
    except Exception as error:  # the library raises many kinds
        raise EncoderError(f"NITINAM_EMBEDDER={name!r} cannot be loaded: {error}") from error

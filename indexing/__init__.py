"""From passages to an index, from a question to hits."""

from indexing.embedder import Embedder
from indexing.errors import DamagedIndexError, EncoderError, IndexingError, NoIndexError
from indexing.hits import Hit, Retriever
from indexing.passages import Passage, PassageKind

__all__ = [
    "DamagedIndexError",
    "Embedder",
    "EncoderError",
    "Hit",
    "IndexingError",
    "NoIndexError",
    "Passage",
    "PassageKind",
    "Retriever",
]

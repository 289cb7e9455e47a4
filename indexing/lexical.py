"""A BM25 leg over rows of tokens, by bm25s with our own tokens."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bm25s
import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class LexicalLeg:
    """BM25 (Lucene's form, k1 = 1.2, b = 0.75) over `rows` documents."""

    bm25: Any
    rows: int

    @classmethod
    def build(cls, documents: Sequence[Sequence[str]]) -> "LexicalLeg":
        """Index one list of tokens per row; rows without tokens score 0 for ever."""
        # bm25s refuses an empty vocabulary; a token nobody types stands in for empty rows.
        filled = [list(tokens) or ["\x00"] for tokens in documents] or [["\x00"]]
        bm25 = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
        bm25.index(filled, show_progress=False)
        return cls(bm25, len(documents))

    def scores(self, tokens: Sequence[str]) -> Scores:
        """BM25 of every row, shape (rows,), float32. A token counts once however often it is repeated."""
        numbers = self.bm25.vocab_dict
        known = [numbers[token] for token in dict.fromkeys(tokens) if token in numbers]
        if not known:
            return np.zeros(self.rows, dtype=np.float32)
        return np.asarray(self.bm25.get_scores_from_ids(known)[: self.rows], dtype=np.float32)

    def save(self, folder: Path) -> None:
        """Write arrays and vocabulary (npy and JSON, no pickle) into a folder."""
        self.bm25.save(folder, show_progress=False)

    @classmethod
    def load(cls, folder: Path, rows: int) -> "LexicalLeg":
        """Read what save wrote."""
        return cls(bm25s.BM25.load(folder, load_corpus=False, show_progress=False, verbosity=0), rows)

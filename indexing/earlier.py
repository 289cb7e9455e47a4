"""What the version before worked out: a build segments and embeds only the texts that are new to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from indexing.embedder import Embedder, embedded
from indexing.texts import Field
from indexing.tokenising import short_words
from indexing.tokens import Tokens

Words = tuple[str, ...]
_BLOCK = 4096


@dataclass(frozen=True, slots=True)
class Vectors:
    """Vectors of texts, shape (texts, dimension), and the row of each text."""

    rows: Mapping[str, int]
    values: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Earlier:
    """Words of texts, and per kind of text their vectors. An empty one knows nothing: a full build."""

    rows: Mapping[str, int] = field(default_factory=dict)
    tokens: Tokens | None = None
    vectors: Mapping[Field, Vectors] = field(default_factory=dict)

    def words(self, text: str) -> Words:
        """Words of a text, segmented only if it is new."""
        row = self.rows.get(text)
        return short_words(text) if row is None or self.tokens is None else self.tokens.words(row)

    def embedded(
        self, kind: Field, texts: Sequence[str], words: Iterator[Words], embedder: Embedder
    ) -> NDArray[np.float32]:
        """Vectors of texts, shape (len(texts), dimension); `words` are theirs, one tuple a text.

        Only new texts are embedded. Their vectors do not depend on what else is embedded, but for rounding where the
        model is a transformer.
        """
        known = self.vectors.get(kind)
        rows = [-1 if known is None else known.rows.get(text, -1) for text in texts]
        new = [(text, said) for text, said, row in zip(texts, words, rows, strict=True) if row < 0]
        made = _in_blocks(new, embedder)
        if known is None:
            return made
        found = np.empty((len(texts), known.values.shape[1]), dtype=np.float32)
        places = np.asarray(rows)
        found[places >= 0] = known.values[places[places >= 0]]
        if new:
            found[places < 0] = made
        return found


NOTHING = Earlier()


def _in_blocks(texts: Sequence[tuple[str, Words]], embedder: Embedder) -> NDArray[np.float32]:
    starts = range(0, len(texts), _BLOCK) or [0]
    return np.concatenate([embedded(embedder, texts[start : start + _BLOCK]) for start in starts])

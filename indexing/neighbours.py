"""Citation neighbours: official text that speaks by number takes words and meaning from the sections that it names.

"Whoever breaks section 45 is fined" shares no word with the question about what section 45 demands.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.citations.numbers import clean_number
from indexing.passages import Passage, PassageKind
from indexing.tokens import Tokens

Neighbours = Mapping[int, tuple[int, ...]]
# A section that sets a whole chapter aside says little about each of its sections.
MOST = 12
# How much of a passage's meaning the sections that it names are, beside its own.
SHARE = 0.5


def neighbours_of(passages: Sequence[Passage]) -> Neighbours:
    """Row of a passage of official text → rows of the sections of its law that it names, MOST at most."""
    rows: dict[tuple[str, str], list[int]] = {}
    for row, passage in enumerate(passages):
        if passage.kind is PassageKind.OFFICIAL and passage.law and passage.section:
            rows.setdefault((passage.law, clean_number(passage.section)), []).append(row)
    found = {
        row: tuple(_named(passage, rows))[:MOST]
        for row, passage in enumerate(passages)
        if passage.names and passage.law
    }
    return {row: named for row, named in found.items() if named}


def _named(passage: Passage, rows: Mapping[tuple[str, str], Sequence[int]]) -> Iterator[int]:
    """A section that names itself gains nothing."""
    own = clean_number(passage.section or "")
    for number in passage.names:
        if number != own:
            yield from rows.get((passage.law or "", number), ())


def with_neighbours(tokens: Tokens, texts: Iterable[int], neighbours: Neighbours) -> Iterator[tuple[str, ...]]:
    """Words of each text, and after them those of its neighbours; a text's number is its passage's row."""
    for row in texts:
        named = (word for other in neighbours.get(row, ()) for word in tokens.words(other))
        yield (*tokens.words(row), *named)


def leaning(vectors: NDArray[np.float32], neighbours: Neighbours) -> NDArray[np.float32]:
    """Unit vectors of passages, shape (passages, dimension), each drawn to the mean of its neighbours' by SHARE."""
    found = vectors.copy()
    for row, named in neighbours.items():
        drawn = vectors[row] + SHARE * vectors[list(named)].mean(axis=0)
        found[row] = drawn / max(float(np.linalg.norm(drawn)), 1e-12)
    return found

"""Hard negatives for the encoder's training: passages that share a question's words and do not answer it."""

from collections.abc import Sequence

import numpy as np

from indexing.best import best_rows
from indexing.lexical import LexicalLeg
from indexing.training_pairs import Pair

# How far down BM25's list they are taken, at equal steps.
DEEPEST = 20


def hard_negatives(pairs: Sequence[Pair], passages: Sequence[str], count: int) -> dict[Pair, tuple[str, ...]]:
    """`count` of the passages, DEEPEST at most, for each pair whose positive is one of them; texts are encoder text.

    A pair has none where fewer than DEEPEST other passages share a word with its anchor.
    """
    if not count:
        return {}
    leg = LexicalLeg.build(passage.split() for passage in passages)
    places = {passage: place for place, passage in enumerate(passages)}
    found = {}
    for anchor, positive in pairs:
        if (own := places.get(positive)) is not None:
            scores = leg.scores(anchor.split())
            scores[own] = 0
            best = best_rows(np.where(scores > 0, scores, np.float32(-np.inf)), DEEPEST)
            if len(best) == DEEPEST:
                found[anchor, positive] = tuple(passages[place] for place in best[:: DEEPEST // count][:count])
    return found

"""Retrieval measures at k, per question, over a table of hits.

NitiBench's measures (Akarajaradwong et al. 2025, https://arxiv.org/abs/2502.10868; the authors' code is mirrored at
https://github.com/tonkaew131/nitibench, file llama_index_extra/llama-index-core/llama_index/core/evaluation/
retrieval/metrics.py). For one question with gold sections T and the first k sections R found, best first:

- hit_rate (HR): 1 if any of T is in R, else 0.
- all_hit_rate (multi-HR): 1 if all of T are in R, else 0.
- recall: |T ∩ R| / |T|.
- mrr (MRR): 1 / rank of the first of T in R; 0 where R holds none.
- all_mrr (multi-MRR): (recall / |T ∩ R|) · Σ_j 1 / (rank(d_j) - j + 1), d_j the j-th of T in R, which is
  (1 / |T|) · Σ_j 1 / (rank(d_j) - j + 1): a gold section is not pushed down by the gold above it, so that the best
  order scores 1 however many there are; 0 where R holds none.

ndcg is nDCG with gains of 0 and 1 (Järvelin & Kekäläinen 2002, https://doi.org/10.1145/582415.582418):
Σ_j 1 / log2(1 + rank(d_j)) over the same sum for T in the first places, cut at k.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from evaluation.section_keys import SectionRef, section_key

CUTOFFS = (1, 3, 5, 10, 20)
DEEPEST = max(CUTOFFS)


class Measure(StrEnum):
    """What is measured, in the order of the report."""

    HIT_RATE = "hit_rate"
    ALL_HIT_RATE = "all_hit_rate"
    RECALL = "recall"
    MRR = "mrr"
    ALL_MRR = "all_mrr"
    NDCG = "ndcg"


@dataclass(frozen=True, slots=True, eq=False)
class HitTable:
    """Where the gold of n questions stands.

    Args:
        hits: (n, 20), True where the section at that rank is gold; each gold section at most once.
        gold_counts: (n,), how many gold sections each question has, found or not, in the pool or not; at least 1.
    """

    hits: NDArray[np.bool_]
    gold_counts: NDArray[np.int64]


def hit_row(ranked: Sequence[SectionRef], findable: Sequence[SectionRef]) -> NDArray[np.bool_]:
    """One row of a HitTable, shape (20,): which of the first ranks hold a section of `findable`."""
    wanted = {section_key(*ref) for ref in findable}
    row = np.zeros(DEEPEST, dtype=np.bool_)
    for place, ref in enumerate(ranked[:DEEPEST]):
        key = section_key(*ref)
        row[place] = key in wanted
        wanted.discard(key)
    return row


def measure(table: HitTable) -> Mapping[Measure, NDArray[np.float64]]:
    """Every measure of every question at every cutoff: (n, 5) values in 0..1, columns in the order of CUTOFFS."""
    gold = table.gold_counts[:, np.newaxis]
    ranks = np.arange(1, DEEPEST + 1)
    found = table.hits.cumsum(axis=1)
    discounts = 1.0 / np.log2(1.0 + ranks)
    ideal = discounts.cumsum()[np.minimum(gold, ranks) - 1]
    by_rank: dict[Measure, NDArray[np.float64]] = {
        Measure.HIT_RATE: (found > 0).astype(np.float64),
        Measure.ALL_HIT_RATE: (found == gold).astype(np.float64),
        Measure.RECALL: found / gold,
        Measure.MRR: np.maximum.accumulate(table.hits / ranks, axis=1),
        Measure.ALL_MRR: (table.hits / (ranks - found + 1)).cumsum(axis=1) / gold,
        Measure.NDCG: (table.hits * discounts).cumsum(axis=1) / ideal,
    }
    return {name: values[:, [k - 1 for k in CUTOFFS]] for name, values in by_rank.items()}

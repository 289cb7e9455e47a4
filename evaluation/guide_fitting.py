"""Fit the guide ranking on the guides' own questions, each asked of an index that never saw it.

Run: python -m evaluation.guide_fitting      writes indexing/guide_ranking.json and prints the cross-fitted figures.
The guide that a question was written for is the right one. Questions are held out fold by fold
(evaluation/held_out.py); the figures of a fold come from weights fitted on the other folds. No evaluation suite is
read but through the section ranking, which is one feature.
"""

import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from assistant.masking import mask
from corpus.loading import load_corpus
from corpus.normalise import fold as folded
from evaluation.held_out import Fold, fold_of, folds
from indexing.guide_ranking import FEATURES, WEIGHTS, Floats, GuideLinks, guide_features
from indexing.ranking import SectionLinks, rank_sections, shipped_ranking

FOLDS = 5
RIDGE = 10.0
# Where the ridge pulls to: the fused score of the guide alone.
_PRIOR = np.asarray([3.0] + [0.0] * (len(FEATURES) - 1))


@dataclass(frozen=True, slots=True)
class Asked:
    """One held-out question: features of every guide, shape (guides, FEATURES); place of its own; its fold."""

    features: Floats
    own: int
    fold: int


def held_out_questions() -> list[Asked]:
    """Every question of every guide, asked of the index of its fold."""
    guides = load_corpus().guides.values()
    asked = [(guide.id, question) for guide in guides for each in guide.questions.values() for question in each]
    found: list[Asked] = []
    for fold in folds(load_corpus(), FOLDS):
        found += _asked_of(fold, [(guide, question) for guide, question in asked if _is_of(fold, question)])
        print(f"fold {fold.number}: {len(found)} questions so far", file=sys.stderr)
    return found


def _is_of(fold: Fold, question: str) -> bool:
    return fold_of(question, FOLDS) == fold.number


def _asked_of(fold: Fold, questions: Sequence[tuple[str, str]]) -> list[Asked]:
    passages = fold.retriever.passages
    links, sections = GuideLinks.of(passages, fold.corpus), SectionLinks.of(passages, fold.corpus)
    found = []
    for guide, question in questions:
        scored = fold.retriever.scored(folded(mask(question)).text)
        ranked = rank_sections(scored.legs, scored.fused, sections, shipped_ranking())
        features = guide_features(scored.legs, scored.fused, ranked, links)
        found.append(Asked(features, links.ids.index(guide), fold.number))
    return found


def fit(rows: Sequence[Asked], means: Floats, deviations: Floats) -> Floats:
    """Weights that make the own guide probable, by a softmax over the guides."""
    features = (np.stack([row.features for row in rows]) - means) / deviations
    own = np.asarray([row.own for row in rows])
    every = np.arange(len(rows))

    def loss(weights: Floats) -> tuple[float, Floats]:
        off = weights - _PRIOR
        scores = features @ weights
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        total = RIDGE * float(off @ off) - float(np.log(likely[every, own] + 1e-12).sum())
        slope = 2 * RIDGE * off + np.einsum("qg,qgf->f", likely, features) - features[every, own].sum(axis=0)
        return total, slope

    found = minimize(loss, _PRIOR, jac=True, method="L-BFGS-B")
    return np.asarray(found.x, dtype=np.float64)


def measured(rows: Sequence[Asked], means: Floats, deviations: Floats) -> dict[str, float]:
    """Cross-fitted: the share whose own guide stands first and among three, beside two orders without weights."""
    places: dict[str, list[int]] = {}
    for number in range(FOLDS):
        weights = fit([row for row in rows if row.fold != number], means, deviations)
        for row in (row for row in rows if row.fold == number):
            orders = {
                "learned": (row.features - means) / deviations @ weights,
                "fused": row.features[:, FEATURES.index("fused")],
                "fused_or_statement": row.features[:, :2].max(axis=1),
            }
            for name, scores in orders.items():
                places.setdefault(name, []).append(int((scores > scores[row.own]).sum()))
    shares = {f"{name}@{k}": float(np.mean(np.asarray(found) < k)) for name, found in places.items() for k in (1, 3)}
    return {"n": float(len(rows)), **{name: round(share, 3) for name, share in shares.items()}}


def main() -> None:
    """Measure, fit on every question, write."""
    rows = held_out_questions()
    every = np.concatenate([row.features for row in rows])
    means, deviations = every.mean(axis=0), every.std(axis=0) + 1e-9
    columns = {"weights": fit(rows, means, deviations), "means": means, "deviations": deviations}
    stored = {
        **{name: dict(zip(FEATURES, np.round(column, 4).tolist(), strict=True)) for name, column in columns.items()},
        "fitted_on": {
            "features_sha256": hashlib.sha256(np.round(every, 3).tobytes()).hexdigest(),
            **measured(rows, means, deviations),
        },
    }
    WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(stored, indent=1))


if __name__ == "__main__":
    main()

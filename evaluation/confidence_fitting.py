"""Fit the confidence model on held-out questions of the corpus and on authored out-of-scope questions.

Run: python -m evaluation.confidence_fitting      writes assistant/confidence.json and prints what was measured.
Answerable: every question of the corpus, asked of an index that never saw it. Not answerable:
evaluation/suites/out_of_scope_dev.jsonl, a development set. The figures printed are cross-fitted: each question is
judged by a model fitted on the other half of both. No test split is read.
"""

import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.confidence import FEATURES, WEIGHTS, Meanings, features_of
from assistant.evidence import Coverage
from assistant.masking import mask
from assistant.retrieving import SEARCHED, evidence_ids, fitting_guide
from corpus.loading import load_corpus
from corpus.normalise import fold as folded
from evaluation.confidence import auroc
from evaluation.held_out import Fold, folds
from evaluation.ridge_logistic import Matrix, fit_logistic, log_odds
from indexing.guide_ranking import GuideLinks, rank_guides, shipped_guide_ranking
from indexing.ranking import SectionLinks, rank_sections, shipped_ranking

SUITE = Path(__file__).parent / "suites" / "out_of_scope_dev.jsonl"
KEPT = 0.95


@dataclass(frozen=True, slots=True)
class Sample:
    """Features of questions, shape (n, features); whether each can be answered; which half each is judged in."""

    features: Matrix
    answerable: NDArray[np.bool_]
    half: NDArray[np.int64]

    def of_half(self, half: int) -> "Sample":
        """The questions of one half."""
        rows = self.half == half
        return Sample(self.features[rows], self.answerable[rows], self.half[rows])


def sample() -> Sample:
    """Features of every held-out question and, in every fold, of every out-of-scope question."""
    outside = [json.loads(line)["question"] for line in SUITE.read_text(encoding="utf-8").splitlines()]
    rows: list[tuple[tuple[float, ...], bool, int]] = []
    for fold in folds(load_corpus()):
        asked = _Asked(fold)
        rows += [(asked.features(question), True, fold.number % 2) for question in fold.questions]
        rows += [(asked.features(text), False, place % 2) for place, text in enumerate(outside)]
        print(f"fold {fold.number}: {len(fold.questions)} questions held out", file=sys.stderr)
    features, answerable, half = zip(*rows, strict=True)
    return Sample(np.asarray(features), np.asarray(answerable), np.asarray(half))


class _Asked:
    """A fold and what answering derives from its passages."""

    def __init__(self, fold: Fold) -> None:
        passages = fold.retriever.passages
        self._fold, self._coverage = fold, Coverage.of(passages)
        self._sections, self._guides = SectionLinks.of(passages, fold.corpus), GuideLinks.of(passages, fold.corpus)

    def features(self, question: str) -> tuple[float, ...]:
        text, retriever = folded(mask(question)).text, self._fold.retriever
        scored = retriever.scored(text)
        sections = rank_sections(scored, self._sections, shipped_ranking())
        ranked = rank_guides(scored, sections, self._guides, shipped_guide_ranking())
        rows = scored.best(SEARCHED)
        hits = retriever.bare_hits(scored, rows)
        guide = fitting_guide(hits, ranked, self._fold.corpus)
        return features_of(text, Meanings.of(scored, rows), self._coverage, evidence_ids(hits, guide))


def fit(data: Sample) -> Matrix:
    """Weights and, last, the intercept of a ridge logistic regression; both classes weigh the same."""
    share = data.answerable.mean()
    return fit_logistic(data.features, data.answerable, np.where(data.answerable, 0.5 / share, 0.5 / (1 - share)))


def measured(data: Sample) -> dict[str, float]:
    """Cross-fitted: area under the curve, and what is refused when KEPT of the answerable are kept."""
    judged = np.empty(len(data.half))
    for half in (0, 1):
        judged[data.half == half] = log_odds(fit(data.of_half(1 - half)), data.features[data.half == half])
    area = auroc(judged.tolist(), data.answerable.tolist())
    threshold = float(np.quantile(judged[data.answerable], 1 - KEPT))
    return {
        "answerable": int(data.answerable.sum()),
        "out_of_scope": int((~data.answerable).sum()),
        "auroc": area.value if area else float("nan"),
        "kept": float((judged[data.answerable] >= threshold).mean()),
        "refused": float((judged[~data.answerable] < threshold).mean()),
        "threshold": 1 / (1 + float(np.exp(-threshold))),
    }


def main() -> None:
    """Measure, fit on everything, write."""
    data = sample()
    found = measured(data)
    beta = fit(data)
    stored = {
        "weights": dict(zip(FEATURES, np.round(beta[:-1], 4).tolist(), strict=True)),
        "intercept": round(float(beta[-1]), 4),
        "threshold": round(found["threshold"], 4),
        "fitted_on": {
            "features_sha256": hashlib.sha256(np.round(data.features, 4).tobytes()).hexdigest(),
            **{name: round(value, 4) for name, value in found.items()},
        },
    }
    WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(stored, indent=1))


if __name__ == "__main__":
    main()

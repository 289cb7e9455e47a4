"""Fit the guide ranking on the guides' own questions: asked of an index that never saw them, and as they stand in it.

Run: python -m evaluation.guide_fitting      writes indexing/guide_ranking.json and prints the cross-fitted figures.
The guide that a question was written for is the right one. Questions are held out fold by fold
(evaluation/held_out.py): so are most messages, that nobody foresaw. Each is asked of the whole index too, as it is and
with a third of its words left out, and weighs less there: a message that somebody foresaw, or nearly, must find its
guide. The figures of a fold come from weights fitted on the other folds. No evaluation suite is read but through the
section ranking, which is one feature.
"""

import json
import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from assistant.masking import mask
from assistant.settings import read_settings
from corpus.collection import Corpus
from corpus.loading import load_corpus
from corpus.normalise import fold as folded
from evaluation import ridge_softmax
from evaluation.held_out import FOLDS, FORESEEN, fold_of, folds
from evaluation.ridge_softmax import Choice, Scales, write
from indexing.build import load_index
from indexing.embedding import embedder_for
from indexing.fused import THAI, FusedRetriever
from indexing.guide_ranking import FEATURES, WEIGHTS, GuideLinks, guide_features
from indexing.ranking import Floats, SectionLinks, rank_sections, shipped_ranking
from indexing.tokenising import short_words

RIDGE = 10.0
# Where the ridge pulls to: the fused score of the guide alone.
_PRIOR = np.asarray([3.0] + [0.0] * (len(FEATURES) - 1))


class Asking(StrEnum):
    """How a question is put: to an index that never saw it; to the whole one, as it stands there; a third left out."""

    HELD_OUT = "held_out"
    FORESEEN = "foreseen"
    THINNED = "thinned"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: features of every guide, shape (guides, FEATURES); place of its own; its fold; how it is put."""

    features: Floats
    own: int
    fold: int
    asking: Asking = Asking.HELD_OUT


def every_question() -> list[Asked]:
    """Every question of every guide, put in each way."""
    corpus = load_corpus()
    asked = [(guide.id, question) for guide in corpus.guides.values() for question in guide.every_question()]
    found: list[Asked] = []
    for fold in folds(corpus, FOLDS):
        own = [each for each in asked if fold_of(each[1], FOLDS) == fold.number]
        found += _asked(fold.retriever, fold.corpus, own, Asking.HELD_OUT)
        print(f"fold {fold.number}: {len(found)} questions so far", file=sys.stderr)
    settings = read_settings()
    index = load_index(settings.index_root, embedder_for(settings.embedder))
    for asking in (Asking.FORESEEN, Asking.THINNED):
        found += _asked(index.retriever, index.corpus, asked, asking)
    return found


def _asked(
    retriever: FusedRetriever, corpus: Corpus, questions: Sequence[tuple[str, str]], asking: Asking
) -> list[Asked]:
    links, sections = GuideLinks.of(retriever.passages, corpus), SectionLinks.of(retriever.passages, corpus)
    found = []
    for guide, question in questions:
        text = folded(mask(question)).text
        scored = retriever.scored(thinned(text) if asking is Asking.THINNED else text)
        ranked = rank_sections(scored, sections, shipped_ranking())
        features = guide_features(scored, ranked, links)
        found.append(Asked(features, links.ids.index(guide), fold_of(question, FOLDS), asking))
    return found


def thinned(text: str) -> str:
    """A folded question without some third of its words, as another might put it; always the same ones."""
    words = short_words(text)
    kept = [word for place, word in enumerate(words) if zlib.crc32(f"{place} {word} {text}".encode()) % 3]
    return ("" if THAI.search(text) else " ").join(kept or words)


def fit(rows: Sequence[Asked], scales: Scales) -> Floats:
    """Weights that make the own guide probable."""
    choices = [
        Choice(
            row.features, np.arange(len(row.features)) == row.own, 1.0 if row.asking is Asking.HELD_OUT else FORESEEN
        )
        for row in rows
    ]
    return ridge_softmax.fit(choices, scales, _PRIOR, RIDGE)


def measured(rows: Sequence[Asked], scales: Scales) -> dict[str, float]:
    """Cross-fitted: the share whose own guide stands first and among three, beside two orders without weights.

    `foreseen@1`, `thinned@1`: the same of the questions put otherwise.
    """
    places: dict[str, list[int]] = {}
    for number in range(FOLDS):
        weights = fit([row for row in rows if row.fold != number], scales)
        for row in (row for row in rows if row.fold == number):
            orders = {
                "learned": scales.standardised(row.features) @ weights,
                "fused": row.features[:, FEATURES.index("fused")],
                "fused_or_statement": row.features[:, :2].max(axis=1),
            }
            if row.asking is not Asking.HELD_OUT:
                orders = {row.asking.value: orders["learned"]}
            for name, scores in orders.items():
                places.setdefault(name, []).append(int((scores > scores[row.own]).sum()))
    shares = {f"{name}@{k}": float(np.mean(np.asarray(found) < k)) for name, found in places.items() for k in (1, 3)}
    return {"n": float(len(places["learned"])), **{name: round(share, 3) for name, share in shares.items()}}


def main() -> None:
    """Measure, fit on every question, write."""
    rows = every_question()
    every = np.concatenate([row.features for row in rows])
    scales = Scales.of(every)
    stored = write(WEIGHTS, FEATURES, fit(rows, scales), scales, every, measured(rows, scales))
    print(json.dumps(stored, indent=1))


if __name__ == "__main__":
    main()

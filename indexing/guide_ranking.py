"""Rank guides: which situation is told, by a small learned model over what the legs and the sections say of each.

The features of FEATURES are standardised over the guides seen in fitting, weighed and summed; a softmax over every
guide makes probabilities of them. The weights lie in guide_ranking.json, written by
`python -m evaluation.guide_fitting`.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.collection import Corpus
from corpus.models import Guide, SectionBasis
from indexing.legs import Leg, standardised
from indexing.lexical import Scores
from indexing.passages import Passage, PassageKind
from indexing.ranking import RankedSection, RankingModel, SectionKey

WEIGHTS = Path(__file__).parent / "guide_ranking.json"
FEATURES = (
    "fused",
    "statement",
    "statements",
    "statement_meaning",
    "sections",
    "words",
    "questions",
    "question_characters",
    "meaning",
    "question_meaning",
    "same_question",
)
_STANDARDISED = {
    "words": Leg.WORDS,
    "questions": Leg.QUESTIONS,
    "question_characters": Leg.QUESTION_CHARACTERS,
}
# How many of a guide's statements speak for it.
_STATEMENTS = 4
# From this cosine on a question written for a guide asks the same.
_SAME = 0.75

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]


class RankedGuide(NamedTuple):
    """A guide's id and the probability (0–1, over the guides) that it tells the situation."""

    id: str
    probability: float


@dataclass(frozen=True, slots=True)
class GuideLinks:
    """Where each guide and its statements stand among the passages, and the sections it rests on.

    `statements` has a row of passage rows for each guide, as many as it has statements.
    """

    ids: tuple[str, ...]
    rows: Rows
    statements: tuple[Rows, ...]
    sections: tuple[frozenset[SectionKey], ...]

    @classmethod
    def of(cls, passages: Sequence[Passage], corpus: Corpus) -> "GuideLinks":
        """The links of a corpus over its passages."""
        rows: dict[str, int] = {}
        statements: dict[str, list[int]] = {}
        for row, passage in enumerate(passages):
            if passage.guide and passage.kind is PassageKind.GUIDE:
                rows[passage.guide] = row
            elif passage.guide and passage.kind is PassageKind.STATEMENT:
                statements.setdefault(passage.guide, []).append(row)
        return cls(
            tuple(rows),
            np.fromiter(rows.values(), dtype=np.intp),
            tuple(np.asarray(statements.get(guide, []), dtype=np.intp) for guide in rows),
            tuple(rests_on(corpus.guides[guide]) for guide in rows),
        )


@cache
def shipped_guide_ranking() -> RankingModel:
    """The model that ships."""
    return RankingModel.read(WEIGHTS, FEATURES)


def rank_guides(
    legs: Mapping[Leg, Scores], fused: Scores, sections: Sequence[RankedSection], links: GuideLinks, model: RankingModel
) -> tuple[RankedGuide, ...]:
    """Every guide with its probability, most probable first; empty where the corpus has none.

    Args:
        legs: raw scores of every passage by leg, each of shape (passages,).
        fused: their weighted sum, shape (passages,).
        sections: those that answer, with their probabilities.
        links: of the same passages.
        model: weights and scales.
    """
    if not links.ids:
        return ()
    likely = model.probabilities(guide_features(legs, fused, sections, links))
    return tuple(RankedGuide(links.ids[n], float(likely[n])) for n in np.argsort(-likely, kind="stable"))


def guide_features(
    legs: Mapping[Leg, Scores], fused: Scores, sections: Sequence[RankedSection], links: GuideLinks
) -> Floats:
    """Features of every guide, shape (guides, FEATURES)."""
    probabilities = dict(sections)
    best = [np.sort(fused[rows])[::-1][:_STATEMENTS] for rows in links.statements]
    question_meaning = _cosines(legs, Leg.QUESTION_DENSE, links.rows)
    columns = {
        "fused": fused[links.rows],
        "statement": [scores[0] if scores.size else 0.0 for scores in best],
        "statements": [scores.mean() if scores.size else 0.0 for scores in best],
        "statement_meaning": [_cosines(legs, Leg.DENSE, rows).max(initial=0.0) for rows in links.statements],
        "sections": [math.sqrt(sum(probabilities.get(key, 0.0) for key in keys)) for keys in links.sections],
        **{name: standardised(legs[leg])[links.rows] for name, leg in _STANDARDISED.items()},
        "meaning": _cosines(legs, Leg.DENSE, links.rows),
        "question_meaning": question_meaning,
        "same_question": np.maximum(question_meaning - _SAME, 0.0),
    }
    return np.column_stack([np.asarray(columns[name], dtype=np.float64) for name in FEATURES])


def _cosines(legs: Mapping[Leg, Scores], leg: Leg, rows: Rows) -> Floats:
    """Cosines of a dense leg; zeros where no encoder is at hand."""
    return legs[leg][rows].astype(np.float64) if leg in legs else np.zeros(rows.size)


def rests_on(guide: Guide) -> frozenset[SectionKey]:
    """The sections that a guide's statements rest on."""
    bases = (basis for _, statement in guide.statements() for basis in statement.basis)
    return frozenset(SectionKey(basis.law, basis.section) for basis in bases if isinstance(basis, SectionBasis))

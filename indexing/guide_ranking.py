"""Rank guides: which situation is told, by a small learned model over what the legs and the sections say of each.

The features of FEATURES are standardised over the guides seen in fitting, weighed and summed; a softmax over every
guide makes probabilities of them. The weights lie in guide_ranking.json, written by
`python -m evaluation.guide_fitting`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.collection import Corpus
from corpus.models import Guide, SectionBasis
from indexing.fused import Scored
from indexing.legs import Leg
from indexing.lexical import Scores
from indexing.passages import Passage, PassageKind
from indexing.ranking import Floats, RankedSection, RankingModel, Rows, SectionKey, cosines

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


class RankedGuide(NamedTuple):
    """A guide's id, the probability (0–1, over the guides) that it tells the situation, and its best score.

    `score`: the highest fused score of the guide itself or of one of its statements, rounded as that of a hit.
    """

    id: str
    probability: float
    score: float


@dataclass(frozen=True, slots=True)
class GuideLinks:
    """Where each guide and its statements stand among the passages, and which guides rest on a section.

    `statements` holds passage rows, shape (guides, most statements of a guide); where `there` is False, a guide has no
    statement more. `resting` has the places of guides.
    """

    ids: tuple[str, ...]
    rows: Rows
    statements: Rows
    there: NDArray[np.bool_]
    resting: Mapping[SectionKey, tuple[int, ...]]

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
        told = [statements.get(guide, []) for guide in rows]
        sizes = np.asarray([len(own) for own in told], dtype=np.intp)
        there = np.arange(sizes.max(initial=0)) < sizes.reshape(-1, 1)
        padded = np.zeros(there.shape, dtype=np.intp)
        padded[there] = [row for own in told for row in own]
        resting: dict[SectionKey, tuple[int, ...]] = {}
        for place, guide in enumerate(rows):
            for key in rests_on(corpus.guides[guide]):
                resting[key] = (*resting.get(key, ()), place)
        return cls(
            tuple(rows),
            np.fromiter(rows.values(), dtype=np.intp),
            padded,
            there,
            resting,
        )


@cache
def shipped_guide_ranking() -> RankingModel:
    """The model that ships."""
    return RankingModel.read(WEIGHTS, FEATURES)


def rank_guides(
    scored: Scored, sections: Sequence[RankedSection], links: GuideLinks, model: RankingModel
) -> tuple[RankedGuide, ...]:
    """Every guide with its probability, most probable first; empty where the corpus has none.

    Args:
        scored: every passage.
        sections: those that answer, with their probabilities.
        links: of the same passages.
        model: weights and scales.
    """
    if not links.ids:
        return ()
    likely = model.probabilities(guide_features(scored, sections, links))
    best = np.maximum(scored.fused[links.rows], _of_statements(scored.fused, links).max(axis=1, initial=-np.inf))
    order = np.argsort(-likely, kind="stable")
    scores = best[order].astype(np.float64).round(4)
    return tuple(
        RankedGuide(links.ids[place], probability, score)
        for place, probability, score in zip(order.tolist(), likely[order].tolist(), scores.tolist(), strict=True)
    )


def guide_features(scored: Scored, sections: Sequence[RankedSection], links: GuideLinks) -> Floats:
    """Features of every guide, shape (guides, FEATURES)."""
    best = -np.sort(-_of_statements(scored.fused, links).astype(np.float64), axis=1)[:, :_STATEMENTS]
    best = np.where(np.isfinite(best), best, 0.0)
    counted = np.maximum(links.there.sum(axis=1).clip(max=_STATEMENTS), 1)
    meanings = np.where(links.there, cosines(scored, Leg.DENSE, links.statements), 0.0)
    question_meaning = cosines(scored, Leg.QUESTION_DENSE, links.rows)
    columns = {
        "fused": scored.fused[links.rows],
        "statement": best[:, :1].sum(axis=1),
        "statements": best.sum(axis=1) / counted,
        "statement_meaning": meanings.max(axis=1, initial=0.0),
        "sections": np.sqrt(_of_sections(sections, links)),
        **{name: scored.parts[leg][links.rows] for name, leg in _STANDARDISED.items()},
        "meaning": cosines(scored, Leg.DENSE, links.rows),
        "question_meaning": question_meaning,
        "same_question": np.maximum(question_meaning - _SAME, 0.0),
    }
    return np.column_stack([np.asarray(columns[name], dtype=np.float64) for name in FEATURES])


def _of_statements(scores: Scores, links: GuideLinks) -> Scores:
    """Scores of the statements of each guide, in the shape of links.statements; -inf where there is none."""
    return np.where(links.there, scores[links.statements], np.float32(-np.inf))


def _of_sections(sections: Sequence[RankedSection], links: GuideLinks) -> Floats:
    """For each guide the sum of the probabilities of the sections that it rests on."""
    found = [0.0] * len(links.ids)
    for key, probability in sections:
        for place in links.resting.get(key, ()):
            found[place] += probability
    return np.asarray(found)


def rests_on(guide: Guide) -> frozenset[SectionKey]:
    """The sections that a guide's statements rest on."""
    bases = (basis for _, statement in guide.statements() for basis in statement.basis)
    return frozenset(SectionKey(basis.law, basis.section) for basis in bases if isinstance(basis, SectionBasis))

"""Rank statements: which of all the sentences of the guides answer, by a small learned model.

The features of FEATURES are standardised over the statements seen in fitting, weighed and summed. The weights lie in
statement_ranking.json, written by `python -m evaluation.statement_fitting`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.collection import Corpus
from corpus.models import Ask, SectionBasis, SourceBasis
from corpus.models.guide import STATEMENT_GROUPS
from indexing.fused import Scored
from indexing.guide_ranking import RankedGuide
from indexing.legs import Leg
from indexing.passages import Passage, PassageKind
from indexing.ranking import Floats, RankingModel, Rows, SectionKey, cosines

WEIGHTS = Path(__file__).parent / "statement_ranking.json"
_GROUPS = tuple(f"in_{group.value}" for group in STATEMENT_GROUPS)
FEATURES = (
    "words",
    "characters",
    "expansion",
    "questions",
    "question_characters",
    "meaning",
    "question_meaning",
    "same_question",
    "words_in_guide",
    "characters_in_guide",
    "meaning_in_guide",
    "first_by_words",
    "first_by_meaning",
    "first_by_question",
    "guide",
    "guide_near",
    "guide_fits",
    "likely_section",
    "unlikely_sections",
    "asked",
    *_GROUPS,
)
_LEGS = {
    "words": Leg.WORDS,
    "characters": Leg.CHARACTERS,
    "expansion": Leg.EXPANSION,
    "questions": Leg.QUESTIONS,
    "question_characters": Leg.QUESTION_CHARACTERS,
}
# From this cosine on a question that the statement answers asks the same.
_SAME = 0.75
# Keeps the logarithm of a guide's probability finite.
_LEAST = 1e-3
# What a statement loses besides for each unlikely section it rests on: the fit asks what answers, a reader also what
# the answer cites.
_COST_OF_UNLIKELY = 0.5
# How many guides after the likeliest are near, and from how many sections on more unlikely ones say nothing more.
_NEAR = 2
_MOST_UNLIKELY = 3.0


class RankedStatement(NamedTuple):
    """A statement by guide and id, and its score: the difference of two is the logarithm of their odds."""

    guide: str
    statement: str
    score: float


@dataclass(frozen=True, slots=True)
class StatementLinks:
    """Where each statement stands among the passages, its guide, its group, what it answers and what it rests on.

    `guides` has places into `guide_ids`; `bases` and `basis_sections` run in step: an entry for each section that a
    statement rests on, with places into `names` and `keys`. `from_source`: it rests on a source and on no section.
    """

    names: tuple[tuple[str, str], ...]
    rows: Rows
    guide_ids: tuple[str, ...]
    guides: Rows
    groups: Rows
    asks: tuple[frozenset[Ask], ...]
    keys: tuple[SectionKey, ...]
    bases: Rows
    basis_sections: Rows
    from_source: NDArray[np.bool_]

    @classmethod
    def of(cls, passages: Sequence[Passage], corpus: Corpus) -> "StatementLinks":
        """The links of a corpus over its passages."""
        found = [(row, one) for row, one in enumerate(passages) if one.kind is PassageKind.STATEMENT]
        names = tuple((one.guide or "", one.statement or "") for _, one in found)
        told = [corpus.statement(*name) for name in names]
        guides = tuple(dict.fromkeys(guide for guide, _ in names))
        keys: dict[SectionKey, int] = {}
        resting: dict[tuple[int, int], None] = {}
        for place, (_, statement) in enumerate(told):
            for basis in statement.basis:
                if isinstance(basis, SectionBasis):
                    key = SectionKey(basis.law, basis.section)
                    resting[place, keys.setdefault(key, len(keys))] = None
        pairs = np.asarray(list(resting), dtype=np.intp).reshape(-1, 2)
        with_sections = set(pairs[:, 0].tolist())
        return cls(
            names,
            np.asarray([row for row, _ in found], dtype=np.intp),
            guides,
            np.asarray([guides.index(guide) for guide, _ in names], dtype=np.intp),
            np.asarray([STATEMENT_GROUPS.index(kind) for kind, _ in told], dtype=np.intp),
            tuple(frozenset(statement.asks) for _, statement in told),
            tuple(keys),
            pairs[:, 0],
            pairs[:, 1],
            np.asarray(
                [
                    place not in with_sections and any(isinstance(basis, SourceBasis) for basis in statement.basis)
                    for place, (_, statement) in enumerate(told)
                ],
                dtype=np.bool_,
            ),
        )


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a message beside its scores.

    `sections`: probability of each; `likely`: those that may be cited; `guides`: likeliest first; `fitting`: id of the
    guide that fits; `asks`: its sub-questions.
    """

    sections: Mapping[SectionKey, float]
    likely: Collection[tuple[str, str]]
    guides: Sequence[RankedGuide]
    fitting: str | None
    asks: Collection[Ask]


@cache
def shipped_statement_ranking() -> RankingModel:
    """The model that ships."""
    return RankingModel.read(WEIGHTS, FEATURES)


def rank_statements(
    scored: Scored, told: Told, links: StatementLinks, model: RankingModel, most: int
) -> tuple[RankedStatement, ...]:
    """The best statements and every one of the guide that fits, best first; none of guides not among `told.guides`.

    Args:
        scored: every passage.
        told: of the message.
        links: of the same passages.
        model: weights and scales.
        most: how many to return beside those of the guide that fits.
    """
    if not links.names:
        return ()
    columns = _columns(scored, told, links)
    scores = _weighed(columns, model) + _COST_OF_UNLIKELY * columns["unlikely_sections"].astype(np.float64)
    known = {guide.id for guide in told.guides}
    possible = np.asarray([guide in known for guide in links.guide_ids])[links.guides]
    order = np.argsort(-np.where(possible, scores, -np.inf), kind="stable")
    fitting = np.asarray([guide == told.fitting for guide in links.guide_ids])[links.guides]
    order = order[(np.arange(order.size) < most) | fitting[order]]
    best = [(*links.names[place], float(scores[place])) for place in order.tolist() if possible[place]]
    return tuple(RankedStatement(guide, statement, score) for guide, statement, score in best)


def statement_features(scored: Scored, told: Told, links: StatementLinks) -> Floats:
    """Features of every statement, shape (statements, FEATURES)."""
    columns = _columns(scored, told, links)
    return np.column_stack([np.asarray(columns[name], dtype=np.float64) for name in FEATURES])


def _weighed(columns: Mapping[str, NDArray[np.generic]], model: RankingModel) -> Floats:
    """The score of every statement, shape (statements,), but for what all have in common."""
    scores = np.zeros(next(iter(columns.values())).shape[0])
    for name, slope in zip(FEATURES, model.weights / model.deviations, strict=True):
        if slope:
            scores += columns[name].astype(np.float64) * slope
    return scores


def _columns(scored: Scored, told: Told, links: StatementLinks) -> dict[str, NDArray[np.generic]]:
    """Every feature by its name, each of shape (statements,)."""
    legs = {name: scored.parts[leg][links.rows].astype(np.float64) for name, leg in _LEGS.items()}
    legs["meaning"] = cosines(scored, Leg.DENSE, links.rows)
    legs["question_meaning"] = cosines(scored, Leg.QUESTION_DENSE, links.rows)
    guide, near = _of_guides(told, links)
    best, unlikely = _of_sections(told, links)
    fits = np.asarray([one == told.fitting for one in links.guide_ids])
    asked = np.asarray([bool(each & set(told.asks)) for each in links.asks])
    return {
        **legs,
        **{f"{name}_in_guide": _above_its_guide(legs[name], links) for name in ("words", "characters", "meaning")},
        **{f"first_by_{name}": _first_in_guide(legs[name], links) for name in ("words", "meaning")},
        "first_by_question": _first_in_guide(legs["question_meaning"], links),
        "same_question": np.maximum(legs["question_meaning"] - _SAME, 0.0),
        "guide": guide[links.guides],
        "guide_near": near[links.guides],
        "guide_fits": fits[links.guides],
        "likely_section": np.sqrt(best),
        "unlikely_sections": -np.minimum(unlikely, _MOST_UNLIKELY),
        "asked": asked,
        **{name: links.groups == number for number, name in enumerate(_GROUPS)},
    }


def _of_guides(told: Told, links: StatementLinks) -> tuple[Floats, NDArray[np.bool_]]:
    """For each guide the logarithm of its probability, and whether it comes right after the likeliest."""
    probabilities = {guide.id: guide.probability for guide in told.guides}
    near = {guide.id for guide in told.guides[1 : 1 + _NEAR]}
    logarithms = np.log(np.asarray([probabilities.get(guide, 0.0) for guide in links.guide_ids]) + _LEAST)
    return logarithms, np.asarray([guide in near for guide in links.guide_ids])


def _of_sections(told: Told, links: StatementLinks) -> tuple[Floats, Floats]:
    """For each statement its likeliest section's probability, and how many it rests on that are not likely."""
    best, unlikely = np.zeros(len(links.names)), links.from_source.astype(np.float64)
    if links.keys:
        probabilities = np.asarray([told.sections.get(key, 0.0) for key in links.keys])
        not_likely = np.asarray([key not in told.likely for key in links.keys], dtype=np.float64)
        np.maximum.at(best, links.bases, probabilities[links.basis_sections])
        np.add.at(unlikely, links.bases, not_likely[links.basis_sections])
    return best, unlikely


def _above_its_guide(scores: Floats, links: StatementLinks) -> Floats:
    """How far each statement lies above the mean of its guide."""
    means = np.bincount(links.guides, scores) / np.bincount(links.guides)
    above: Floats = scores - means[links.guides]
    return above


def _first_in_guide(scores: Floats, links: StatementLinks) -> NDArray[np.bool_]:
    """Whether no statement of the same guide scores more."""
    highest = np.full(len(links.guide_ids), -np.inf)
    np.maximum.at(highest, links.guides, scores)
    first: NDArray[np.bool_] = scores >= highest[links.guides]
    return first

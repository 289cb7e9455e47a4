"""Rank sections: a small learned model over what each leg, the statements, the guides and the neighbours say of one.

Passages are what is searched; a section (มาตรา) is what a person needs. The features of FEATURES are standardised
over the candidates seen in fitting, weighed and summed; a softmax over the candidates makes probabilities of them.
The weights lie in ranking.json, written by `python -m evaluation.ranking_fitting`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.collection import Corpus
from corpus.models import SectionBasis
from indexing.fused import Scored
from indexing.legs import Leg
from indexing.passages import Passage, PassageKind

WEIGHTS = Path(__file__).parent / "ranking.json"
CANDIDATES = 60
# What a section has that no statement, guide or neighbour speaks for; below any standardised score that matters.
_NOTHING = -5.0

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]


class SectionKey(NamedTuple):
    """A section by law id and number."""

    law: str
    number: str


class RankedSection(NamedTuple):
    """A section and the probability (0–1, over the candidates) that it is one that answers."""

    key: SectionKey
    probability: float


# Legs whose standardised scores of a section's own digest stand beside their fixed sum.
_LEGS = (Leg.WORDS, Leg.BIGRAMS, Leg.CHARACTERS, Leg.QUESTIONS, Leg.QUESTION_CHARACTERS, Leg.EXPANSION)
FEATURES = (
    "fused",
    "statement",
    "statement_gap",
    "guide",
    "top_guide_statement",
    "in_top_guide",
    "neighbour",
    "meaning",
    "question_meaning",
    "heading",
    *(leg.value for leg in _LEGS),
)


@dataclass(frozen=True, slots=True)
class SectionLinks:
    """Where each section stands among the passages, which statements rest on it, and what goes with it.

    `statement_rows`, `statement_sections` and `statement_guides` run in step: an entry for each basis of a statement.
    """

    keys: tuple[SectionKey, ...]
    rows: Rows
    guide_rows: Rows
    statement_rows: Rows
    statement_sections: Rows
    statement_guides: Rows
    neighbours_of: Rows
    neighbours: Rows

    @classmethod
    def of(cls, passages: Sequence[Passage], corpus: Corpus) -> "SectionLinks":
        """The links of a corpus over its passages; sections without a digest are left out."""
        rows = _rows(passages, PassageKind.SECTION)
        guides = _rows(passages, PassageKind.GUIDE)
        statements = _rows(passages, PassageKind.STATEMENT)
        places = {key: place for place, key in enumerate(rows)}
        guide_places = {key: place for place, key in enumerate(guides)}
        resting = [
            (statements[guide.id, statement.id], places[basis], guide_places[guide.id, ""])
            for guide in corpus.guides.values()
            for _, statement in guide.statements()
            for basis in _sections(statement.basis)
            if basis in places and (guide.id, statement.id) in statements
        ]
        pairs = [
            (places[key], places[other])
            for key, section in corpus.sections.items()
            for partner in section.goes_with
            if key in places and (other := (partner.law or key[0], partner.section)) in places
        ]
        by_statement, by_pair = _columns(resting, 3), _columns(pairs, 2)
        return cls(
            tuple(SectionKey(*key) for key in rows),
            np.fromiter(rows.values(), dtype=np.intp),
            np.fromiter(guides.values(), dtype=np.intp),
            *by_statement,
            *by_pair,
        )


@dataclass(frozen=True, slots=True)
class RankingModel:
    """Weights over features, and the means and deviations that standardise them."""

    weights: Floats
    means: Floats
    deviations: Floats

    @classmethod
    def read(cls, path: Path, features: Sequence[str]) -> "RankingModel":
        """The model of a file, its columns in the order of `features`."""
        stored = json.loads(path.read_text(encoding="utf-8"))
        columns = ([stored[part][name] for name in features] for part in ("weights", "means", "deviations"))
        return cls(*(np.asarray(column) for column in columns))

    def probabilities(self, features: Floats) -> Floats:
        """Softmax over the rows of features, shape (rows,)."""
        scores = (features - self.means) / self.deviations @ self.weights
        likely: Floats = np.exp(scores - scores.max())
        likely /= likely.sum()
        return likely


@cache
def shipped_ranking() -> RankingModel:
    """The model that ships."""
    return RankingModel.read(WEIGHTS, FEATURES)


def rank_sections(scored: Scored, links: SectionLinks, model: RankingModel) -> tuple[RankedSection, ...]:
    """Candidate sections with their probabilities, most probable first; empty where the corpus has no digest.

    Args:
        scored: every passage.
        links: of the same passages.
        model: weights and scales.
    """
    places, features = candidate_features(scored, links)
    if not places.size:
        return ()
    likely = model.probabilities(features)
    order = np.argsort(-likely, kind="stable")
    return tuple(RankedSection(links.keys[places[n]], float(likely[n])) for n in order)


def candidate_features(scored: Scored, links: SectionLinks) -> tuple[Rows, Floats]:
    """Places (into links.keys) of the candidates, and their features, shape (candidates, FEATURES)."""
    if not links.keys:
        return np.empty(0, dtype=np.intp), np.empty((0, len(FEATURES)))
    fused = scored.fused
    own = fused[links.rows].astype(np.float64)
    guides = fused[links.guide_rows].astype(np.float64)
    resting = fused[links.statement_rows].astype(np.float64)
    best_guide = int(guides.argmax()) if guides.size else -1
    in_best = links.statement_guides == best_guide
    statement = _most(resting, links.statement_sections, own.size)
    guide = _most(guides[links.statement_guides], links.statement_sections, own.size)
    neighbour = _most(own[links.neighbours], links.neighbours_of, own.size)
    columns = {
        "fused": own,
        "statement": statement,
        "statement_gap": statement - resting.max(initial=_NOTHING),
        "guide": guide,
        "top_guide_statement": _most(resting[in_best], links.statement_sections[in_best], own.size),
        "in_top_guide": np.minimum(np.bincount(links.statement_sections[in_best], minlength=own.size), 3.0),
        "neighbour": neighbour,
        "meaning": cosines(scored, Leg.DENSE, links.rows),
        "question_meaning": cosines(scored, Leg.QUESTION_DENSE, links.rows),
        "heading": scored.parts[Leg.HEADINGS][links.rows],
        **{leg.value: scored.parts[leg][links.rows] for leg in _LEGS},
    }
    likely = own + 0.5 * np.maximum(statement, 0) + 0.3 * np.maximum(guide, 0) + 0.2 * np.maximum(neighbour, 0)
    places = np.argsort(-likely, kind="stable")[:CANDIDATES]
    return places, np.column_stack([columns[name][places] for name in FEATURES])


def cosines(scored: Scored, leg: Leg, rows: Rows) -> Floats:
    """Cosines of a dense leg with these rows, in their shape; zeros where no encoder is at hand."""
    return scored.legs[leg][rows].astype(np.float64) if leg in scored.legs else np.zeros(rows.shape)


def _most(scores: Floats, places: Rows, size: int) -> Floats:
    """The highest score at each place, shape (size,)."""
    found = np.full(size, _NOTHING)
    np.maximum.at(found, places, scores)
    return found


def _rows(passages: Sequence[Passage], kind: PassageKind) -> dict[tuple[str, str], int]:
    """Row of each passage of a kind by (law, section) or (guide, statement)."""
    names = {PassageKind.SECTION: ("law", "section")}.get(kind, ("guide", "statement"))
    return {
        (getattr(passage, names[0]) or "", getattr(passage, names[1]) or ""): row
        for row, passage in enumerate(passages)
        if passage.kind is kind
    }


def _sections(bases: Sequence[object]) -> dict[tuple[str, str], None]:
    return {(basis.law, basis.section): None for basis in bases if isinstance(basis, SectionBasis)}


def _columns(rows: Sequence[tuple[int, ...]], count: int) -> list[Rows]:
    """The columns of rows of whole numbers; empty columns where there are no rows."""
    if not rows:
        return [np.empty(0, dtype=np.intp) for _ in range(count)]
    return list(np.asarray(rows, dtype=np.intp).T)

import math
from dataclasses import replace

import numpy as np
import pytest

from indexing.fused import Scored
from indexing.guide_ranking import (
    FEATURES,
    GuideLinks,
    guide_features,
    rank_guides,
    rests_on,
    shipped_guide_ranking,
)
from indexing.legs import Leg, build_legs, standardised
from indexing.passages import PassageKind
from indexing.ranking import RankedSection, RankingModel, SectionKey
from tests.assistant.small import small_corpus
from tests.indexing.fakes import HashEmbedder
from tests.indexing.test_ranking import PASSAGES, RETRIEVER

CORPUS = small_corpus()
LINKS = GuideLinks.of(PASSAGES, CORPUS)


def alone(name: str) -> RankingModel:
    """A model that looks at one feature only."""
    weights = np.asarray([float(feature == name) for feature in FEATURES])
    return RankingModel(weights, np.zeros(len(FEATURES)), np.ones(len(FEATURES)))


def test_every_guide_has_its_own_row_its_statements_and_the_sections_it_rests_on() -> None:
    assert set(LINKS.ids) == set(CORPUS.guides)
    for place, name in enumerate(LINKS.ids):
        assert PASSAGES[LINKS.rows[place]].guide == name
        statements = [PASSAGES[row] for row in LINKS.statements[place][LINKS.there[place]]]
        assert {(passage.guide, passage.kind) for passage in statements} == {(name, PassageKind.STATEMENT)}
        assert [passage.statement for passage in statements] == [one.id for _, one in CORPUS.guides[name].statements()]
        assert {key for key, places in LINKS.resting.items() if place in places} == rests_on(CORPUS.guides[name])


def test_probabilities_add_up_and_fall() -> None:
    scored = RETRIEVER.scored("หมายจับหมดอายุไหม")
    ranked = rank_guides(scored, (), LINKS, shipped_guide_ranking())
    probabilities = [one.probability for one in ranked]
    assert abs(sum(probabilities) - 1) < 1e-9
    assert probabilities == sorted(probabilities, reverse=True)


def test_the_fused_score_alone_ranks_as_the_passages_do() -> None:
    scored = RETRIEVER.scored("หมายจับหมดอายุไหม")
    ranked = rank_guides(scored, (), LINKS, alone("fused"))
    assert ranked[0].id == LINKS.ids[int(scored.fused[LINKS.rows].argmax())]


def test_sections_that_answer_speak_for_the_guide_that_rests_on_them() -> None:
    scored = RETRIEVER.scored("ถาม")
    (only_here, name) = next((key, LINKS.ids[places[0]]) for key, places in LINKS.resting.items() if len(places) == 1)
    ranked = rank_guides(scored, (RankedSection(only_here, 1.0),), LINKS, alone("sections"))
    assert ranked[0].id == name
    elsewhere = (RankedSection(SectionKey("nowhere", "1"), 1.0),)
    features = guide_features(scored, elsewhere, LINKS)
    assert not features[:, FEATURES.index("sections")].any()


def test_features_have_a_column_each_and_zeros_where_no_encoder_is_at_hand() -> None:
    scored = RETRIEVER.scored("หมายจับ")
    features = guide_features(scored, (), LINKS)
    assert features.shape == (len(LINKS.ids), len(FEATURES))
    assert Leg.DENSE not in scored.legs
    assert not features[:, FEATURES.index("meaning")].any()


def test_a_corpus_without_guides_ranks_none() -> None:
    empty = replace(CORPUS, guides={})
    sections = [passage for passage in PASSAGES if passage.kind is PassageKind.SECTION]
    scored = RETRIEVER.scored("หมายจับ")
    links = GuideLinks.of(sections, empty)
    assert rank_guides(scored, (), links, shipped_guide_ranking()) == ()


def plainly(scored: Scored, probabilities: dict[SectionKey, float], name: str) -> dict[str, float]:
    """Features of a guide, one passage after the other."""
    own = next(row for row, one in enumerate(PASSAGES) if one.kind is PassageKind.GUIDE and one.guide == name)
    rows = [row for row, one in enumerate(PASSAGES) if one.kind is PassageKind.STATEMENT and one.guide == name]
    best = sorted((float(scored.fused[row]) for row in rows), reverse=True)[:4]
    question_meaning = float(scored.legs[Leg.QUESTION_DENSE][own])
    return {
        "fused": float(scored.fused[own]),
        "statement": best[0],
        "statements": sum(best) / len(best),
        "statement_meaning": max(0.0, *(float(scored.legs[Leg.DENSE][row]) for row in rows)),
        "sections": math.sqrt(sum(probabilities.get(key, 0.0) for key in rests_on(CORPUS.guides[name]))),
        "words": float(standardised(scored.legs[Leg.WORDS])[own]),
        "questions": float(standardised(scored.legs[Leg.QUESTIONS])[own]),
        "question_characters": float(standardised(scored.legs[Leg.QUESTION_CHARACTERS])[own]),
        "meaning": float(scored.legs[Leg.DENSE][own]),
        "question_meaning": question_meaning,
        "same_question": max(question_meaning - 0.75, 0.0),
    }


@pytest.mark.parametrize("question", ["หมายจับหมดอายุไหม", "ขอประกันตัวต้องทำไง", "ถาม"])
def test_features_and_scores_are_those_of_a_plain_count(question: str) -> None:
    scored = replace(RETRIEVER, legs=build_legs(PASSAGES, HashEmbedder()), embedder=HashEmbedder()).scored(question)
    sections = [RankedSection(key, 0.1 * place) for place, key in enumerate(LINKS.resting, start=1)]
    features = guide_features(scored, sections, LINKS)
    for place, name in enumerate(LINKS.ids):
        expected = plainly(scored, dict(sections), name)
        assert dict(zip(FEATURES, features[place], strict=True)) == pytest.approx(expected, abs=1e-5)
    for guide in rank_guides(scored, sections, LINKS, shipped_guide_ranking()):
        own = [hit.score for hit in RETRIEVER.hits(scored, len(PASSAGES)) if hit.passage.guide == guide.id]
        assert guide.score == max(own)

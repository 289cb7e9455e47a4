from dataclasses import replace

import numpy as np

from indexing.guide_ranking import (
    FEATURES,
    GuideLinks,
    guide_features,
    rank_guides,
    shipped_guide_ranking,
)
from indexing.legs import Leg
from indexing.passages import PassageKind
from indexing.ranking import RankedSection, RankingModel, SectionKey
from tests.assistant.small import small_corpus
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
        assert {PASSAGES[row].guide for row in LINKS.statements[place]} == {name}
        assert all(PASSAGES[row].kind is PassageKind.STATEMENT for row in LINKS.statements[place])
        assert len(LINKS.statements[place]) == len(list(CORPUS.guides[name].statements()))
        assert LINKS.sections[place]


def test_probabilities_add_up_and_fall() -> None:
    scored = RETRIEVER.scored("หมายจับหมดอายุไหม")
    ranked = rank_guides(scored.legs, scored.fused, (), LINKS, shipped_guide_ranking())
    probabilities = [one.probability for one in ranked]
    assert abs(sum(probabilities) - 1) < 1e-9
    assert probabilities == sorted(probabilities, reverse=True)


def test_the_fused_score_alone_ranks_as_the_passages_do() -> None:
    scored = RETRIEVER.scored("หมายจับหมดอายุไหม")
    ranked = rank_guides(scored.legs, scored.fused, (), LINKS, alone("fused"))
    assert ranked[0].id == LINKS.ids[int(scored.fused[LINKS.rows].argmax())]


def test_sections_that_answer_speak_for_the_guide_that_rests_on_them() -> None:
    scored = RETRIEVER.scored("ถาม")
    (only_here, name) = next(
        (key, LINKS.ids[place])
        for place, keys in enumerate(LINKS.sections)
        for key in keys
        if sum(key in others for others in LINKS.sections) == 1
    )
    ranked = rank_guides(scored.legs, scored.fused, (RankedSection(only_here, 1.0),), LINKS, alone("sections"))
    assert ranked[0].id == name
    elsewhere = (RankedSection(SectionKey("nowhere", "1"), 1.0),)
    features = guide_features(scored.legs, scored.fused, elsewhere, LINKS)
    assert not features[:, FEATURES.index("sections")].any()


def test_features_have_a_column_each_and_zeros_where_no_encoder_is_at_hand() -> None:
    scored = RETRIEVER.scored("หมายจับ")
    features = guide_features(scored.legs, scored.fused, (), LINKS)
    assert features.shape == (len(LINKS.ids), len(FEATURES))
    assert Leg.DENSE not in scored.legs
    assert not features[:, FEATURES.index("meaning")].any()


def test_a_corpus_without_guides_ranks_none() -> None:
    empty = replace(CORPUS, guides={})
    sections = [passage for passage in PASSAGES if passage.kind is PassageKind.SECTION]
    scored = RETRIEVER.scored("หมายจับ")
    links = GuideLinks.of(sections, empty)
    assert rank_guides(scored.legs, scored.fused, (), links, shipped_guide_ranking()) == ()

import numpy as np

from corpus.citations import LawNames
from indexing.expansion import Expander
from indexing.fused import FusedRetriever, Scored
from indexing.legs import Leg, build_legs
from indexing.passages import PassageKind, passages_of
from indexing.ranking import (
    FEATURES,
    RankingModel,
    SectionKey,
    SectionLinks,
    candidate_features,
    rank_sections,
    shipped_ranking,
)
from tests.assistant.small import small_corpus

CORPUS = small_corpus()
PASSAGES = passages_of(CORPUS)
LINKS = SectionLinks.of(PASSAGES, CORPUS)
RETRIEVER = FusedRetriever(
    PASSAGES,
    build_legs(PASSAGES, None),
    Expander.of(()),
    LawNames.of(CORPUS.register.laws.values()),
)


def test_every_digest_has_a_place_and_every_basis_of_a_statement_a_link() -> None:
    assert set(LINKS.keys) == {SectionKey(*key) for key in CORPUS.sections}
    assert [PASSAGES[row].section for row in LINKS.rows] == [key.number for key in LINKS.keys]
    assert LINKS.statement_rows.shape == LINKS.statement_sections.shape == LINKS.statement_guides.shape
    assert all(PASSAGES[row].kind is PassageKind.STATEMENT for row in LINKS.statement_rows)


def test_probabilities_add_up_and_fall() -> None:
    scored = RETRIEVER.scored("หมายจับหมดอายุไหม")
    ranked = rank_sections(scored, LINKS, shipped_ranking())
    probabilities = [one.probability for one in ranked]
    assert abs(sum(probabilities) - 1) < 1e-9
    assert probabilities == sorted(probabilities, reverse=True)


def test_the_fused_score_alone_ranks_as_the_passages_do() -> None:
    scored = RETRIEVER.scored("หมายจับหมดอายุไหม")
    alone = np.asarray([1.0] + [0.0] * (len(FEATURES) - 1))
    model = RankingModel(alone, np.zeros(len(FEATURES)), np.ones(len(FEATURES)))
    ranked = rank_sections(scored, LINKS, model)
    expected = sorted(LINKS.keys, key=lambda key: -scored.fused[LINKS.rows[LINKS.keys.index(key)]])
    assert ranked[0].key == expected[0]


def test_features_have_a_column_each_and_zeros_where_no_encoder_is_at_hand() -> None:
    scored = RETRIEVER.scored("หมายจับ")
    places, features = candidate_features(scored, LINKS)
    assert features.shape == (places.size, len(FEATURES))
    assert Leg.DENSE not in scored.legs
    assert not features[:, FEATURES.index("meaning")].any()


def test_a_corpus_without_digests_ranks_nothing() -> None:
    links = SectionLinks.of((), CORPUS)
    assert rank_sections(Scored({}, {}, np.zeros(0, dtype=np.float32)), links, shipped_ranking()) == ()

from dataclasses import replace

import numpy as np
import pytest

from assistant.testing import corpus_of
from corpus.collection import Corpus
from corpus.models import Ask, SectionBasis
from indexing.expansion import Expander
from indexing.fused import FusedRetriever
from indexing.guide_ranking import RankedGuide
from indexing.legs import build_legs
from indexing.passages import passages_of
from indexing.ranking import RankingModel, SectionKey
from indexing.statement_ranking import (
    FEATURES,
    StatementLinks,
    Told,
    rank_statements,
    shipped_statement_ranking,
    statement_features,
)
from tests.assistant.small import BAIL, WARRANT, small_corpus

NOTHING = Told({}, (), (RankedGuide("warrant", 0.6, 1.0), RankedGuide("bail", 0.4, 1.0)), None, ())
QUESTION = "หมายจับใช้ได้ถึงเมื่อไร"


def retriever(corpus: Corpus) -> FusedRetriever:
    passages = passages_of(corpus)
    return FusedRetriever(passages, build_legs(passages, None), Expander.of(()), _laws(corpus))


def _laws(corpus: Corpus):  # type: ignore[no-untyped-def]
    from corpus.citations import LawNames

    return LawNames.of(corpus.register.laws.values())


def column(name: str, told: Told = NOTHING, corpus: Corpus | None = None, question: str = QUESTION) -> dict[str, float]:
    """A feature of every statement of the small corpus, by "guide/id"."""
    corpus = corpus or small_corpus()
    found = retriever(corpus)
    links = StatementLinks.of(found.passages, corpus)
    features = statement_features(found.scored(question), told, links)
    return dict(zip(map("/".join, links.names), features[:, FEATURES.index(name)].tolist(), strict=True))


def only(name: str) -> RankingModel:
    """A model that looks at one feature."""
    weights = np.asarray([float(feature == name) for feature in FEATURES])
    return RankingModel(weights, np.zeros(len(FEATURES)), np.ones(len(FEATURES)))


def test_the_statement_of_the_likeliest_section_stands_out_and_unlikely_ones_cost() -> None:
    told = replace(NOTHING, sections={SectionKey("procedure", "68"): 0.49}, likely={("procedure", "68")})
    best, unlikely = column("likely_section", told), column("unlikely_sections", told)
    assert best["warrant/until-arrest"] == pytest.approx(0.7)
    assert best["warrant/court-issues"] == 0
    assert unlikely["warrant/until-arrest"] == 0
    assert unlikely["warrant/court-issues"] == -1


def test_the_guides_probability_counts_for_each_of_its_statements() -> None:
    guide = column("guide")
    assert guide["warrant/bring-card"] > guide["bail/no-bond"]
    assert column("guide_near")["bail/no-bond"] == 1


def test_a_statement_that_answers_the_sub_question_is_marked() -> None:
    asked = column("asked", replace(NOTHING, asks=(Ask.HOW_LONG,)))
    assert (asked["warrant/until-arrest"], asked["warrant/court-issues"]) == (1, 0)


@pytest.mark.parametrize("asked", ["answered", "asked_next"])
def test_a_question_that_a_statement_answers_speaks_for_it(asked: str) -> None:
    told: dict[str, tuple[str, ...]] = {"หมายจับหมดอายุไหม": ("until-arrest",)}
    warrant = replace(WARRANT, answered=told) if asked == "answered" else replace(WARRANT, asked_next=told)
    guides = (warrant, BAIL)
    corpus = corpus_of(
        guides=guides, sections=small_corpus().sections.values(), laws=small_corpus().register.laws.values()
    )
    questions = column("questions", corpus=corpus, question="หมายจับหมดอายุตอนไหน")
    assert max(questions, key=lambda name: questions[name]) == "warrant/until-arrest"


def test_in_its_guide_the_first_by_words_is_marked_once_or_where_several_tie() -> None:
    first = column("first_by_words")
    assert {first[name] for name in first} == {0.0, 1.0}


def test_statements_of_guides_that_are_left_out_are_never_returned() -> None:
    corpus = small_corpus()
    found = retriever(corpus)
    links = StatementLinks.of(found.passages, corpus)
    told = replace(NOTHING, guides=(RankedGuide("bail", 1.0, 1.0),))
    ranked = rank_statements(found.scored(QUESTION), told, links, only("words"), 10)
    assert {one.guide for one in ranked} == {"bail"}
    assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)


def test_a_corpus_without_guides_has_no_statements() -> None:
    corpus = corpus_of(sections=small_corpus().sections.values(), laws=small_corpus().register.laws.values())
    found = retriever(corpus)
    links = StatementLinks.of(found.passages, corpus)
    assert rank_statements(found.scored(QUESTION), NOTHING, links, only("words"), 10) == ()


def test_a_statement_that_rests_on_a_source_alone_counts_as_one_unlikely() -> None:
    fund = next(one for one in WARRANT.fees)
    alone = replace(fund, basis=tuple(basis for basis in fund.basis if not isinstance(basis, SectionBasis)))
    guides = (replace(WARRANT, fees=(alone,)), BAIL)
    corpus = corpus_of(
        guides=guides, sections=small_corpus().sections.values(), laws=small_corpus().register.laws.values()
    )
    assert column("unlikely_sections", corpus=corpus)["warrant/fund"] == -1


def test_the_shipped_model_has_every_feature_and_no_negative_weight() -> None:
    assert (shipped_statement_ranking().weights >= 0).all()
    assert shipped_statement_ranking().weights.any()

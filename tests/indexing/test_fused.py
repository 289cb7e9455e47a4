import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.citations import LawNames
from indexing.expansion import Expander
from indexing.fused import EXACT_SCORE, FusedRetriever
from indexing.hits import Retriever
from indexing.langchain_retriever import NitiNamRetriever
from indexing.legs import WEIGHTS, Leg, build_legs
from indexing.passages import PassageKind, passages_of
from indexing.pool import PoolRetriever
from tests.indexing.small_corpus import HashEmbedder, small_corpus

CORPUS = small_corpus()
PASSAGES = passages_of(CORPUS)


def retriever(weights: dict[Leg, float] | None = None) -> FusedRetriever:
    embedder = HashEmbedder()
    return FusedRetriever(
        PASSAGES,
        build_legs(PASSAGES, embedder),
        Expander.of(CORPUS.terms.values()),
        LawNames.of(CORPUS.register.laws.values()),
        embedder,
        weights or WEIGHTS,
    )


FUSED = retriever()


def test_passages_have_ids_of_their_own_in_a_stable_order() -> None:
    ids = [passage.id for passage in PASSAGES]
    assert ids == [passage.id for passage in passages_of(small_corpus())]
    assert len(set(ids)) == len(ids) == 10
    assert ids[0] == "criminal-procedure-code/66"
    assert ids[-1] == "bail/rests-on-106"


def test_the_question_people_ask_finds_its_section() -> None:
    assert FUSED.search("ตำรวจขังได้กี่ชั่วโมง", 1)[0].passage.section == "87"


def test_a_lay_word_finds_the_legal_one() -> None:
    only = retriever({Leg.EXPANSION: 1.0})
    assert only.search("อยากประกันตัว", 1)[0].passage.section == "106"


@pytest.mark.parametrize("leg", [leg for leg in Leg if leg is not Leg.EXACT])
def test_each_leg_alone_finds_something(leg: Leg) -> None:
    hits = retriever({leg: 1.0}).search("มีหมายจับ อยากประกันตัว", 10)
    assert hits
    assert hits[0].legs.get(leg.value, 0.0) > 0


def test_a_named_section_stands_on_top() -> None:
    best = FUSED.search("มาตรา 166 ป.วิ.อ. เรื่องหมายจับ", 3)[0]
    assert (best.passage.section, best.passage.kind) == ("166", PassageKind.SECTION)
    assert best.score > EXACT_SCORE / 2


def test_section_66_does_not_bring_166() -> None:
    hits = FUSED.search("มาตรา 66 ป.วิ.อ.", 10)
    named = [hit.passage.section for hit in hits if Leg.EXACT.value in hit.legs]
    assert named == ["66"]


def test_scores_fall_and_ties_keep_their_order() -> None:
    hits = FUSED.search("หมายจับ ประกันตัว ศาล", 10)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert [hit.passage.id for hit in hits] == [hit.passage.id for hit in FUSED.search("หมายจับ ประกันตัว ศาล", 10)]


@pytest.mark.parametrize("question", ["", " ", "!!!", "🙂"])
def test_a_question_without_words_finds_nothing(question: str) -> None:
    assert FUSED.search(question) == ()


def test_fusing_is_the_weighted_sum_of_standardised_legs() -> None:
    legs = FUSED.leg_scores("หมายจับหมดอายุไหม")
    expected = np.zeros(len(PASSAGES))
    for leg, scores in legs.items():
        if leg is not Leg.EXACT and scores.std() > 1e-9:
            expected += WEIGHTS[leg] * (scores - scores.mean()) / scores.std()
    assert FUSED.fuse(legs) == pytest.approx(expected, abs=1e-4)


def test_an_english_question_is_put_to_the_thai_legs() -> None:
    assert FUSED.search("bail", 3)[0].passage.section == "106" or FUSED.search("bail", 3)[0].passage.guide == "bail"


@settings(deadline=None)
@given(st.text(max_size=80))
def test_no_question_breaks_the_search(question: str) -> None:
    assert len(FUSED.search(question, 5)) <= 5


def test_the_retriever_keeps_the_protocol() -> None:
    kept: Retriever = FUSED
    assert kept.search("หมายจับ", 2)


def test_langchain_sees_the_same_passages_in_the_same_order() -> None:
    documents = NitiNamRetriever.over(FUSED, 4).invoke("หมายจับหมดอายุไหม")
    hits = FUSED.search("หมายจับหมดอายุไหม", 4)
    assert [document.id for document in documents] == [hit.passage.id for hit in hits]
    assert [document.metadata["score"] for document in documents] == [hit.score for hit in hits]
    assert documents[0].page_content == hits[0].passage.text


def test_a_pool_collapses_passages_to_sections_before_counting() -> None:
    law = "ประมวลกฎหมายอาญา"
    rows = [(law, "334", "ลักทรัพย์"), (law, "334", "ลักทรัพย์ในวรรคสอง"), (law, "341", "ฉ้อโกงทรัพย์")]
    found = PoolRetriever.build(rows).search("ลักทรัพย์ ฉ้อโกง ทรัพย์", 2)
    assert sorted(found) == [(law, "334"), (law, "341")]


def test_expansion_leaves_out_what_was_already_said() -> None:
    expander = Expander.of(CORPUS.terms.values())
    assert "ชั่วคราว" in expander.expand(("ประกัน", "ตัว"))
    assert "ชั่วคราว" not in expander.expand(("ประกัน", "ตัว", "ชั่วคราว"))


def test_a_section_of_many_passages_leaves_room_for_the_others() -> None:
    law = "ประมวลกฎหมายอาญา"
    rows = [(law, "334", f"ลักทรัพย์ ทรัพย์ วรรค {number}") for number in range(90)]
    rows += [(law, "341", "ฉ้อโกง ทรัพย์"), (law, "352", "ยักยอก ทรัพย์")]
    found = PoolRetriever.build(rows).search("ลักทรัพย์ ทรัพย์", 3)
    assert found[0] == (law, "334")
    assert sorted(found) == [(law, "334"), (law, "341"), (law, "352")]


def test_a_section_named_in_a_question_stands_on_top_of_a_pool() -> None:
    law = "ประมวลกฎหมายอาญา"
    rows = [(law, "334", "ลักทรัพย์ ทรัพย์"), (law, "341", "ฉ้อโกง")]
    assert PoolRetriever.build(rows).search("ลักทรัพย์ ทรัพย์ มาตรา 341 ป.อ.", 1) == [(law, "341")]

"""The Retriever protocol, on everything that keeps it; and its LangChain form."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.testing import FakeRetriever
from indexing.build import build_index, load_index
from indexing.hits import Hit, Retriever
from indexing.langchain_retriever import NitiNamRetriever
from indexing.passages import Passage, PassageKind
from indexing.pool import PoolRetriever
from tests.indexing.fakes import HashEmbedder
from tests.indexing.small_corpus import retriever_over, small_corpus

PENAL_CODE = "ประมวลกฎหมายอาญา"
QUESTION = "หมายจับหมดอายุไหม อยากประกันตัว"


def from_disk(folder: Path) -> Retriever:
    build_index(small_corpus(), folder, HashEmbedder())
    return load_index(folder, HashEmbedder()).retriever


def fake(_: Path) -> Retriever:
    return FakeRetriever(tuple(Hit(Passage(name, PassageKind.SECTION, "", ""), 1.0, {}) for name in "abcdef"))


MAKERS: dict[str, Callable[[Path], Retriever]] = {
    "in memory": lambda _: retriever_over(small_corpus(), HashEmbedder()),
    "without an embedder": lambda _: retriever_over(small_corpus()),
    "from disk": from_disk,
    "fake": fake,
}


@pytest.fixture(params=MAKERS)
def retriever(request: pytest.FixtureRequest, tmp_path: Path) -> Retriever:
    return MAKERS[request.param](tmp_path / "index")


def test_at_most_k_are_found_and_k_only_cuts_the_list(retriever: Retriever) -> None:
    every = retriever.search(QUESTION, 100)
    assert len(every) >= 5
    for k in (0, 1, 3, 5):
        assert retriever.search(QUESTION, k) == every[:k]


def test_ten_are_found_where_nothing_is_said(retriever: Retriever) -> None:
    assert retriever.search(QUESTION) == retriever.search(QUESTION, 10)


def test_scores_never_rise_and_no_passage_stands_twice(retriever: Retriever) -> None:
    hits = retriever.search(QUESTION, 100)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.passage.id for hit in hits}) == len(hits)


def test_the_same_question_finds_the_same(retriever: Retriever) -> None:
    assert retriever.search(QUESTION, 5) == retriever.search(QUESTION, 5)


def test_memory_and_disk_find_the_same(tmp_path: Path) -> None:
    stored, built = from_disk(tmp_path / "index"), retriever_over(small_corpus(), HashEmbedder())
    for question in (QUESTION, "มาตรา 66 ป.วิ.อ.", "What about bail?", ""):
        assert stored.search(question, 100) == built.search(question, 100)


def test_langchain_sees_the_same_passages_in_the_same_order(retriever: Retriever) -> None:
    documents = NitiNamRetriever.over(retriever, 4).invoke(QUESTION)
    hits = retriever.search(QUESTION, 4)
    assert [document.id for document in documents] == [hit.passage.id for hit in hits]
    assert [document.page_content for document in documents] == [hit.passage.text for hit in hits]
    assert [document.metadata for document in documents] == [
        {
            "kind": hit.passage.kind.value,
            "law": hit.passage.law,
            "section": hit.passage.section,
            "guide": hit.passage.guide,
            "statement": hit.passage.statement,
            "title": hit.passage.title,
            "score": hit.score,
            "legs": hit.legs,
        }
        for hit in hits
    ]


def test_a_pool_collapses_passages_to_sections_before_counting() -> None:
    rows = [(PENAL_CODE, "334", f"ลักทรัพย์ ทรัพย์ วรรค {number}") for number in range(90)]
    rows += [(PENAL_CODE, "341", "ฉ้อโกง ทรัพย์"), (PENAL_CODE, "352", "ยักยอก ทรัพย์")]
    found = PoolRetriever.build(rows).search("ลักทรัพย์ ทรัพย์", 3)
    assert found[0] == (PENAL_CODE, "334")
    assert sorted(found) == [(PENAL_CODE, "334"), (PENAL_CODE, "341"), (PENAL_CODE, "352")]


def test_a_section_named_in_a_question_stands_on_top_of_a_pool() -> None:
    rows = [(PENAL_CODE, "334", "ลักทรัพย์ ทรัพย์"), (PENAL_CODE, "341", "ฉ้อโกง"), (PENAL_CODE, "34", "ทรัพย์")]
    assert PoolRetriever.build(rows).search("ลักทรัพย์ ทรัพย์ มาตรา 341 ป.อ.", 1) == [(PENAL_CODE, "341")]


def test_a_pool_meets_nothing_where_no_word_is_known() -> None:
    assert PoolRetriever.build([(PENAL_CODE, "334", "ลักทรัพย์")]).search("qqqq", 5) == []

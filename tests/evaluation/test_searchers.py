import math
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.datasets import PoolPassage
from evaluation.searchers import Bm25Searcher, SectionSearcher
from tests.evaluation.fakes import PENAL, PROCEDURE, SECTIONS, ListedSearcher


def build(*passages: PoolPassage) -> Bm25Searcher:
    return Bm25Searcher.build(passages, str.split)


def plain_bm25(texts: Sequence[str], question: str) -> list[float]:
    """Lucene's BM25 in plain Python: idf · tf / (tf + k1 (1 - b + b length / mean length))."""
    documents = [Counter(text.split()) for text in texts]
    mean = sum(document.total() for document in documents) / len(documents)
    scores = []
    for document in documents:
        score = 0.0
        for word in question.split():
            holding = sum(word in other for other in documents)
            idf = math.log(1 + (len(documents) - holding + 0.5) / (holding + 0.5))
            score += idf * document[word] / (document[word] + 1.5 * (0.25 + 0.75 * document.total() / mean))
        scores.append(score)
    return scores


@pytest.mark.parametrize("searcher", [build(*SECTIONS), ListedSearcher({})])
def test_searchers_keep_the_protocol(searcher: SectionSearcher) -> None:
    assert searcher.name
    assert searcher.search("ไม่มีคำนี้", 3) == []


@pytest.mark.parametrize(
    ("question", "k", "expected", "reason"),
    [
        ("ลัก ทรัพย์ กลางคืน", 5, [(PENAL, "335"), (PENAL, "334")], "the rare word decides"),
        ("ลัก ทรัพย์ กลางคืน", 1, [(PENAL, "335")], "no more than k"),
        ("หมาย จับ", 5, [(PROCEDURE, "66")], "166 shares no word and is left out"),
        ("ประกัน ตัว", 5, [], "no word in common"),
        ("", 5, [], "no word at all"),
        ("จับ", 0, [], "none asked for"),
    ],
)
def test_bm25_ranks_sections(question: str, k: int, expected: list[tuple[str, str]], reason: str) -> None:
    assert build(*SECTIONS).search(question, k) == expected, reason


def test_a_section_is_as_good_as_its_best_passage_and_stands_once() -> None:
    searcher = build(
        PoolPassage(PENAL, "1", "x x x x x x b"),
        PoolPassage(PENAL, "2", "a y"),
        PoolPassage(f"{PENAL} ", "๑", "a b"),
    )
    assert searcher.search("a b", 5) == [(PENAL, "1"), (PENAL, "2")]


def test_equal_sections_keep_the_order_of_the_pool() -> None:
    searcher = build(*(PoolPassage(PENAL, str(number), "a") for number in (3, 1, 2)), PoolPassage(PENAL, "9", "b"))
    assert [section for _, section in searcher.search("a", 5)] == ["3", "1", "2"]


@pytest.mark.parametrize("passages", [(), (PoolPassage(PENAL, "1", ""),)])
def test_a_pool_without_words_finds_nothing(passages: tuple[PoolPassage, ...]) -> None:
    assert build(*passages).search("a", 5) == []


def test_the_baseline_is_called_as_the_contract_says() -> None:
    assert build(*SECTIONS).name == "bm25-newmm"


words = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=8).map(" ".join)


@settings(max_examples=60)
@given(st.lists(words, min_size=1, max_size=8), words)
def test_bm25_agrees_with_the_formula(texts: list[str], question: str) -> None:
    searcher = build(*(PoolPassage(PENAL, str(at), text) for at, text in enumerate(texts)))
    expected = plain_bm25(texts, question)
    found = [int(section) for _, section in searcher.search(question, len(texts))]
    assert {at for at, value in enumerate(expected) if value > 0} == set(found)
    assert [expected[at] for at in found] == pytest.approx(sorted((expected[at] for at in found), reverse=True), 1e-5)

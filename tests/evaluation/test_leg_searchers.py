from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from evaluation.datasets import PoolPassage
from evaluation.leg_searchers import DenseSearcher, dense_name, leg_searchers, usable_legs
from evaluation.section_keys import SectionRef
from indexing.legs import Leg
from indexing.pool import PoolRetriever
from tests.evaluation.fakes import PENAL, PROCEDURE

POOL = (
    PoolPassage(PENAL, "334", "ผู้ใดลักทรัพย์ของผู้อื่น"),
    PoolPassage(PENAL, "335", "ลักทรัพย์ในเวลากลางคืน"),
    PoolPassage(PENAL, "335", "หรือลักทรัพย์โดยทำอันตรายสิ่งกีดกั้น"),
    PoolPassage(PROCEDURE, "66", "เหตุที่จะออกหมายจับ"),
    PoolPassage(PROCEDURE, "106", "คำร้องขอให้ปล่อยชั่วคราว"),
)
AXES = ("ลัก", "กลางคืน", "หมาย")


@dataclass(frozen=True, slots=True)
class AxisEmbedder:
    """A text's vector says which of three words it holds, scaled to unit length; zeros where none."""

    id: str = "axes"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.asarray([[word in text for word in AXES] for text in texts], dtype=np.float32)
        lengths = np.maximum(np.sqrt((rows**2).sum(axis=1, keepdims=True)), 1e-12)
        return np.asarray(rows / lengths, dtype=np.float32)


@pytest.fixture(scope="module")
def own() -> PoolRetriever:
    return PoolRetriever.build([(each.law, each.section, each.text) for each in POOL], AxisEmbedder())


def collapsed(scores: NDArray[np.float32], met: NDArray[np.bool_]) -> list[SectionRef]:
    """The plain way: best passages first, the pool's order where equal, each section where it first stands."""
    rows = [row for row in sorted(range(len(POOL)), key=lambda row: (-float(scores[row]), row)) if met[row]]
    return list(dict.fromkeys(POOL[row].ref for row in rows))


@pytest.mark.parametrize("question", ["ลักทรัพย์กลางคืน", "ออกหมายจับ", "ประกันตัว", "ประมวลกฎหมายอาญา มาตรา 335", "xyz"])
def test_legs_alone_and_fusions_without_them_are_those_of_the_formula(own: PoolRetriever, question: str) -> None:
    scores = own.retriever.leg_scores(question)
    searchers = {each.name: each for each in leg_searchers(own.retriever, POOL)}
    for leg in usable_legs(own.retriever):
        others = {other: values for other, values in scores.items() if other is not leg}
        met = np.any([values != 0 for values in others.values()], axis=0)
        assert searchers[f"leg:{leg}"].search(question, 20) == collapsed(scores[leg], scores[leg] != 0)
        assert searchers[f"without:{leg}"].search(question, 20) == collapsed(own.retriever.fuse(others), met)


def test_a_leg_alone_finds_what_only_it_can_find(own: PoolRetriever) -> None:
    searchers = {each.name: each for each in leg_searchers(own.retriever, POOL)}
    assert searchers["leg:words"].search("กลางคืน", 5) == [(PENAL, "335")]
    assert searchers["leg:expansion"].search("ประกันตัว", 1) == [(PROCEDURE, "106")]
    assert searchers["leg:dense"].search("หมาย", 1) == [(PROCEDURE, "66")]


def test_the_exact_leg_finds_the_section_that_is_named_and_no_other(own: PoolRetriever) -> None:
    law = own.retriever.laws.resolve(PENAL)
    assert law is not None
    pool = [PoolPassage(law, "335", "ลักทรัพย์ในเวลากลางคืน"), PoolPassage(law, "35", "อย่างอื่น")]
    retriever = PoolRetriever.build([(each.law, each.section, each.text) for each in pool]).retriever
    searchers = {each.name: each for each in leg_searchers(retriever, pool)}
    assert searchers["leg:exact"].search("ป.อ. มาตรา 335", 5) == [(law, "335")]
    assert searchers["leg:exact"].search("ลักทรัพย์กลางคืน", 5) == []
    assert searchers["without:exact"].search("ป.อ. มาตรา 35", 5) == [(law, "335"), (law, "35")]  # by its law alone


def test_every_usable_leg_stands_alone_and_is_left_out_once(own: PoolRetriever) -> None:
    legs = ["words", "bigrams", "characters", "expansion", "dense", "law", "exact"]
    assert [each.name for each in leg_searchers(own.retriever, POOL)] == [
        *(f"leg:{leg}" for leg in legs),
        *(f"without:{leg}" for leg in legs),
    ]


def test_legs_with_nothing_to_search_in_are_no_baselines() -> None:
    bare = PoolRetriever.build([(each.law, each.section, each.text) for each in POOL])
    assert {Leg.QUESTIONS, Leg.HEADINGS, Leg.DENSE} & set(usable_legs(bare.retriever)) == set()


def test_k_is_kept(own: PoolRetriever) -> None:
    for searcher in leg_searchers(own.retriever, POOL):
        assert searcher.search("ลักทรัพย์กลางคืน", 1) == searcher.search("ลักทรัพย์กลางคืน", 5)[:1]


def test_a_model_alone_ranks_sections_by_the_cosine_of_their_best_passage() -> None:
    searcher = DenseSearcher.build(POOL, AxisEmbedder(), "dense:axes")
    vectors = AxisEmbedder().embed([each.text for each in POOL])
    query = AxisEmbedder().embed(["ลักของตอนกลางคืน"])[0]
    cosines = vectors @ query
    assert cosines.tolist() == pytest.approx([2**-0.5, 1.0, 2**-0.5, 0.0, 0.0])
    assert searcher.search("ลักของตอนกลางคืน", 5) == collapsed(cosines, np.ones(5, dtype=np.bool_))
    assert searcher.search("ลักของตอนกลางคืน", 2) == [(PENAL, "335"), (PENAL, "334")]
    assert searcher.search("xyz", 5) == []


@pytest.mark.parametrize(
    ("model", "taken", "expected", "reason"),
    [
        ("BAAI/bge-m3", [], "dense:bge-m3", "the last part of an id"),
        ("models/ours/", [], "dense:ours", "the last part of a path"),
        ("models\\ours", [], "dense:ours", "of a Windows path too"),
        ("a/ตัวอย่าง v1", [], "dense:---------v1", "other letters become hyphens"),
        ("a/m", ["dense:m"], "dense:m.2", "two models of one name are told apart"),
        ("a/M", ["dense:m", "dense:M.2"], "dense:M.3", "on every disk"),
    ],
)
def test_names_of_models(model: str, taken: list[str], expected: str, reason: str) -> None:
    assert dense_name(model, taken) == expected, reason

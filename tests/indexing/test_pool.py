"""A pool of sections: its laws by the names that people use, its penalties by the duties that they name."""

import pytest

from indexing.legs import FOREIGN_WEIGHTS, OFFICIAL_WEIGHTS, Leg
from indexing.pool import PoolRetriever

TRADE = "พระราชบัญญัติร้านค้าตัวอย่าง พ.ศ. 2540"
PORTS = "พระราชบัญญัติท่าเรือตัวอย่าง พ.ศ. 2541"
PENAL = "ประมวลกฎหมายอาญา"
POOL = [
    (TRADE, "45", "ร้านต้องออกใบเสร็จ"),
    (TRADE, "90", "ผู้ใดฝ่าฝืนมาตรา 45 ต้องระวางโทษปรับ"),
    (PORTS, "45", "เรือต้องจอด"),
    (PORTS, "90", "ผู้ใดฝ่าฝืนมาตรา 45 แห่งประมวลกฎหมายอาญา ต้องระวางโทษปรับ"),
    (PENAL, "45", "ห้ามทำ"),
]
POOLED = PoolRetriever.build(POOL)


@pytest.mark.parametrize(
    ("question", "expected", "reason"),
    [
        (f"มาตรา 45 แห่ง{TRADE}", {(TRADE, "45")}, "by the pool's name, and no other 45"),
        ("พ.ร.บ.ร้านค้าตัวอย่าง ม.90", {(TRADE, "90")}, "by the short name"),
        ("มาตรา 45 ป.อ.", {(PENAL, "45")}, "a law of the register keeps its names"),
        ("มาตรา 45", set(), "no law named, and none guessed"),
        ("มาตรา 145 พ.ร.บ.ร้านค้าตัวอย่าง", set(), "another number"),
    ],
)
def test_a_section_is_met_under_its_pools_own_law(question: str, expected: set[tuple[str, str]], reason: str) -> None:
    scores = POOLED.retriever.leg_scores(question)[Leg.EXACT]
    assert {POOL[row][:2] for row, score in enumerate(scores) if score} == expected, reason


@pytest.mark.parametrize(
    ("question", "expected"),
    [("พ.ร.บ.ร้านค้าตัวอย่าง ปรับเท่าไร", {TRADE}), (f"{PORTS} กับ ป.อ.", {PORTS, PENAL}), ("ปรับเท่าไร", set())],
)
def test_sections_of_a_named_law_stand_before_others(question: str, expected: set[str]) -> None:
    scores = POOLED.retriever.leg_scores(question)
    assert {POOL[row][0] for row, score in enumerate(scores[Leg.LAW]) if score} == expected
    others = dict(scores)
    del others[Leg.LAW]
    gained = POOLED.retriever.fuse(scores) - POOLED.retriever.fuse(others)
    assert gained == pytest.approx(OFFICIAL_WEIGHTS[Leg.LAW] * scores[Leg.LAW], abs=1e-4)


def test_only_sections_of_the_same_law_are_neighbours() -> None:
    named = {passage.id: passage.names for passage in POOLED.retriever.passages if passage.names}
    assert named == {f"{TRADE}/90/1": ("45",)}


def test_a_penalty_that_names_the_duty_is_found_by_the_duty() -> None:
    assert POOLED.search("ใบเสร็จ", 5) == [(TRADE, "45"), (TRADE, "90")]


def test_a_pool_without_laws_is_searched_by_words() -> None:
    pool = PoolRetriever.build([("wiki", "1", "แมวกินปลา"), ("wiki", "2", "หมาเห่า")])
    assert pool.search("แมว wiki", 5) == [("wiki", "1")]


@pytest.mark.parametrize(
    ("laws", "expected", "reason"),
    [
        ((PENAL, PENAL, TRADE), OFFICIAL_WEIGHTS, "most of it is law that the encoder knows"),
        ((PENAL, TRADE, PORTS), FOREIGN_WEIGHTS, "most of it is not"),
        (("wiki",), FOREIGN_WEIGHTS, "no law at all"),
    ],
)
def test_meaning_weighs_little_over_laws_that_the_encoder_never_saw(
    laws: tuple[str, ...], expected: dict[Leg, float], reason: str
) -> None:
    pool = PoolRetriever.build([(law, str(number), "ห้ามทำ") for number, law in enumerate(laws, start=1)])
    assert pool.retriever.weights == expected, reason

import math
from collections.abc import Sequence

import ir_measures
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.metrics import CUTOFFS, HitTable, Measure, hit_row, measure
from evaluation.section_keys import SectionRef

LAW = "ประมวลกฎหมายอาญา"
FIELDS = ("hit_rate", "all_hit_rate", "recall", "mrr", "all_mrr", "ndcg")


def refs(numbers: Sequence[int]) -> list[SectionRef]:
    return [(LAW, str(number)) for number in numbers]


def measured(ranked: Sequence[int], gold: Sequence[int], unresolved: int = 0) -> dict[str, list[float]]:
    """Measure name → values at 1, 3, 5, 10, 20 for one question; `unresolved` gold is nowhere to be found."""
    hits = hit_row(refs(ranked), refs(gold)).reshape(1, 20)
    values = measure(HitTable(hits, np.asarray([len(gold) + unresolved])))
    return {str(name): row[0].tolist() for name, row in values.items()}


def log(rank: int) -> float:
    return 1 / math.log2(1 + rank)


@pytest.mark.parametrize(
    ("ranked", "gold", "unresolved", "name", "expected", "reason"),
    [
        ([1, 2, 3], [1], 0, "hit_rate", [1, 1, 1, 1, 1], "first"),
        ([9, 2, 1], [1], 0, "hit_rate", [0, 1, 1, 1, 1], "third: not in the first place, in the first three"),
        ([166], [66], 0, "hit_rate", [0, 0, 0, 0, 0], "166 is not 66"),
        ([], [1], 0, "hit_rate", [0, 0, 0, 0, 0], "nothing was returned"),
        ([*range(20), 99], [99], 0, "hit_rate", [0, 0, 0, 0, 0], "rank 21 is beyond every k"),
        ([1, 9, 2], [1, 2], 0, "hit_rate", [1, 1, 1, 1, 1], "one of two is a hit"),
        ([1, 9, 2], [1, 2], 0, "all_hit_rate", [0, 1, 1, 1, 1], "both only in the first three"),
        ([1, 2], [1], 1, "all_hit_rate", [0, 0, 0, 0, 0], "gold outside the pool is missed"),
        ([1, 9, 2], [1, 2], 0, "recall", [1 / 2, 1, 1, 1, 1], "half, then all"),
        ([1, 2], [1, 2], 1, "recall", [1 / 3, 2 / 3, 2 / 3, 2 / 3, 2 / 3], "gold outside the pool is missed"),
        ([9, 8, 7, 1], [1, 2], 0, "mrr", [0, 0, 1 / 4, 1 / 4, 1 / 4], "rank 4 counts 0 before k = 5"),
        ([9, 1, 2], [1, 2], 0, "mrr", [0, 1 / 2, 1 / 2, 1 / 2, 1 / 2], "only the first gold counts"),
        ([1, 2, 3], [3, 1, 2], 0, "all_mrr", [1 / 3, 1, 1, 1, 1], "the best order scores 1"),
        ([9, 1, 2], [1, 2], 0, "all_mrr", [0, 1 / 2, 1 / 2, 1 / 2, 1 / 2], "(1/2 + 1/(3-1)) / 2"),
        ([1, 9, 2], [1, 2], 0, "all_mrr", [1 / 2, 3 / 4, 3 / 4, 3 / 4, 3 / 4], "(1/1 + 1/(3-1)) / 2"),
        ([1, 9, 8, 2], [1, 2, 3], 0, "all_mrr", [1 / 3, 1 / 3, 4 / 9, 4 / 9, 4 / 9], "(1 + 1/(4-1) + 0) / 3"),
        ([1], [1], 1, "all_mrr", [1 / 2] * 5, "gold outside the pool is missed"),
        ([9, 1], [1], 0, "ndcg", [0, log(2), log(2), log(2), log(2)], "one gold, second"),
        ([1, 9, 2], [1, 2], 0, "ndcg", [1, *[(1 + log(3)) / (1 + log(2))] * 4], "ideal is cut at k"),
        ([1], [1], 1, "ndcg", [1, *[1 / (1 + log(2))] * 4], "the ideal holds gold outside the pool too"),
    ],
)
def test_worked_by_hand(
    ranked: list[int], gold: list[int], unresolved: int, name: str, expected: list[float], reason: str
) -> None:
    assert measured(ranked, gold, unresolved)[name] == pytest.approx(expected, abs=1e-12), reason


def test_measures_and_cutoffs_are_those_of_the_contract() -> None:
    assert tuple(str(name) for name in Measure) == FIELDS
    assert CUTOFFS == (1, 3, 5, 10, 20)


def test_a_section_returned_twice_is_found_once() -> None:
    assert measured([1, 1], [1, 2])["recall"] == [1 / 2] * 5


def test_a_row_matches_names_written_in_another_way() -> None:
    assert hit_row([(LAW, "๖๖")], [(f"{LAW} ", "66")])[0]


rankings = st.lists(st.integers(0, 30), max_size=25, unique=True)
golds = st.lists(st.integers(0, 30), min_size=1, max_size=25, unique=True)
cases = st.lists(st.tuples(rankings, golds), min_size=1, max_size=6)


@given(rankings, golds)
def test_every_value_lies_between_0_and_1_and_is_1_only_where_something_was_hit(
    ranked: list[int], gold: list[int]
) -> None:
    values = measured(ranked, gold)
    assert all(0 <= value <= 1 for row in values.values() for value in row)
    for name in FIELDS:
        assert [value > 0 for value in values[name] if name != "all_hit_rate"] == [
            hit == 1 for hit in values["hit_rate"] if name != "all_hit_rate"
        ]


@given(rankings, golds)
def test_all_but_ndcg_never_fall_as_k_grows(ranked: list[int], gold: list[int]) -> None:
    for name, row in measured(ranked, gold).items():
        assert name == "ndcg" or row == sorted(row)


@given(rankings, golds)
def test_measures_stand_in_their_known_order(ranked: list[int], gold: list[int]) -> None:
    values = measured(ranked, gold)
    for k in range(len(CUTOFFS)):
        assert values["all_hit_rate"][k] <= values["recall"][k] <= values["hit_rate"][k]
        assert values["mrr"][k] <= values["hit_rate"][k]
        assert values["all_mrr"][k] <= values["recall"][k] + 1e-12


@given(rankings, st.integers(0, 30))
def test_with_one_gold_the_measures_for_many_are_those_for_one(ranked: list[int], gold: int) -> None:
    values = measured(ranked, [gold])
    assert values["all_hit_rate"] == values["recall"] == values["hit_rate"]
    assert values["all_mrr"] == values["mrr"]


@given(rankings, golds)
def test_all_mrr_is_that_of_the_authors_loop(ranked: list[int], gold: list[int]) -> None:
    for column, k in enumerate(CUTOFFS):
        found, total = 0, 0.0
        for rank, number in enumerate(ranked[:k], start=1):
            if number in gold:
                found += 1
                total += 1 / (rank - found + 1)
        recall = found / len(gold)
        expected = recall / found * total if found else 0.0
        assert measured(ranked, gold)["all_mrr"][column] == pytest.approx(expected, abs=1e-12)


@given(cases)
def test_shared_measures_agree_with_ir_measures(questions: list[tuple[list[int], list[int]]]) -> None:
    qrels = {f"q{at}": {str(number): 1 for number in gold} for at, (_, gold) in enumerate(questions)}
    run = {
        f"q{at}": {str(number): float(100 - rank) for rank, number in enumerate(ranked)}
        for at, (ranked, _) in enumerate(questions)
    }
    theirs = {
        "hit_rate": ir_measures.Success,
        "recall": ir_measures.R,
        "mrr": ir_measures.RR,
        "ndcg": ir_measures.nDCG,
    }
    wanted = {theirs[name] @ k: (name, column) for name in theirs for column, k in enumerate(CUTOFFS)}
    found = {(each.query_id, each.measure): each.value for each in ir_measures.iter_calc(list(wanted), qrels, run)}
    hits = np.asarray([hit_row(refs(ranked), refs(gold)) for ranked, gold in questions])
    ours = measure(HitTable(hits, np.asarray([len(gold) for _, gold in questions])))
    for which, (name, column) in wanted.items():
        for at in range(len(questions)):
            # ir-measures leaves out a question for which nothing was returned: that is 0 here.
            expected = found.get((f"q{at}", which), 0.0)
            assert ours[Measure(name)][at, column] == pytest.approx(expected, abs=1e-9)


def test_no_question_gives_empty_columns() -> None:
    values = measure(HitTable(np.zeros((0, 20), dtype=np.bool_), np.zeros(0, dtype=np.int64)))
    assert {row.shape for row in values.values()} == {(0, 5)}

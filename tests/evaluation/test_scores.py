import random

import ir_measures
import numpy as np
import pytest

from evaluation.metrics import CUTOFFS, Measure
from evaluation.rankings import Ranking
from evaluation.scores import per_question, score
from evaluation.section_keys import SectionRef

LAW = "ประมวลกฎหมายอาญา"
THEIRS = {
    Measure.HIT_RATE: ir_measures.Success,
    Measure.RECALL: ir_measures.R,
    Measure.MRR: ir_measures.RR,
    Measure.NDCG: ir_measures.nDCG,
}


def refs(numbers: list[int]) -> tuple[SectionRef, ...]:
    return tuple((LAW, str(number)) for number in numbers)


def many() -> list[Ranking]:
    """200 questions with 1 to 4 gold sections; numbers from 1,000 are in no pool."""
    draw = random.Random(7)
    rankings = []
    for number in range(200):
        gold = draw.sample(range(25), draw.randint(1, 4)) + draw.sample(range(1_000, 1_010), draw.randint(0, 1))
        ranked = draw.sample(range(30), draw.randint(1, 20))
        missed = refs([each for each in gold if each >= 1_000])
        rankings.append(Ranking(f"q{number}", refs(gold), missed, refs(ranked), float(number)))
    return rankings


def test_means_agree_with_a_second_library_to_nine_places() -> None:
    rankings = many()
    qrels = {each.question_id: {section: 1 for _, section in each.gold} for each in rankings}
    run = {
        each.question_id: {section: 1 / rank for rank, (_, section) in enumerate(each.ranked, start=1)}
        for each in rankings
    }
    wanted = {THEIRS[name] @ k: (name, k) for name in THEIRS for k in CUTOFFS}
    theirs = ir_measures.calc_aggregate(list(wanted), qrels, run)
    ours = score(rankings).table
    for which, (name, k) in wanted.items():
        assert ours[name][k].mean == pytest.approx(theirs[which], abs=1e-9), which
    assert 0.1 < theirs[ir_measures.nDCG @ 10] < 0.9  # not the trivial agreement of all or nothing


def test_a_run_of_three_questions_worked_by_hand() -> None:
    rankings = [
        # Gold 1 and 2 at ranks 2 and 3: multi-MRR (1/2 + 1/(3-1)) / 2.
        Ranking("a", refs([1, 2]), (), refs([9, 1, 2]), 1.0),
        # Gold 1 at rank 1 and 2 not in the pool: multi-MRR (1/1 + 0) / 2.
        Ranking("b", refs([1, 2]), refs([2]), refs([1, 2]), 3.0),
        # Gold 1, 2 and 3 at ranks 1, 2 and 4: multi-MRR (1/1 + 1/1 + 1/(4-2)) / 3.
        Ranking("c", refs([1, 2, 3]), (), refs([1, 2, 9, 3]), None),
    ]
    found = score(rankings)
    assert found.n == 3
    assert found.table[Measure.ALL_MRR][5].mean == pytest.approx((1 / 2 + 1 / 2 + 5 / 6) / 3, abs=1e-12)
    assert found.table[Measure.ALL_MRR][3].mean == pytest.approx((1 / 2 + 1 / 2 + 2 / 3) / 3, abs=1e-12)
    assert found.table[Measure.ALL_HIT_RATE][5].mean == pytest.approx(2 / 3, abs=1e-12)
    assert found.table[Measure.RECALL][1].mean == pytest.approx((0 + 1 / 2 + 1 / 3) / 3, abs=1e-12)
    assert found.latency is not None
    assert (found.latency.p50, found.latency.p99) == pytest.approx((2.0, 2.98))


def test_columns_of_a_question_are_the_measures_each_at_every_cutoff() -> None:
    columns = per_question([Ranking("a", refs([1]), (), refs([9, 1]), 1.0)])
    log = 1 / np.log2(3)
    half, one = [0, 0.5, 0.5, 0.5, 0.5], [0, 1, 1, 1, 1]
    assert columns[0].tolist() == pytest.approx([*one, *one, *one, *half, *half, 0, log, log, log, log])


def test_an_interval_holds_the_mean() -> None:
    for row in score(many()).table.values():
        for cell in row.values():
            assert cell.mean is not None
            assert cell.interval is not None
            assert cell.interval.low <= cell.mean <= cell.interval.high

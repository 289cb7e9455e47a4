import json
from typing import Any

import pytest

from evaluation.datasets import GoldQuestion
from evaluation.errors import SearcherError
from evaluation.rankings import rank_questions
from evaluation.retrieval import evaluate_retrieval, report_json
from evaluation.searchers import Bm25Searcher
from evaluation.section_keys import section_key
from tests.evaluation.fakes import PENAL, PROCEDURE, QUESTIONS, SECTIONS, ListedSearcher, silent

FOUND = {
    "ลัก ทรัพย์ กลางคืน": [(PENAL, "334"), (PENAL, "335")],
    "หมาย จับ ออก เพราะ เหตุ ใด": [(PROCEDURE, "66"), (PROCEDURE, "999"), (PROCEDURE, "166")],
}
MEASURES = ("hit_rate", "all_hit_rate", "recall", "mrr", "all_mrr", "ndcg")
KEYS = ["1", "3", "5", "10", "20"]


def report_of(*questions: GoldQuestion) -> dict[str, Any]:
    baseline = Bm25Searcher.build(SECTIONS, str.split)
    return report_json(evaluate_retrieval(SECTIONS, questions, ListedSearcher(FOUND), [baseline], silent))


def test_a_report_worked_by_hand() -> None:
    report = report_of(*QUESTIONS)
    assert report["n"] == 3
    assert report["unresolved"] == [{"id": "warrant", "law": PROCEDURE, "section": "999"}]
    assert report["hit_rate"] == pytest.approx(dict(zip(KEYS, [1 / 3, *[2 / 3] * 4], strict=True)))
    assert report["all_hit_rate"] == pytest.approx(dict(zip(KEYS, [0, *[1 / 3] * 4], strict=True)))
    assert report["recall"] == pytest.approx(dict(zip(KEYS, [0.5 / 3, *[1.5 / 3] * 4], strict=True)))
    assert report["mrr"] == pytest.approx(dict(zip(KEYS, [1 / 3, *[1.5 / 3] * 4], strict=True)))
    assert report["all_mrr"] == pytest.approx(dict(zip(KEYS, [0.5 / 3, *[1 / 3] * 4], strict=True)))


def test_gold_outside_the_pool_is_missed_even_where_a_searcher_names_it() -> None:
    report = report_of(QUESTIONS[1])
    assert report["recall"] == dict.fromkeys(KEYS, 0.5)


def test_a_report_has_exactly_the_fields_of_the_contract() -> None:
    report = report_of(*QUESTIONS)
    fields = ["n", "unresolved", *MEASURES, "ci95", "latency_ms"]
    assert list(report) == [*fields, "baselines"]
    assert list(report["baselines"]) == ["bm25-newmm"]
    baseline = report["baselines"]["bm25-newmm"]
    assert list(baseline) == fields
    for each in (report, baseline):
        assert all(list(each[name]) == KEYS for name in MEASURES)
        assert list(each["ci95"]) == [f"{name}@{k}" for name in MEASURES for k in KEYS]
        assert list(each["latency_ms"]) == ["p50", "p99"]
        assert all(len(pair) == 2 for pair in each["ci95"].values())
    assert json.loads(json.dumps(report)) == report


def test_the_baseline_is_scored_on_the_same_questions() -> None:
    baseline = report_of(*QUESTIONS)["baselines"]["bm25-newmm"]
    assert baseline["n"] == 3
    assert baseline["hit_rate"] == pytest.approx(dict.fromkeys(KEYS, 2 / 3))


def test_nothing_to_measure_is_null_and_never_0() -> None:
    report = report_of()
    assert report["n"] == 0
    assert report["hit_rate"] == report["ndcg"] == dict.fromkeys(KEYS)
    assert report["latency_ms"] == {"p50": None, "p99": None}
    assert set(report["ci95"].values()) == {None}


def test_questions_without_gold_are_set_aside_and_said() -> None:
    said: list[str] = []
    nothing = GoldQuestion("open", "ลาบวชได้กี่วัน", ())
    searcher = ListedSearcher(FOUND)
    report = evaluate_retrieval(SECTIONS, [nothing, *QUESTIONS], searcher, progress=said.append)
    assert report.unscored == ("open",)
    assert report.outcome.scores.n == 3
    assert nothing.question not in [question for question, _ in searcher.asked]
    assert said == ["not scored, for they name no gold: 1 of 4 questions", "listed: 3 of 3 questions"]


def test_passages_collapse_to_sections_before_k_is_counted() -> None:
    found = [(PENAL, "334"), (PENAL, " 334"), (PENAL, "๓๓๔"), (PENAL, "335")]
    searcher = ListedSearcher({QUESTIONS[0].question: found})
    [ranking] = rank_questions(searcher, QUESTIONS[:1], frozenset([section_key(PENAL, "335")]), silent)
    assert ranking.ranked == ((PENAL, "334"), (PENAL, "335"))


def test_no_more_than_twenty_sections_are_kept_and_twenty_are_asked_for() -> None:
    searcher = ListedSearcher({QUESTIONS[0].question: [(PENAL, str(number)) for number in range(50)]})
    [ranking] = rank_questions(searcher, QUESTIONS[:1], frozenset(), silent)
    assert len(ranking.ranked) == 20
    assert {k for _, k in searcher.asked} == {20}


def test_the_first_search_is_not_timed() -> None:
    ticks = iter([0.0, 0.002, 1.0, 1.004])
    searcher = ListedSearcher(FOUND)
    rankings = rank_questions(searcher, QUESTIONS[:2], frozenset(), silent, lambda: next(ticks))
    assert [ranking.milliseconds for ranking in rankings] == pytest.approx([2.0, 4.0])
    assert len(searcher.asked) == 3


def test_progress_goes_to_stderr_and_leaves_stdout_to_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    evaluate_retrieval(SECTIONS, QUESTIONS, ListedSearcher(FOUND))
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "listed: 3 of 3 questions\n"


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (("nitinam", "nitinam"), "the same name"),
        (("nitinam", "NitiNam"), "the same file on some disks"),
        (("", "b"), "no name"),
        (("a/b", "c"), "a folder"),
        (("..", "c"), "the folder above"),
        (("นิตินำ", "c"), "letters of a name are plain"),
    ],
)
def test_names_that_cannot_be_told_apart_or_written_are_refused(names: tuple[str, str], reason: str) -> None:
    own, other = (ListedSearcher({}, name) for name in names)
    with pytest.raises(SearcherError):
        pytest.fail(f"{reason}: {evaluate_retrieval(SECTIONS, QUESTIONS, own, [other], silent)}")

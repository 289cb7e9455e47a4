import json
from dataclasses import replace
from typing import Any

import pytest

from corpus.faults import Fault
from evaluation.datasets import GoldQuestion
from evaluation.errors import SearcherError
from evaluation.metrics import Measure
from evaluation.rankings import Telling, rank_questions
from evaluation.retrieval import HowToRun, evaluate_retrieval
from evaluation.retrieval_report import report_json, report_text, values_of
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
    return report_json(evaluate_retrieval(SECTIONS, questions, ListedSearcher(FOUND), [baseline], HowToRun(silent)))


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
    assert list(report) == [*fields, "by", "unscored", "remarks", "baselines"]
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
    report = evaluate_retrieval(SECTIONS, [nothing, *QUESTIONS], searcher, how=HowToRun(said.append))
    assert report.unscored == ("open",)
    assert report.outcome.scores.n == 3
    assert nothing.question not in [question for question, _ in searcher.asked]
    assert said == ["not scored, for they name no gold: 1 of 4 questions", "listed: 3 of 3 questions"]


def test_passages_collapse_to_sections_before_k_is_counted() -> None:
    found = [(PENAL, "334"), (PENAL, " 334"), (PENAL, "๓๓๔"), (PENAL, "335")]
    searcher = ListedSearcher({QUESTIONS[0].question: found})
    [ranking] = rank_questions(searcher, QUESTIONS[:1], frozenset([section_key(PENAL, "335")]), Telling(silent))
    assert ranking.ranked == ((PENAL, "334"), (PENAL, "335"))


def test_no_more_than_twenty_sections_are_kept_and_twenty_are_asked_for() -> None:
    searcher = ListedSearcher({QUESTIONS[0].question: [(PENAL, str(number)) for number in range(50)]})
    [ranking] = rank_questions(searcher, QUESTIONS[:1], frozenset(), Telling(silent))
    assert len(ranking.ranked) == 20
    assert {k for _, k in searcher.asked} == {20}


def test_the_first_search_is_not_timed() -> None:
    ticks = iter([0.0, 0.002, 1.0, 1.004])
    searcher = ListedSearcher(FOUND)
    rankings = rank_questions(searcher, QUESTIONS[:2], frozenset(), Telling(silent), lambda: next(ticks))
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
        (("leg:", "c"), "a colon stands inside"),
        ((":words", "c"), "a colon stands inside"),
        (("leg=words", "c"), "'=' stands for ':' in a file name"),
    ],
)
def test_names_that_cannot_be_told_apart_or_written_are_refused(names: tuple[str, str], reason: str) -> None:
    own, other = (ListedSearcher({}, name) for name in names)
    with pytest.raises(SearcherError):
        pytest.fail(f"{reason}: {evaluate_retrieval(SECTIONS, QUESTIONS, own, [other], HowToRun(silent))}")


def tagged(at: int, **tags: str) -> GoldQuestion:
    return replace(QUESTIONS[at], tags=tags)


def test_scores_are_broken_down_by_law_topic_and_register_where_questions_carry_them() -> None:
    by = report_of(
        tagged(0, topic="theft", register="spoken"),
        tagged(1, topic="warrant", register="spoken"),
        tagged(2, topic="bail"),
    )["by"]
    assert {tag: {value: row["n"] for value, row in groups.items()} for tag, groups in by.items()} == {
        "law": {PENAL: 1, PROCEDURE: 2},
        "topic": {"theft": 1, "warrant": 1, "bail": 1},
        "register": {"spoken": 2},
    }
    assert by["register"]["spoken"]["mrr"] == pytest.approx(dict(zip(KEYS, [0.5, *[0.75] * 4], strict=True)))
    assert by["law"][PROCEDURE]["hit_rate"] == dict.fromkeys(KEYS, 0.5)
    assert by["topic"]["theft"]["ci95"]["mrr@5"] == [0.5, 0.5]
    assert list(by["law"][PENAL]) == ["n", *MEASURES, "ci95"]


def test_a_question_on_several_laws_stands_under_that_of_its_first_gold_alone() -> None:
    both = GoldQuestion("both", "ลัก ทรัพย์ กลางคืน", ((PROCEDURE, "66"), (PENAL, "335")))
    by = report_of(QUESTIONS[0], both)["by"]
    assert {law: row["n"] for law, row in by["law"].items()} == {PENAL: 1, PROCEDURE: 1}
    assert "topic" not in by


def test_values_per_question_are_those_the_means_are_of() -> None:
    baseline = Bm25Searcher.build(SECTIONS, str.split)
    questions = [tagged(0, topic="theft"), *QUESTIONS[1:]]
    report = evaluate_retrieval(SECTIONS, questions, ListedSearcher(FOUND), [baseline], HowToRun(silent))
    rows = values_of(report)
    assert [row.id for row in rows] == ["theft", "warrant", "bail"]
    assert rows[0].tags == {"law": PENAL, "topic": "theft"}
    assert rows[0].question == QUESTIONS[0].question
    assert [rows[0].values[f"mrr@{k}"] for k in KEYS] == [0.0, 0.5, 0.5, 0.5, 0.5]
    assert rows[1].values["recall@1"] == 0.5
    for name in Measure:
        for k in (1, 3, 5, 10, 20):
            values = [row.values[f"{name}@{k}"] or 0.0 for row in rows]
            assert sum(values) / 3 == pytest.approx(report.outcome.scores.table[name][k].mean, abs=1e-12)


def test_searchers_that_share_their_work_have_no_latency() -> None:
    shared = ListedSearcher(FOUND, "leg:words")
    how = HowToRun(silent, untimed={"leg:words"})
    report = report_json(evaluate_retrieval(SECTIONS, QUESTIONS, ListedSearcher(FOUND), [shared], how))
    baselines: Any = report["baselines"]
    own: Any = report["latency_ms"]
    assert baselines["leg:words"]["latency_ms"] == {"p50": None, "p99": None}
    assert baselines["leg:words"]["mrr"] == report["mrr"]
    assert own["p50"] >= 0


def test_the_bar_is_told_every_step() -> None:
    steps: list[tuple[str, int, int]] = []
    how = HowToRun(silent, bar=lambda *step: steps.append(step))
    evaluate_retrieval(SECTIONS, QUESTIONS, ListedSearcher(FOUND), how=how)
    assert steps == [("listed", 1, 3), ("listed", 2, 3), ("listed", 3, 3)]


def test_the_report_for_a_terminal_names_searchers_groups_n_and_intervals() -> None:
    baseline = Bm25Searcher.build(SECTIONS, str.split)
    remark = Fault("q.jsonl", 0, "no_gold", "question x: names no gold")
    found = evaluate_retrieval(SECTIONS, QUESTIONS, ListedSearcher(FOUND), [baseline], HowToRun(silent), [remark])
    lines = report_text(found).splitlines()
    assert lines[0].split() == ["hit_rate@1", "hit_rate@5", "recall@10", "mrr@10", "ndcg@10", "p50", "ms"]
    assert lines[1].startswith("listed ")
    assert "0.333 [0.00 1.00]" in lines[1]
    assert lines[2].startswith("bm25-newmm ")
    assert next(line for line in lines if PROCEDURE in line).startswith(f"{PROCEDURE} (n 2)")
    assert lines[-2:] == ["n 3; not scored: 0; in brackets: 95 % intervals", "remarks: no_gold 1"]

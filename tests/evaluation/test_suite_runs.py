import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.answers import AnswerStatus
from assistant.personal_data import PersonalDataKind, PersonalDataSpan
from evaluation.errors import DatasetError, RunFolderError
from evaluation.freezing import FrozenSuiteError, freeze
from evaluation.leakage import ShippedTexts
from evaluation.question_values import read_question_values
from evaluation.suite_reports import RunKind, SuiteReport
from evaluation.suite_runs import Measured, RunPlan, plan_run, rescore_suites, run_suites
from evaluation.suites import Split, Suite, suite_path
from tests.evaluation.answer_fakes import NoChecks, ToldAssistant, answer, citation
from tests.evaluation.fakes import PROCEDURE, silent

TODAY = date(2026, 11, 26)
GOLD = [{"law": PROCEDURE, "section": "66"}]
APART = [{"law": "พ.ร.บ.จราจรทางบก พ.ศ. 2522", "section": "160", "source_url": "https://example.org"}]
COMMON: dict[str, Any] = {"topic": "warrants", "register": "spoken", "gold": GOLD}
QUESTIONS: list[dict[str, Any]] = [
    {"id": "q1", "question": "หมายจับออกได้เพราะเหตุใดบ้าง", **COMMON},
    {"id": "q2", "question": "ตำรวจขอหมายจับจากใคร", **COMMON, "topic": "arrest"},
    {"id": "leaked", "question": "คำถามนี้เป็นคำถามที่อยู่ในคู่มืออยู่แล้วทุกตัวอักษร", **COMMON},
    {"id": "apart", "question": "ฝ่าไฟแดงปรับเท่าไร", **COMMON, "gold": APART, "scored_apart": True},
]
OUTSIDE: list[dict[str, Any]] = [
    {"id": f"o{n}", "question": f"ทำแกงเขียวหวานอย่างไร {n}", "kind": "not_law"} for n in range(2)
]
TEXTS: list[dict[str, Any]] = [
    {"id": "p", "text": "โทร 0812345678", "spans": [{"start": 4, "end": 14, "type": "PHONE"}]}
]
RIGHT = answer(citations=[citation(1, "66")], confidence=0.9)
TOLD = {
    QUESTIONS[0]["question"]: RIGHT,
    OUTSIDE[0]["question"]: answer(AnswerStatus.UNANSWERABLE_OUT_OF_SCOPE),
    OUTSIDE[1]["question"]: replace(RIGHT, confidence=0.2),
    QUESTIONS[1]["question"]: answer(AnswerStatus.UNANSWERABLE_NO_SOURCE, confidence=0.1),
}


def suites_in(folder: Path, split: Split = Split.DEV) -> Path:
    rows: dict[Suite, Sequence[dict[str, Any]]] = {
        Suite.CRIMINAL_PATH: QUESTIONS,
        Suite.OUT_OF_SCOPE: OUTSIDE,
        Suite.PERSONAL_DATA: TEXTS,
    }
    for suite, each in rows.items():
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in each)
        suite_path(suite, split, folder).write_text(text, encoding="utf-8")
    return folder


def one_phone(text: str) -> list[PersonalDataSpan]:
    return [PersonalDataSpan(4, 9, PersonalDataKind.PHONE)] if text.startswith("โทร") else []


def measured(assistant: ToldAssistant | None = None) -> Measured:
    shipped = ShippedTexts.of([QUESTIONS[2]["question"]])
    return Measured(assistant or ToldAssistant(TOLD), NoChecks(), shipped, "v1", one_phone)


def plan_for(folder: Path, kind: RunKind = RunKind.ANSWERS, version: str = "v1") -> RunPlan:
    second = {RunKind.ANSWERS: Suite.CRIMINAL_PATH, RunKind.GUARD: Suite.PERSONAL_DATA}[kind]
    return plan_run(kind, [Suite.OUT_OF_SCOPE, second], Split.DEV, version, folder)


def run(folder: Path, out: Path, assistant: ToldAssistant | None = None, **options: Any) -> SuiteReport:
    plan = options.pop("plan", None) or plan_for(folder)
    return run_suites(plan, measured(assistant), out, silent, today=TODAY, folder=folder, **options)


def written(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_leaks_and_gold_outside_the_reference_stay_out_of_the_headline(tmp_path: Path) -> None:
    report = run(suites_in(tmp_path), tmp_path / "run")
    assert [row.id for row in report.values] == ["o0", "o1", "q1", "q2"]
    assert (report.scores["n"], report.scores["left_out_as_leaks"]) == (4, 1)
    assert report.scores["scored_apart"]["n"] == 1
    assert [leak["id"] for leak in written(tmp_path / "run" / "leakage.json")] == ["leaked"]


def test_the_report_by_hand(tmp_path: Path) -> None:
    scores = run(suites_in(tmp_path), tmp_path / "run").scores
    assert scores["measures"]["status_right"]["mean"] == 0.5  # o0 and q1 of o0, o1, q1, q2
    assert (scores["false_answer"]["mean"], scores["false_answer"]["n"]) == (0.5, 2)
    assert (scores["false_abstention"]["mean"], scores["false_abstention"]["n"]) == (0.5, 2)
    assert scores["by_topic"]["warrants"]["citation_recall"]["mean"] == 1.0
    assert scores["by_topic"]["arrest"]["citation_recall"]["mean"] == 0.0
    assert scores["by_register"]["spoken"]["gold_in_first_5"]["n"] == 2
    assert scores["statuses"]["out_of_scope"] == {"answered": 1, "unanswerable_out_of_scope": 1}
    assert scores["latency_ms"]["p50"] <= scores["latency_ms"]["p95"] <= scores["latency_ms"]["p99"]
    # Confidence: q1 .9 right, o1 .2 wrong, q2 .1 wrong; o0 carries none.
    assert (scores["confidence"]["n"], scores["confidence"]["auroc"]["value"]) == (3, 1.0)


def test_what_was_not_measured_is_null(tmp_path: Path) -> None:
    told = {question: replace(each, confidence=None) for question, each in TOLD.items()}
    scores = run(suites_in(tmp_path), tmp_path / "run", ToldAssistant(told)).scores
    assert scores["confidence"] == {"n": 0, "auroc": None, "risk_coverage": None}
    assert scores["judge"] == {"coverage": None, "contradiction": None}
    assert scores["measures"]["deadline_right"] == {"mean": None, "n": 0, "ci95": None}


def test_a_run_folder_holds_the_shared_files_and_is_scored_again_from_them(tmp_path: Path) -> None:
    out = tmp_path / "run"
    first = run(suites_in(tmp_path), out)
    assert sorted(path.name for path in out.iterdir()) == [
        "config.json",
        "environment.json",
        "leakage.json",
        "outputs.jsonl",
        "per_question.jsonl",
        "plan.json",
        "scores.json",
    ]
    assert read_question_values(out / "per_question.jsonl") == first.values
    assert written(out / "config.json")["kind"] == "answers"
    (out / "scores.json").write_text("{}", encoding="utf-8")
    (out / "per_question.jsonl").unlink()
    assert rescore_suites(out) == first
    assert written(out / "scores.json") == json.loads(json.dumps(first.scores))
    assert read_question_values(out / "per_question.jsonl") == first.values


def test_scoring_again_follows_the_outputs(tmp_path: Path) -> None:
    out = tmp_path / "run"
    run(suites_in(tmp_path), out)
    outputs = (out / "outputs.jsonl").read_text(encoding="utf-8")
    (out / "outputs.jsonl").write_text(
        outputs.replace('"section": "66", "paragraphs"', '"section": "67", "paragraphs"')
    )
    assert rescore_suites(out).scores["measures"]["citation_recall"]["mean"] == 0.0


def test_masking_is_measured_beside_the_messages_and_scored_again(tmp_path: Path) -> None:
    out, folder = tmp_path / "run", suites_in(tmp_path)
    report = run(folder, out, plan=plan_for(folder, RunKind.GUARD))
    assert report.scores["personal_data"] == {"PHONE": {"spans": 1, "characters": 10, "covered": 5}}
    assert report.scores["measures"]["covered"]["mean"] == 0.5
    assert report.scores["by_suite"]["out_of_scope"]["not_answered"]["mean"] == 0.5
    assert report.scores["by_kind"]["out_of_scope"]["not_law"]["status_right"]["n"] == 2
    assert rescore_suites(out) == report


def test_a_stopped_run_is_no_whole_run_and_goes_on_with_resume(tmp_path: Path) -> None:
    out, folder = tmp_path / "run", suites_in(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        run(folder, out, ToldAssistant(TOLD, breaks=frozenset({QUESTIONS[1]["question"]})))
    with pytest.raises(RunFolderError, match=r"config\.json"):
        rescore_suites(out)
    again = ToldAssistant(TOLD)
    resumed = run(folder, out, again, resume=True)
    assert len(again.asked) == 3  # q2, leaked, apart; o0, o1 and q1 were kept
    assert resumed.values == run(folder, tmp_path / "whole").values


def test_without_resume_a_former_run_is_replaced(tmp_path: Path) -> None:
    out, folder = tmp_path / "run", suites_in(tmp_path)
    run(folder, out)
    again = ToldAssistant(TOLD)
    run(folder, out, again)
    assert len(again.asked) == 6


def test_another_plan_is_not_gone_on_with(tmp_path: Path) -> None:
    out, folder = tmp_path / "run", suites_in(tmp_path)
    run(folder, out)
    with pytest.raises(RunFolderError, match="another run"):
        run(folder, out, resume=True, plan=plan_for(folder, version="v2"))


def test_a_run_on_a_test_half_is_recorded_once_and_a_dev_run_never(tmp_path: Path) -> None:
    folder, log = suites_in(tmp_path), tmp_path / "test_runs.jsonl"
    run(folder, tmp_path / "dev")
    assert not log.exists()
    (folder / "drafts").mkdir()
    draft = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in OUTSIDE)
    (folder / "drafts" / "out_of_scope.jsonl").write_text(draft, encoding="utf-8")
    freeze([Suite.OUT_OF_SCOPE], TODAY, folder)
    plan = plan_run(RunKind.GUARD, [Suite.OUT_OF_SCOPE], Split.TEST, "v1", folder)
    out = tmp_path / "test"
    run(folder, out, plan=plan)
    run(folder, out, plan=plan, resume=True)
    rescore_suites(out)
    rows = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [(row["date"], row["suite"]) for row in rows] == [("2026-11-26", "out_of_scope")]
    assert set(rows[0]["scores"]) == {"status_right", "not_answered"}
    assert rows[0]["scores"]["not_answered"][1] == 1


def test_a_changed_test_half_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    folder = suites_in(tmp_path, Split.TEST)
    with pytest.raises(FrozenSuiteError, match="never frozen"):
        plan_run(RunKind.GUARD, [Suite.OUT_OF_SCOPE], Split.TEST, "v1", folder)


def test_a_suite_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunFolderError, match=r"unsafe\.dev\.jsonl"):
        plan_run(RunKind.GUARD, [Suite.UNSAFE], Split.DEV, "v1", tmp_path)


def test_an_id_that_two_suites_use_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    folder, assistant = suites_in(tmp_path), ToldAssistant(TOLD)
    row = json.dumps({**OUTSIDE[0], "id": "q1"}) + "\n"
    suite_path(Suite.OUT_OF_SCOPE, Split.DEV, folder).write_text(row, encoding="utf-8")
    with pytest.raises(DatasetError, match="q1"):
        run(folder, tmp_path / "run", assistant)
    assert assistant.asked == []

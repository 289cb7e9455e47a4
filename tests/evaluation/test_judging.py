"""A judge's verdicts count only in the form asked for, stand apart from every measure, and gate nothing."""

import json
from datetime import date
from pathlib import Path

import pytest

from assistant.answers import AnswerStatus, Language
from assistant.language_model.errors import UnavailableError
from assistant.language_model.fakes import BabblingModel, JudgingModel, ScriptedModel, StallingModel
from assistant.language_model.limits import Limits
from assistant.language_model.model import LanguageModel
from assistant.language_model.prompting import load_prompt
from evaluation.answer_runs import AnsweredTurn
from evaluation.errors import RunFolderError
from evaluation.judging import (
    JUDGED,
    Judge,
    Judged,
    Verdict,
    judge_all,
    judge_report,
    judging_prompt,
    read_judged,
    read_verdicts,
)
from evaluation.leakage import ShippedTexts
from evaluation.suite_reports import RunKind, answers_report
from evaluation.suite_runs import Measured, plan_run, rescore_suites, run_suites
from evaluation.suites import FactWordings, Split, Suite, suite_path
from tests.evaluation.answer_fakes import NoChecks, ToldAssistant, answer, answered, expected
from tests.evaluation.fakes import PROCEDURE, silent

QUICK = Limits(seconds=0.3, first_seconds=0.2, retries=0)
FACTS = (FactWordings("court", ("ศาลออกหมาย", "ออกโดยศาล")), FactWordings("time", ("48 ชั่วโมง",)))
BOTH = (Verdict.STATED, Verdict.MISSING)


def row(status: AnswerStatus = AnswerStatus.ANSWERED, facts: tuple[FactWordings, ...] = FACTS) -> AnsweredTurn:
    return answered(expected("q1", facts=facts), answer(status, text="หมายจับออกโดยศาล"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1: stated\n2: missing", id="as asked"),
        pytest.param("  1: stated \n 2: missing\n", id="with spaces around"),
    ],
)
def test_verdicts_in_the_form_asked_for_are_read(text: str) -> None:
    assert read_verdicts(text, 2) == BOTH


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("1: stated", id="one is missing"),
        pytest.param("1: stated\n2: missing\n3: stated", id="one too many"),
        pytest.param("2: missing\n1: stated", id="out of order"),
        pytest.param("1: stated\n1: missing", id="the same twice"),
        pytest.param("1: stated\n2: probably", id="no such verdict"),
        pytest.param("1: Stated\n2: missing", id="another spelling"),
        pytest.param("Here you go:\n1: stated\n2: missing", id="a word before"),
        pytest.param("1: stated\n2: missing because it is not there", id="a reason after"),
        pytest.param("1 stated\n2 missing", id="no colon"),
    ],
)
def test_anything_else_is_not_judged(text: str) -> None:
    assert read_verdicts(text, 2) is None


def test_the_judge_sees_question_answer_and_every_wording() -> None:
    user = judging_prompt(row()).user
    assert "1: ศาลออกหมาย | ออกโดยศาล\n2: 48 ชั่วโมง" in user
    assert "หมายจับออกโดยศาล" in user
    for language in Language:
        assert load_prompt(language, "judge").variables == {"question", "answer", "facts"}


@pytest.mark.parametrize(
    "model",
    [
        pytest.param(ScriptedModel("", UnavailableError("down")), id="down"),
        pytest.param(StallingModel(1.0), id="stalls"),
        pytest.param(BabblingModel(), id="never ends"),
        pytest.param(JudgingModel("yes"), id="another form"),
    ],
)
def test_a_fault_of_the_model_is_not_judged_and_never_0(model: LanguageModel) -> None:
    judged = Judge(model, QUICK).judge(row())
    assert judged.verdicts is None
    report = judge_report([judged])
    assert (report["coverage"], report["contradiction"]) == (None, None)
    assert (report["asked"], report["not_judged"]) == (1, 1)


def test_coverage_and_contradiction_by_hand() -> None:
    stated, missing, contradicted = Verdict.STATED, Verdict.MISSING, Verdict.CONTRADICTED
    judged = [
        Judged("a", (stated, stated), "m", "s"),
        Judged("b", (stated, missing, contradicted, missing), "m", "s"),
        Judged("c", None, "m", "s"),
    ]
    report = judge_report(judged)
    assert (report["coverage"]["mean"], report["coverage"]["n"]) == (0.625, 2)
    assert (report["contradiction"]["mean"], report["contradiction"]["n"]) == (0.125, 2)
    low, high = report["coverage"]["ci95"]
    assert 0.25 <= low <= 0.625 <= high <= 1.0
    assert (report["model"], report["asked"], report["not_judged"]) == ("m", 3, 1)


def test_only_answers_that_were_given_and_have_facts_are_judged(tmp_path: Path) -> None:
    rows = [row(), row(AnswerStatus.UNANSWERABLE_NO_SOURCE), row(facts=())]
    judge_all(rows, Judge(JudgingModel("stated", "missing")), tmp_path / JUDGED, silent)
    (judged,) = read_judged(tmp_path / JUDGED)
    assert judged.verdicts == BOTH
    assert judged.model == "fake:judge"


def test_verdicts_that_cannot_be_read_back_are_refused(tmp_path: Path) -> None:
    (tmp_path / JUDGED).write_text('{"id": "q1", "verdicts": ["maybe"]}\n', encoding="utf-8")
    with pytest.raises(RunFolderError, match="the verdicts of the run do not hold"):
        read_judged(tmp_path / JUDGED)


def test_a_verdict_changes_no_value_that_a_gate_or_a_comparison_reads() -> None:
    without = answers_report([row()], [])
    judged = answers_report([row()], [], [Judged("q1", BOTH, "m", "s")])
    assert judged.values == without.values
    assert judged.scores["measures"] == without.scores["measures"]
    assert judged.scores["judge"]["coverage"]["mean"] == 0.5


def test_a_run_keeps_its_verdicts_and_is_scored_again_without_asking(tmp_path: Path) -> None:
    question = {"id": "q1", "question": "ตำรวจขอหมายจับจากใคร", "topic": "warrants", "register": "spoken"}
    facts = [{"id": fact.id, "any_of": list(fact.any_of)} for fact in FACTS]
    line = {**question, "gold": [{"law": PROCEDURE, "section": "66"}], "facts": facts}
    suite_path(Suite.CRIMINAL_PATH, Split.DEV, tmp_path).write_text(json.dumps(line), encoding="utf-8")
    plan = plan_run(RunKind.ANSWERS, [Suite.CRIMINAL_PATH], Split.DEV, "v1", tmp_path)
    assistant = ToldAssistant({question["question"]: answer(text="หมายจับออกโดยศาล")})
    judge = Judge(JudgingModel("stated", "contradicted"))
    measured = Measured(assistant, NoChecks(), ShippedTexts.of([]), "v1", lambda _: [], judge=judge)
    out = tmp_path / "run"
    first = run_suites(plan, measured, out, silent, today=date(2026, 11, 27), folder=tmp_path)
    assert first.scores["judge"]["coverage"]["mean"] == first.scores["judge"]["contradiction"]["mean"] == 0.5
    assert json.loads((out / "config.json").read_text(encoding="utf-8"))["judge"] == "fake:judge"
    assert rescore_suites(out).scores["judge"] == first.scores["judge"]

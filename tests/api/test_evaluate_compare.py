import json
from pathlib import Path
from typing import Any

import pytest

from api import evaluate_compare
from api.commandline import main
from api.evaluate_compare import CITATIONS, gate_json, gate_text, measure_citations
from assistant.bootstrap import Runtime
from evaluation import gating
from evaluation.finished_runs import read_finished_run
from evaluation.gating import Check, Finding, Gate, Verdict, check_gates, load_gates, read_baselines
from evaluation.retrieval_report import values_of
from evaluation.suites import SUITES_FOLDER
from tests.evaluation.run_folders import committed_suite, row, write_folder

GATES = 'gate = [{ suite = "answers.deadlines", measure = "right", least = 0.5 }]'


def run(*arguments: str) -> int:
    return main(("evaluate", *arguments))


@pytest.fixture
def committed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Suites, gates and baselines of the test's own; the sha256 of the one suite."""
    (tmp_path / "gates.toml").write_text(GATES, encoding="utf-8")
    suites, baselines = tmp_path / "suites", tmp_path / "baselines"
    for function, values in (
        (gating.load_gates, (tmp_path / "gates.toml",)),
        (gating.gated_suites, (suites,)),
        (gating.read_baselines, (baselines,)),
        (gating.accept, (baselines, suites)),
    ):
        monkeypatch.setattr(function, "__defaults__", values)
    return committed_suite(suites)


def kept(directory: Path, sha256: str, *values: float) -> str:
    rows = [row(f"q{n}", right=value) for n, value in enumerate(values)]
    return str(write_folder(directory, rows, suites={"deadlines": sha256}))


def test_two_runs_are_compared_as_text_json_and_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a, b = kept(tmp_path / "a", "", 1.0, 1.0), kept(tmp_path / "b", "", 1.0, 0.0)
    assert run("compare", a, b, "--json", "--html", str(tmp_path / "report.html")) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["measures"]["right"]["difference"] == -0.5
    assert shown.err == f"report written to {tmp_path / 'report.html'}\n"
    assert "คำถาม q1" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert run("compare", a, b) == 0
    assert "lost: 1\n  q1  คำถาม q1\n      right 1 → 0\n" in capsys.readouterr().out


def test_runs_that_do_not_match_end_with_1_and_the_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a = kept(tmp_path / "a", "", 1.0)
    b = str(write_folder(tmp_path / "b", [row("q0", right=1.0)], kind="guard"))
    assert run("compare", a, b, "--json") == 1
    shown = capsys.readouterr()
    assert (shown.out, "only runs of one kind can be compared" in shown.err) == ("", True)
    assert run("compare", a, str(tmp_path / "nowhere")) == 1
    assert "is not the config of a whole run" in capsys.readouterr().err


def test_a_run_gates_against_the_baseline_that_was_accepted(
    tmp_path: Path, committed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    good = kept(tmp_path / "good", committed, *[1.0] * 10)
    assert run("gate", "--accept", good, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "accepted": [str(tmp_path / "baselines" / "answers.deadlines.jsonl")]
    }
    assert run("gate", good) == 0
    assert capsys.readouterr().out.splitlines()[0] == "failed: 0"
    assert run("gate", kept(tmp_path / "slightly", committed, *[1.0] * 8, 0.0, 0.0)) == 0
    capsys.readouterr()
    assert run("gate", kept(tmp_path / "worse", committed, *[1.0] * 5, *[0.0] * 5)) == 1
    assert capsys.readouterr().out.splitlines()[:7] == [
        "failed: 1",
        "  answers.deadlines right [drop]: 1.000 → 0.500, [-0.800, -0.200], n 10, gained 0, lost 5",
        *(f"      lost q{n}  คำถาม q{n}" for n in range(5, 10)),
    ]


def test_a_mean_below_its_threshold_fails_without_a_baseline(
    tmp_path: Path, committed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("gate", kept(tmp_path / "poor", committed, 1.0, 0.0, 0.0), "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["verdict"], [(each["check"], each["verdict"]) for each in found["checks"]]) == (
        "failed",
        [("least", "failed"), ("drop", "not_measured")],
    )


def test_a_run_that_no_gate_watches_is_named_and_does_not_pass(
    tmp_path: Path, committed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [row("q0", right=1.0)]
    other = write_folder(tmp_path / "guard", rows, kind="guard", suites={"deadlines": committed})
    assert run("gate", str(other)) == 1
    out = capsys.readouterr().out
    assert "not measured: 2\n" in out
    assert "measured, but no gate watches it: guard.deadlines\n" in out


def test_accepting_and_gating_at_once_is_wrong_usage(
    tmp_path: Path, committed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("gate", kept(tmp_path / "a", committed, 1.0), "--accept", str(tmp_path / "a"))
    assert stopped.value.code == 2
    assert "--accept takes one run" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("verdicts", "overall"),
    [
        ([], "not_measured"),
        ([Verdict.NOT_MEASURED], "not_measured"),
        ([Verdict.NOT_MEASURED, Verdict.PASSED], "passed"),
        ([Verdict.PASSED, Verdict.FAILED, Verdict.NOT_MEASURED], "failed"),
    ],
)
def test_one_failure_fails_and_what_was_not_measured_alone_never_passes(verdicts: list[Verdict], overall: str) -> None:
    found = [Finding(Gate("s", "m"), Check.DROP, verdict, "words") for verdict in verdicts]
    assert gate_json(found, [])["verdict"] == overall


def test_questions_that_are_no_longer_measured_are_named_even_where_nothing_fails() -> None:
    finding = Finding(Gate("s", "m"), Check.DROP, Verdict.PASSED, "words", (row("q1"),), ("q7", "q8"))
    text = gate_text([finding], [])
    assert "in the baseline but not measured now: q7, q8" in text
    assert "lost q1" not in text


def test_without_a_run_what_answers_cite_is_measured_kept_and_gated(
    small_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NITINAM_HOME", str(small_home))
    assert run("gate", "--json") == 1  # the small corpus holds next to nothing of what is asked
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    failed = next(each for each in found["checks"] if each["verdict"] == "failed")
    assert failed["suite"] == "citations.eight_situations"
    assert failed["lost"][0]["question"]
    (folder,) = (small_home / "runs").iterdir()
    kept_run = read_finished_run(folder)
    assert (folder.name[10:], kept_run.config["searcher"], len(kept_run.rows)) == ("-citations", CITATIONS, 60)
    assert evaluate_compare.keep_citations_run() == folder


@pytest.mark.slow
def test_what_ships_passes_the_gate_on_the_development_questions(runtime: Runtime) -> None:
    """The gate itself: a change that loses questions beyond the interval stops here, and says which."""
    rows = values_of(measure_citations(runtime, SUITES_FOLDER / "eight_situations.jsonl"))
    suite = "citations.eight_situations"
    gates = [gate for gate in load_gates() if gate.suite == suite]
    findings = check_gates(gates, {suite: rows}, read_baselines())
    assert {finding.verdict for finding in findings} == {Verdict.PASSED}, gate_text(findings, [])
    assert len(findings) == 9

from pathlib import Path
from typing import Any

import pytest

from evaluation.errors import RunFolderError
from evaluation.gating import (
    BASELINES,
    Check,
    Finding,
    Gate,
    Verdict,
    accept,
    check_gates,
    gate_name,
    gated_suites,
    load_gates,
    read_baselines,
)
from evaluation.question_values import QuestionValues, read_question_values
from evaluation.suites import SUITES_FOLDER, Split
from tests.evaluation.run_folders import committed_suite, folder_run, row

SUITE = "answers.deadlines"


def rows(*values: float | None, topic: str | None = None) -> list[QuestionValues]:
    return [row(f"q{n}", topic=topic, right=value) for n, value in enumerate(values)]


def findings(gate: Gate, now: list[QuestionValues], before: list[QuestionValues] | None) -> dict[Check, Finding]:
    found = check_gates([gate], {SUITE: now}, {} if before is None else {SUITE: before})
    return {finding.check: finding for finding in found}


def verdicts(found: dict[Check, Finding]) -> dict[str, str]:
    return {check.value: finding.verdict.value for check, finding in found.items()}


@pytest.mark.parametrize(
    ("least", "verdict"), [(0.75, Verdict.PASSED), (0.7500001, Verdict.FAILED), (0.0, Verdict.PASSED)]
)
def test_a_mean_at_the_threshold_passes_and_one_below_it_fails(least: float, verdict: Verdict) -> None:
    found = findings(Gate(SUITE, "right", least), rows(1.0, 1.0, 1.0, 0.0), None)
    assert found[Check.LEAST].verdict is verdict


def test_a_mean_that_rounds_below_its_threshold_passes() -> None:
    assert sum([0.1] * 3) / 3 > 0.1 > sum([0.1] * 10) / 10
    assert findings(Gate(SUITE, "right", 0.1), rows(*[0.1] * 10), None)[Check.LEAST].verdict is Verdict.PASSED


# Of ten questions, k lost and none gained. A resample of ten misses all k lost with probability (1 - k/10)^10: .107 at
# 2, above 2.5 %, so that the interval reaches 0; .006 at 4, so that it does not.
@pytest.mark.parametrize(("lost", "verdict"), [(0, Verdict.PASSED), (2, Verdict.PASSED), (4, Verdict.FAILED)])
def test_a_drop_fails_where_its_whole_interval_lies_below_0(lost: int, verdict: Verdict) -> None:
    before, now = rows(*[1.0] * 10), rows(*[0.0] * lost, *[1.0] * (10 - lost))
    drop = findings(Gate(SUITE, "right"), now, before)[Check.DROP]
    assert (drop.verdict, [each.id for each in drop.lost]) == (verdict, [f"q{n}" for n in range(lost)])
    assert drop.words.startswith(f"1.000 → {1 - lost / 10:.3f}, [")
    assert drop.words.endswith(f", n 10, gained 0, lost {lost}")


def test_a_rise_is_no_drop() -> None:
    assert findings(Gate(SUITE, "right"), rows(*[1.0] * 8), rows(*[0.0] * 8))[Check.DROP].verdict is Verdict.PASSED


def test_a_gate_without_a_threshold_watches_the_drop_alone() -> None:
    assert list(findings(Gate(SUITE, "right"), rows(0.0), rows(0.0))) == [Check.DROP]


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ([], rows(1.0), {"least": "not_measured", "drop": "not_measured"}),
        (rows(None), rows(1.0), {"least": "not_measured", "drop": "not_measured"}),
        (rows(1.0), None, {"least": "passed", "drop": "not_measured"}),
        (rows(1.0), rows(None), {"least": "passed", "drop": "not_measured"}),
        ([row("other", right=0.0)], rows(1.0), {"least": "failed", "drop": "not_measured"}),
        ([row("q0", "ถ้อยคำใหม่", right=1.0)], rows(1.0), {"least": "passed", "drop": "not_measured"}),
    ],
    ids=["no run", "null now", "no baseline", "null before", "other questions", "other words"],
)
def test_what_was_not_measured_neither_passes_nor_fails(
    now: list[QuestionValues], before: list[QuestionValues] | None, expected: dict[str, str]
) -> None:
    assert verdicts(findings(Gate(SUITE, "right", 0.5), now, before)) == expected


def test_questions_of_the_baseline_that_the_run_no_longer_measures_are_named() -> None:
    found = findings(Gate(SUITE, "right", 0.5), rows(1.0, None), rows(1.0, 1.0, 1.0))
    assert found[Check.DROP].missing == found[Check.LEAST].missing == ("q1", "q2")
    assert found[Check.DROP].verdict is Verdict.PASSED


def test_a_category_counts_its_own_questions_alone() -> None:
    before = [*rows(*[1.0] * 8, topic="bail"), *(row(f"r{n}", topic="arrest", right=1.0) for n in range(40))]
    now = [*rows(*[0.0] * 8, topic="bail"), *(row(f"r{n}", topic="arrest", right=1.0) for n in range(40))]
    bail = findings(Gate(SUITE, "right", 0.8, {"topic": "bail"}), now, before)
    assert verdicts(bail) == {"least": "failed", "drop": "failed"}
    assert verdicts(findings(Gate(SUITE, "right", 0.8), now, before)) == {"least": "passed", "drop": "failed"}
    arrest = findings(Gate(SUITE, "right", 0.8, {"topic": "arrest"}), now, before)
    assert verdicts(arrest) == {"least": "passed", "drop": "passed"}
    nobody = findings(Gate(SUITE, "right", 0.8, {"topic": "arrest", "register": "formal"}), now, before)
    assert verdicts(nobody) == {"least": "not_measured", "drop": "not_measured"}


def test_a_run_on_committed_development_data_gates(tmp_path: Path) -> None:
    sha256 = committed_suite(tmp_path / "suites")
    run = folder_run(tmp_path / "run", rows(1.0), suites={"deadlines": sha256})
    assert gated_suites([run], tmp_path / "suites") == {SUITE: run.rows}


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ({"split": "test"}, "a test half"),
        ({"suites": {"deadlines": "0" * 64}}, "not as committed"),
        ({"suites": {}}, "not as committed"),
        ({"kind": "retrieval", "questions": {"path": "x/elsewhere.jsonl", "sha256": "0" * 64}}, "not as committed"),
        ({"kind": "retrieval", "questions": {"path": "x/deadlines.test.jsonl", "sha256": "0" * 64}}, "a test half"),
    ],
)
def test_other_questions_neither_gate_nor_become_a_baseline(tmp_path: Path, config: dict[str, Any], words: str) -> None:
    committed_suite(tmp_path / "suites")
    run = folder_run(tmp_path / "run", rows(1.0), **config)
    with pytest.raises(RunFolderError, match=words):
        gated_suites([run], tmp_path / "suites")
    with pytest.raises(RunFolderError, match=words):
        accept(run, tmp_path / "baselines", tmp_path / "suites")
    assert not (tmp_path / "baselines").exists()


def test_a_test_half_does_not_gate_under_the_name_of_development_data(tmp_path: Path) -> None:
    committed_suite(tmp_path / "suites")
    (tmp_path / "suites" / "deadlines.test.jsonl").write_text('{"id": "held out"}\n', encoding="utf-8")
    sha256 = committed_suite(tmp_path / "others", split="test")
    (tmp_path / "suites" / "deadlines.dev.jsonl").write_text("other\n", encoding="utf-8")
    with pytest.raises(RunFolderError, match="not as committed"):
        gated_suites([folder_run(tmp_path / "run", rows(1.0), suites={"deadlines": sha256})], tmp_path / "suites")


def test_two_runs_of_one_suite_are_refused(tmp_path: Path) -> None:
    sha256 = committed_suite(tmp_path / "suites")
    run = folder_run(tmp_path / "run", rows(1.0), suites={"deadlines": sha256})
    with pytest.raises(RunFolderError, match=r"two of the runs hold answers\.deadlines"):
        gated_suites([run, run], tmp_path / "suites")


def test_an_accepted_run_is_the_baseline_until_another_is_accepted(tmp_path: Path) -> None:
    sha256 = committed_suite(tmp_path / "suites")
    for values in ((1.0, 0.0), (0.5, None)):
        run = folder_run(tmp_path / "run", rows(*values), suites={"deadlines": sha256})
        (path,) = accept(run, tmp_path / "baselines", tmp_path / "suites")
        assert (path.name, read_question_values(path)) == ("answers.deadlines.jsonl", run.rows)
        assert read_baselines(tmp_path / "baselines") == {SUITE: run.rows}


def test_a_baseline_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    sha256 = committed_suite(tmp_path / "suites")
    (tmp_path / "baselines").touch()
    run = folder_run(tmp_path / "run", rows(1.0), suites={"deadlines": sha256})
    with pytest.raises(RunFolderError, match="cannot be written"):
        accept(run, tmp_path / "baselines", tmp_path / "suites")


def test_gates_are_read_with_their_threshold_and_category(tmp_path: Path) -> None:
    path = tmp_path / "gates.toml"
    path.write_text(
        'gate = [{ suite = "a.b", measure = "m", least = 1 }, '
        '{ suite = "a.b", measure = "m", where = { topic = "x" } }]',
        encoding="utf-8",
    )
    gates = load_gates(path)
    assert gates == (Gate("a.b", "m", 1.0), Gate("a.b", "m", None, {"topic": "x"}))
    assert [gate_name(gate) for gate in gates] == ["a.b m", "a.b m topic=x"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "gate"),
        ("gate = [", "no list of gates"),
        ('gate = [{ suite = "a", measure = "m", least = 1.1 }]', "less than or equal to 1"),
        ('gate = [{ suite = "a", measure = "m", lest = 0.5 }]', "lest"),
        ('gate = [{ suite = "a", measure = "m" }, { suite = "a", measure = "m", least = 0.5 }]', "twice: a m"),
    ],
)
def test_a_list_of_gates_that_does_not_hold_is_refused(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "gates.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RunFolderError, match=words):
        load_gates(path)


def test_every_committed_gate_watches_a_suite_measure_and_category_that_its_baseline_holds() -> None:
    baselines = read_baselines()
    assert set(baselines) == {gate.suite for gate in load_gates()}
    for gate in load_gates():
        rows_of_it = [
            each
            for each in baselines[gate.suite]
            if all(each.tags.get(tag) == value for tag, value in gate.where.items())
        ]
        assert len(rows_of_it) >= 5, gate_name(gate)
        assert any(gate.measure in each.values for each in rows_of_it), gate_name(gate)


def test_every_committed_baseline_passes_its_own_gates() -> None:
    baselines = read_baselines()
    failed = [
        f"{gate_name(f.gate)}: {f.words}"
        for f in check_gates(load_gates(), baselines, baselines)
        if f.verdict is Verdict.FAILED
    ]
    assert failed == []


def test_no_committed_baseline_holds_a_question_of_a_test_half() -> None:
    held_out = "".join(path.read_text(encoding="utf-8") for path in SUITES_FOLDER.glob(f"*.{Split.TEST}.jsonl"))
    assert held_out
    ids = {each.id.split("#")[0] for rows_of_it in read_baselines(BASELINES).values() for each in rows_of_it}
    assert len(ids) > 500
    assert [each for each in ids if f'"{each}"' in held_out] == []

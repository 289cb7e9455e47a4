import argparse
import hashlib
import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from api import evaluate_retrieval
from api.evaluate_retrieval import add_parsers
from evaluation.errors import DatasetError
from evaluation.question_values import read_question_values
from evaluation.retrieval_report import report_json
from evaluation.runs import rescore
from indexing.errors import EncoderError
from indexing.pool import PoolRetriever
from indexing.static_encoder import SHIPPED

LAW = "ประมวลกฎหมายอาญา"
SECTIONS = [
    {"law": LAW, "section": "334", "text": "ผู้ใดลักทรัพย์ของผู้อื่น"},
    {"law": LAW, "section": "335", "text": "ลักทรัพย์ในเวลากลางคืน"},
    {"law": LAW, "section": "341", "text": "หลอกลวงให้ได้ทรัพย์สินไป"},
]
QUESTIONS = [
    {"id": "night", "question": "ลักทรัพย์กลางคืน", "gold": [{"law": LAW, "section": "335"}], "topic": "theft"},
    {"id": "fraud", "question": "โดนหลอกลวงเอาทรัพย์สิน", "gold": [{"law": LAW, "section": "341"}], "topic": "fraud"},
    {"id": "gone", "question": "ลักของ", "gold": [{"law": LAW, "section": "999"}], "topic": "theft"},
    {"id": "open", "question": "ลาบวชได้กี่วัน", "gold": []},
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name, rows in (("sections", SECTIONS), ("questions", QUESTIONS)):
        text = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: str | Path) -> int:
    top = argparse.ArgumentParser()
    add_parsers(top.add_subparsers(dest="action", required=True))
    found = top.parse_args(["retrieval", *map(str, arguments)])
    return int(found.run(found))


def measured(data: Path, *more: str | Path) -> int:
    return run("--sections", data / "sections.jsonl", "--questions", data / "questions.jsonl", *more)


def test_the_report_stands_alone_on_stdout_and_progress_and_remarks_on_stderr(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert measured(data, "--out", data / "run", "--json") == 0
    printed = capsys.readouterr()
    report: dict[str, Any] = json.loads(printed.out)
    assert report["n"] == 3
    assert report["unresolved"] == [{"id": "gone", "law": LAW, "section": "999"}]
    assert report["unscored"] == ["open"]
    assert report["hit_rate"]["1"] == pytest.approx(2 / 3)
    assert {value: row["n"] for value, row in report["by"]["topic"].items()} == {"fraud": 1, "theft": 2}
    assert list(report["baselines"]) == ["bm25-newmm"]
    assert [remark["rule"] for remark in report["remarks"]] == ["gold_not_in_pool", "no_gold"]
    assert "nitinam: 3 of 3 questions" in printed.err
    assert "question open: names no gold and is not scored" in printed.err
    assert report == json.loads((data / "run" / "scores.json").read_text(encoding="utf-8"))
    assert [row.id for row in read_question_values(data / "run" / "per_question.jsonl")] == ["night", "fraud", "gone"]


def test_legs_and_the_fusion_without_each_are_baselines_of_the_same_run(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert measured(data, "--out", data / "run", "--legs", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    legs = ["words", "bigrams", "characters", "expansion", "dense", "law", "exact"]
    assert list(report["baselines"]) == [
        "bm25-newmm",
        *(f"leg:{leg}" for leg in legs),
        *(f"without:{leg}" for leg in legs),
    ]
    assert all(baseline["n"] == 3 for baseline in report["baselines"].values())
    assert report["baselines"]["leg:words"]["hit_rate"]["1"] == pytest.approx(2 / 3)
    assert (data / "run" / "outputs.without=dense.jsonl").is_file()


@pytest.mark.slow
def test_a_model_given_by_path_is_a_baseline(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("sentence_transformers")
    assert measured(data, "--out", data / "run", "--embedder", SHIPPED, "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert list(report["baselines"]) == ["bm25-newmm", "dense:model"]
    assert report["baselines"]["dense:model"]["latency_ms"]["p50"] > 0


def test_a_model_that_is_not_there_is_named(data: Path) -> None:
    pytest.importorskip("sentence_transformers")
    with pytest.raises(EncoderError, match="nowhere/model"):
        measured(data, "--out", data / "run", "--embedder", "nowhere/model")


def test_a_run_is_scored_again_without_searching(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    measured(data, "--out", data / "run", "--json")
    first = json.loads(capsys.readouterr().out)
    (data / "run" / "scores.json").unlink()
    monkeypatch.setattr(evaluate_retrieval, "evaluate_retrieval", lambda *_: pytest.fail("searched"))
    assert run("--rescore", data / "run", "--json") == 0
    assert json.loads(capsys.readouterr().out) == first
    assert json.loads((data / "run" / "scores.json").read_text(encoding="utf-8")) == first


def test_without_a_folder_the_run_lies_under_the_home_by_date(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NITINAM_HOME", str(data / "home"))
    assert measured(data) == 0
    [folder] = (data / "home" / "runs").iterdir()
    assert folder.name.endswith("-retrieval")
    assert f"run kept in {folder}" in capsys.readouterr().err
    assert report_json(rescore(folder))["n"] == 3


def test_the_table_is_what_a_person_reads(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert measured(data, "--out", data / "run") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split()[:2] == ["nitinam", "0.667"]
    assert lines[-2] == "n 3; not scored: 1; in brackets: 95 % intervals"


def test_a_run_of_other_data_starts_over_and_says_so(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "run").mkdir()
    (data / "run" / "outputs.jsonl.0000000000000000.partial").write_text("{", encoding="utf-8")
    assert measured(data, "--out", data / "run") == 0
    assert "starting over" in capsys.readouterr().err
    assert not list((data / "run").glob("*.partial"))


class PowerCutError(Exception):
    """The machine goes down."""


def test_a_run_that_was_interrupted_goes_on_with_the_same_command(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    search = PoolRetriever.search
    searched: list[str] = []

    def interrupted(self: PoolRetriever, question: str, k: int) -> list[tuple[str, str]]:
        if len(searched) == 3:  # the warm-up and two questions
            raise PowerCutError
        searched.append(question)
        return search(self, question, k)

    monkeypatch.setattr(PoolRetriever, "search", interrupted)
    with pytest.raises(PowerCutError):
        measured(data, "--out", data / "run")
    searched.clear()
    assert measured(data, "--out", data / "run", "--json") == 0
    printed = capsys.readouterr()
    assert searched[1:] == ["ลักของ"]
    assert "nitinam: 2 of 3 questions kept from an interrupted run" in printed.err
    assert json.loads(printed.out)["n"] == 3
    assert not list((data / "run").glob("*.partial"))


def test_the_config_says_what_decided_the_rankings(data: Path) -> None:
    measured(data, "--out", data / "run")
    config = json.loads((data / "run" / "config.json").read_text(encoding="utf-8"))
    digests = [hashlib.sha256((data / f"{name}.jsonl").read_bytes()).hexdigest() for name in ("sections", "questions")]
    assert [config[name]["sha256"] for name in ("sections", "questions")] == digests
    assert (config["kind"], config["format"], config["embedders"]) == ("retrieval", "auto", [])
    assert config["embedder"].startswith("static:")
    assert len(config["code"]) == 64


def test_questions_may_stand_in_the_file_of_the_sections(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paragraphs = [
        {"context": "ลักทรัพย์ในเวลากลางคืน", "qas": [{"id": "a", "question": "ลักทรัพย์เวลาใด"}]},
        {"context": "หลอกลวงให้ได้ทรัพย์สิน", "qas": [{"id": "b", "question": "หลอกลวงเอาอะไร"}]},
    ]
    content = {"data": [{"title": "อาญา", "paragraphs": paragraphs}]}
    (tmp_path / "squad.json").write_text(json.dumps(content), encoding="utf-8")
    assert run("--sections", tmp_path / "squad.json", "--out", tmp_path / "run", "--json", "--format", "squad") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["n"], report["hit_rate"]["1"]) == (2, 1.0)


def test_neither_sections_nor_a_run_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("--json")
    assert stopped.value.code == 2
    assert "--sections" in capsys.readouterr().err


def test_faults_of_the_data_stop_the_run_before_anything_is_written_over(data: Path) -> None:
    measured(data, "--out", data / "run")
    (data / "questions.jsonl").write_text("{\n{\n", encoding="utf-8")
    with pytest.raises(DatasetError, match="2 fault"):
        measured(data, "--out", data / "run")
    assert rescore(data / "run").outcome.scores.n == 3


def test_every_command_of_the_document_is_one_that_parses() -> None:
    text = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")
    commands = [line for line in text.splitlines() if line.startswith(".venv/bin/nitinam evaluate retrieval")]
    top = argparse.ArgumentParser()
    add_parsers(top.add_subparsers(dest="action", required=True))
    assert len(commands) >= 6
    for command in commands:
        assert top.parse_args(shlex.split(command, comments=True)[2:]).action == "retrieval", command

from pathlib import Path
from typing import Any

import pytest

from evaluation.errors import RunFolderError
from evaluation.finished_runs import is_held_out, read_finished_run, suites_of
from evaluation.question_values import QuestionValues
from tests.evaluation.run_folders import folder_run, row, write_folder


def test_a_run_of_suites_is_parted_by_the_suite_of_its_rows(tmp_path: Path) -> None:
    unsafe = QuestionValues("u", "q", {"suite": "unsafe"}, {"refused": 1.0})
    run = folder_run(tmp_path, [row("a", m=1.0), unsafe, row("b", m=0.0)], suites={"deadlines": "1f", "unsafe": "2e"})
    assert [(s.name, s.file, s.sha256, [r.id for r in s.rows]) for s in suites_of(run)] == [
        ("answers.deadlines", "deadlines", "1f", ["a", "b"]),
        ("answers.unsafe", "unsafe", "2e", ["u"]),
    ]


@pytest.mark.parametrize(
    ("searcher", "name"), [("nitinam", "retrieval.eight"), ("citations", "citations.eight")], ids=["ours", "another"]
)
def test_a_run_of_retrieval_is_named_by_what_searched_and_its_questions(
    tmp_path: Path, searcher: str, name: str
) -> None:
    questions = {"path": "/somewhere/eight.dev.jsonl.gz", "sha256": "3d"}
    run = folder_run(tmp_path, [row("a", m=1.0)], kind="retrieval", searcher=searcher, questions=questions)
    (suite,) = suites_of(run)
    assert (suite.name, suite.file, suite.sha256) == (name, "eight", "3d")


@pytest.mark.parametrize(
    ("config", "held_out"),
    [
        ({"split": "test"}, True),
        ({"split": "dev"}, False),
        ({"kind": "retrieval", "split": None, "questions": {"path": "a/unsafe.test.jsonl"}}, True),
        ({"kind": "retrieval", "split": None, "questions": {"path": "a.test.folder/contest.jsonl"}}, False),
    ],
)
def test_a_run_on_a_test_half_is_known(tmp_path: Path, config: dict[str, Any], held_out: bool) -> None:
    assert is_held_out(folder_run(tmp_path, [row("a", m=1.0)], **config)) is held_out


def test_a_run_that_names_no_suite_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RunFolderError, match="names no suite"):
        suites_of(folder_run(tmp_path / "answers", [QuestionValues("a", "q", {}, {"m": 1.0})]))
    with pytest.raises(RunFolderError, match="does not say which questions"):
        suites_of(folder_run(tmp_path / "retrieval", [row("a", m=1.0)], kind="retrieval"))


@pytest.mark.parametrize("config", ["", "{", "[]", "{}", '{"kind": 7}'])
def test_a_folder_without_a_whole_config_is_refused_by_name(tmp_path: Path, config: str) -> None:
    write_folder(tmp_path / "run", [row("a", m=1.0)])
    (tmp_path / "run" / "config.json").write_text(config, encoding="utf-8")
    with pytest.raises(RunFolderError, match=r"run.config\.json is not the config of a whole run"):
        read_finished_run(tmp_path / "run")


def test_an_interrupted_run_without_its_config_is_refused(tmp_path: Path) -> None:
    (write_folder(tmp_path / "run", [row("a", m=1.0)]) / "config.json").unlink()
    with pytest.raises(RunFolderError, match="is not the config of a whole run"):
        read_finished_run(tmp_path / "run")

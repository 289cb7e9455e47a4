import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.faults import Fault
from evaluation.datasets import GoldQuestion
from evaluation.errors import RunFolderError
from evaluation.question_values import read_question_values
from evaluation.retrieval import HowToRun, RetrievalReport, evaluate_retrieval
from evaluation.retrieval_report import report_json, values_of
from evaluation.runs import file_facts, prepare_run_folder, rescore, write_run, write_scores
from evaluation.searchers import Bm25Searcher
from tests.evaluation.fakes import PENAL, PROCEDURE, QUESTIONS, SECTIONS, ListedSearcher, silent

FOUND = {QUESTIONS[0].question: [(PENAL, "334"), (PENAL, "335")]}


def report() -> RetrievalReport:
    baseline = Bm25Searcher.build(SECTIONS, str.split)
    tags = {"topic": "theft", "register": "spoken"}
    questions = [replace(QUESTIONS[0], tags=tags), *QUESTIONS[1:], GoldQuestion("open", "ลาบวชได้กี่วัน", ())]
    legs = ListedSearcher(FOUND, "leg:words")
    how = HowToRun(silent, untimed={"leg:words"})
    remarks = [Fault("q.jsonl", 4, "no_gold", "question open: names no gold and is not scored")]
    return evaluate_retrieval(SECTIONS, questions, ListedSearcher(FOUND), [baseline, legs], how, remarks)


def test_a_run_is_scored_again_from_its_outputs_to_the_last_digit(tmp_path: Path) -> None:
    first = report()
    write_run(tmp_path / "run", first, {})
    again = rescore(tmp_path / "run")
    assert again == first
    assert report_json(again) == json.loads((tmp_path / "run" / "scores.json").read_text(encoding="utf-8"))


def test_scoring_again_follows_the_outputs_and_not_the_scores(tmp_path: Path) -> None:
    write_run(tmp_path, report(), {})
    outputs = tmp_path / "outputs.jsonl"
    rows = [json.loads(line) for line in outputs.read_text(encoding="utf-8").splitlines()]
    rows[2]["ranked"] = [[PROCEDURE, "106"]]
    outputs.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    before, after = report().outcome.scores, rescore(tmp_path).outcome.scores
    assert report_json(report())["mrr"] != report_json(rescore(tmp_path))["mrr"]
    assert before.n == after.n == 3


def test_a_run_folder_holds_these_files(tmp_path: Path) -> None:
    write_run(tmp_path, report(), {"note": "ทดลอง"})
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "config.json",
        "environment.json",
        "outputs.bm25-newmm.jsonl",
        "outputs.jsonl",
        "outputs.leg=words.jsonl",
        "per_question.jsonl",
        "scores.json",
    ]
    config = json.loads((tmp_path / "config.json").read_text(encoding="utf-8"))
    assert config == {
        "note": "ทดลอง",
        "kind": "retrieval",
        "searcher": "listed",
        "baselines": ["bm25-newmm", "leg:words"],
        "unscored": ["open"],
        "remarks": [
            {
                "file": "q.jsonl",
                "line": 4,
                "rule": "no_gold",
                "message": "question open: names no gold and is not scored",
            }
        ],
        "cutoffs": [1, 3, 5, 10, 20],
        "resamples": 2000,
        "seed": 20260111,
    }


def test_a_line_of_outputs_says_what_was_asked_for_and_found(tmp_path: Path) -> None:
    write_run(tmp_path, report(), {})
    rows = [json.loads(line) for line in (tmp_path / "outputs.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [{**row, "ms": None} for row in rows] == [
        {
            "id": "theft",
            "gold": [[PENAL, "335"]],
            "unresolved": [],
            "ranked": [[PENAL, "334"], [PENAL, "335"]],
            "ms": None,
        },
        {
            "id": "warrant",
            "gold": [[PROCEDURE, "๖๖"], [PROCEDURE, "999"]],
            "unresolved": [[PROCEDURE, "999"]],
            "ranked": [],
            "ms": None,
        },
        {"id": "bail", "gold": [[PROCEDURE, "106"]], "unresolved": [], "ranked": [], "ms": None},
    ]
    assert all(row["ms"] >= 0 for row in rows)


def test_values_per_question_lie_in_the_folder_as_every_kind_of_run_writes_them(tmp_path: Path) -> None:
    write_run(tmp_path, report(), {})
    rows = read_question_values(tmp_path / "per_question.jsonl")
    assert rows == values_of(report())
    assert rows[0].tags == {"law": PENAL, "topic": "theft", "register": "spoken"}


def test_scores_are_written_anew_from_the_outputs(tmp_path: Path) -> None:
    write_run(tmp_path, report(), {})
    before = (tmp_path / "scores.json").read_bytes(), (tmp_path / "per_question.jsonl").read_bytes()
    (tmp_path / "scores.json").write_text("{}", encoding="utf-8")
    write_scores(tmp_path, rescore(tmp_path))
    assert ((tmp_path / "scores.json").read_bytes(), (tmp_path / "per_question.jsonl").read_bytes()) == before


def test_a_second_run_replaces_the_first_whole(tmp_path: Path) -> None:
    write_run(tmp_path, report(), {})
    alone = evaluate_retrieval(SECTIONS, QUESTIONS[:1], ListedSearcher(FOUND, "alone"), how=HowToRun(silent))
    write_run(tmp_path, alone, {})
    assert not (tmp_path / "outputs.bm25-newmm.jsonl").exists()
    assert rescore(tmp_path) == alone


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("config.json", None, "config of a whole run"),
        ("config.json", "{}", "searcher"),
        ("config.json", '{"kind": "answers", "searcher": "x", "baselines": [], "unscored": [], "remarks": []}', "kind"),
        ("per_question.jsonl", None, "cannot be read"),
        ("per_question.jsonl", "", "theft, warrant, bail"),
        ("config.json", "{", "config of a whole run"),
        ("outputs.jsonl", None, "cannot be read"),
        ("outputs.bm25-newmm.jsonl", None, "cannot be read"),
        ("outputs.jsonl", '{"id": "a"}\n{\n', ":2: "),
        ("outputs.jsonl", '{"id": "a", "gold": [], "unresolved": [], "ranked": [], "ms": 1}', "gold"),
        ("outputs.jsonl", '{"id": "a", "gold": [["x"]], "unresolved": [], "ranked": [], "ms": 1}', "gold"),
        ("outputs.jsonl", '{"id": "a", "gold": [["x", "1"]], "unresolved": [], "ranked": [], "ms": NaN}', "ms"),
    ],
)
def test_a_folder_without_a_whole_run_is_refused_by_name(
    tmp_path: Path, name: str, content: str | None, words: str
) -> None:
    write_run(tmp_path, report(), {})
    (tmp_path / name).unlink()
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(RunFolderError, match=words) as error:
        rescore(tmp_path)
    assert name in str(error.value)


def test_a_folder_that_cannot_be_written_is_refused_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for taken in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(RunFolderError, match="--out"):
            prepare_run_folder(taken)
        with pytest.raises(RunFolderError, match="--out"):
            write_run(taken, report(), {})


def test_preparing_a_folder_leaves_a_former_run_as_it_was(tmp_path: Path) -> None:
    write_run(tmp_path, report(), {})
    prepare_run_folder(tmp_path)
    assert rescore(tmp_path).outcome.scores.n == 3


def test_facts_of_a_file_are_its_path_and_digest(tmp_path: Path) -> None:
    path = tmp_path / "sections.jsonl"
    path.write_bytes(b"abc")
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert file_facts(path) == {"path": str(path), "sha256": digest}
    with pytest.raises(RunFolderError, match="nowhere"):
        file_facts(tmp_path / "nowhere")

"""Run folders written by hand, for the tests of comparing and gating."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from evaluation.finished_runs import FinishedRun, read_finished_run
from evaluation.question_values import QuestionValues, write_question_values


def row(id_: str, question: str | None = None, topic: str | None = None, **values: float | None) -> QuestionValues:
    tags = {"suite": "deadlines", **({"topic": topic} if topic else {})}
    return QuestionValues(id_, question if question is not None else f"คำถาม {id_}", tags, values)


def write_folder(directory: Path, rows: Iterable[QuestionValues], **config: Any) -> Path:
    directory.mkdir(parents=True, exist_ok=True)
    write_question_values(directory / "per_question.jsonl", rows)
    facts = {"kind": "answers", "split": "dev", **config}
    (directory / "config.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    return directory


def folder_run(directory: Path, rows: Iterable[QuestionValues], **config: Any) -> FinishedRun:
    return read_finished_run(write_folder(directory, rows, **config))


def committed_suite(folder: Path, name: str = "deadlines", split: str = "dev") -> str:
    """A suite file as it would be committed; returns its sha256."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.{split}.jsonl"
    path.write_text(f'{{"id": "{name}"}}\n', encoding="utf-8")
    return hashlib.sha256(path.read_bytes()).hexdigest()

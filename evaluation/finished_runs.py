"""A whole run of any kind, read back as far as comparing and gating need it: its config and its values per question."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.errors import RunFolderError
from evaluation.question_values import PER_QUESTION, QuestionValues, read_question_values
from evaluation.runs import KIND as RETRIEVAL
from evaluation.suites import Split

_CONFIG = "config.json"
_OWN_SEARCHER = "nitinam"
_SUITE = "suite"


@dataclass(frozen=True, slots=True)
class SuiteRows:
    """What one suite scored in a run.

    Args:
        name: what was measured, and on which suite: `answers.deadlines`, `retrieval.my_questions`.
        file: the name of the questions' file without its split and ending.
        sha256: of the file that was asked; None where the run does not say.
        rows: the questions of the suite.
    """

    name: str
    file: str
    sha256: str | None
    rows: tuple[QuestionValues, ...]


@dataclass(frozen=True, slots=True)
class FinishedRun:
    """A run folder that holds a whole run.

    Args:
        directory: where it lies.
        kind: retrieval, answers or guard; runs of two kinds have nothing to compare.
        config: what was asked for.
        rows: what each question scored.
    """

    directory: Path
    kind: str
    config: Mapping[str, Any]
    rows: tuple[QuestionValues, ...]


def read_finished_run(directory: Path) -> FinishedRun:
    """Read a run.

    Raises:
        RunFolderError: the folder holds no whole run, or its values per question do not hold.
    """
    path = directory / _CONFIG
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise RunFolderError(f"{path} is not the config of a whole run: {error}") from error
    if not isinstance(config, dict) or not isinstance(config.get("kind"), str):
        raise RunFolderError(f"{path} is not the config of a whole run: it names no kind")
    return FinishedRun(directory, config["kind"], config, read_question_values(directory / PER_QUESTION))


def suites_of(run: FinishedRun) -> tuple[SuiteRows, ...]:
    """The run's suites: those its rows are tagged with, or the one file of questions of a run of retrieval.

    Raises:
        RunFolderError: the run names no suite.
    """
    if run.kind == RETRIEVAL:
        return (_retrieval_suite(run),)
    hashes = run.config.get("suites") or {}
    names = dict.fromkeys(row.tags[_SUITE] for row in run.rows if _SUITE in row.tags)
    if not names:
        raise RunFolderError(f"{run.directory} names no suite")
    return tuple(
        SuiteRows(
            f"{run.kind}.{name}",
            name,
            hashes.get(name),
            tuple(row for row in run.rows if row.tags.get(_SUITE) == name),
        )
        for name in names
    )


def is_held_out(run: FinishedRun) -> bool:
    """Whether the run was made on a test half."""
    file = str(_questions(run).get("path", ""))
    return run.config.get("split") == Split.TEST or f".{Split.TEST}." in Path(file).name


def _retrieval_suite(run: FinishedRun) -> SuiteRows:
    questions = _questions(run)
    if not questions.get("path"):
        raise RunFolderError(f"{run.directory} does not say which questions it asked")
    file = Path(str(questions["path"])).name.split(".")[0]
    searcher = run.config.get("searcher", _OWN_SEARCHER)
    measured = RETRIEVAL if searcher == _OWN_SEARCHER else searcher
    return SuiteRows(f"{measured}.{file}", file, questions.get("sha256"), run.rows)


def _questions(run: FinishedRun) -> Mapping[str, Any]:
    found = run.config.get("questions")
    return found if isinstance(found, dict) else {}

"""The folder of one evaluation run: written once, scored again as often as wanted without running again.

DIR/
├── config.json            what was asked for; written last, so that a folder that holds one holds a whole run
├── outputs.jsonl          what was found: id, gold, unresolved, ranked (k = 20), ms
├── outputs.<name>.jsonl   the same of each baseline, ":" in its name written "="
├── *.partial              the same of a run that was interrupted (`partial_outputs`)
├── per_question.jsonl     id, question, tags and what it scored, as every kind of run writes it
├── scores.json            the report as it was printed
└── environment.json       what it ran on
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.faults import Fault
from evaluation.datasets import GoldQuestion
from evaluation.environment import environment
from evaluation.errors import RunFolderError
from evaluation.intervals import RESAMPLES, SEED
from evaluation.metrics import CUTOFFS
from evaluation.partial_outputs import remove_partial
from evaluation.question_values import PER_QUESTION, read_question_values, write_question_values
from evaluation.rankings import Ranking
from evaluation.retrieval import RetrievalReport, outcome_of
from evaluation.retrieval_report import LAW, report_json, values_of
from evaluation.run_outputs import outputs_name, read_outputs, write_outputs, write_whole

KIND = "retrieval"
_CONFIG = "config.json"


class _Config(BaseModel):
    model_config = ConfigDict(extra="ignore")
    kind: Literal["retrieval"]
    searcher: str
    baselines: tuple[str, ...]
    unscored: tuple[str, ...]
    remarks: tuple[Fault, ...]


def prepare_run_folder(directory: Path) -> None:
    """Make the folder and try to write in it, before the work rather than after it.

    Raises:
        RunFolderError: it cannot be made or written to.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        trial = directory / ".trial"
        trial.touch()
        trial.unlink()
    except OSError as error:
        raise _not_writable(directory, error) from error


def file_facts(path: Path) -> dict[str, str]:
    """A data file as a run's config records it: its path, and the sha256 of its bytes.

    Raises:
        RunFolderError: the file cannot be read.
    """
    try:
        return {"path": str(path), "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    except OSError as error:
        raise RunFolderError(f"{path} cannot be read: {error}") from error


def write_run(directory: Path, report: RetrievalReport, config: Mapping[str, object]) -> None:
    """Write the whole run; a run that was there before is replaced.

    Args:
        directory: made where missing.
        report: what to keep.
        config: further facts for config.json, such as `file_facts` of the data and the searcher's settings.

    Raises:
        RunFolderError: the folder cannot be written.
    """
    prepare_run_folder(directory)
    try:
        _remove_former_run(directory)
        write_outputs(directory / outputs_name(), report.outcome.rankings)
        for baseline in report.baselines:
            write_outputs(directory / outputs_name(baseline.name), baseline.rankings)
        write_whole(directory / "environment.json", _pretty(environment()))
        write_scores(directory, report)
        write_whole(directory / _CONFIG, _pretty({**config, **_own_config(report)}))
        remove_partial(directory)
    except OSError as error:
        raise _not_writable(directory, error) from error


def write_scores(directory: Path, report: RetrievalReport) -> None:
    """Write what a run scores, anew where it was scored before.

    Raises:
        RunFolderError: the folder cannot be written.
    """
    try:
        write_question_values(directory / PER_QUESTION, values_of(report))
        write_whole(directory / "scores.json", _pretty(report_json(report)))
    except OSError as error:
        raise _not_writable(directory, error) from error


def rescore(directory: Path) -> RetrievalReport:
    """Score a run again from its outputs; nothing is searched and nothing is written.

    Raises:
        RunFolderError: the folder holds no whole run; the message names the file and its faults.
    """
    config = _read_config(directory / _CONFIG)
    outcome = outcome_of(config.searcher, read_outputs(directory / outputs_name()))
    baselines = tuple(outcome_of(name, read_outputs(directory / outputs_name(name))) for name in config.baselines)
    questions = _questions(directory / PER_QUESTION, outcome.rankings)
    return RetrievalReport(outcome, baselines, config.unscored, questions, config.remarks)


def _questions(path: Path, rankings: tuple[Ranking, ...]) -> tuple[GoldQuestion, ...]:
    """The questions of the rankings; their words and tags are kept beside what they scored."""
    kept = {row.id: row for row in read_question_values(path)}
    missing = [ranking.question_id for ranking in rankings if ranking.question_id not in kept]
    if missing:
        raise RunFolderError(f"{path} does not hold the questions {', '.join(missing)}, which the outputs answer")
    rows = ((kept[ranking.question_id], ranking) for ranking in rankings)
    return tuple(
        GoldQuestion(row.id, row.question, ranking.gold, {tag: value for tag, value in row.tags.items() if tag != LAW})
        for row, ranking in rows
    )


def _own_config(report: RetrievalReport) -> dict[str, object]:
    return {
        "kind": KIND,
        "searcher": report.outcome.name,
        "baselines": [baseline.name for baseline in report.baselines],
        "unscored": report.unscored,
        "remarks": [asdict(remark) for remark in report.remarks],
        "cutoffs": CUTOFFS,
        "resamples": RESAMPLES,
        "seed": SEED,
    }


def _remove_former_run(directory: Path) -> None:
    (directory / _CONFIG).unlink(missing_ok=True)
    for outputs in directory.glob("outputs*.jsonl"):
        outputs.unlink()


def _read_config(path: Path) -> _Config:
    try:
        return _Config.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise RunFolderError(f"{path} is not the config of a whole run: {error}") from error


def _pretty(facts: Mapping[str, object]) -> str:
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"


def _not_writable(directory: Path, error: OSError) -> RunFolderError:
    return RunFolderError(f"{directory} cannot be written: {error}; name another folder with --out")

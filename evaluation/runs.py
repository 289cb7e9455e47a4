"""The folder of one evaluation run: written once, scored again as often as wanted without running again.

DIR/
├── config.json            what was asked for; written last, so that a folder that holds one holds a whole run
├── outputs.jsonl          what was found: id, gold, unresolved, ranked (k = 20), ms
├── outputs.<name>.jsonl   the same of each baseline
├── scores.json            the report as it was printed
└── environment.json       what it ran on
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from evaluation.environment import environment
from evaluation.errors import RunFolderError
from evaluation.intervals import RESAMPLES, SEED
from evaluation.metrics import CUTOFFS
from evaluation.retrieval import RetrievalReport, outcome_of, report_json
from evaluation.run_outputs import read_outputs, write_outputs, write_whole

_CONFIG = "config.json"
_OUTPUTS = "outputs.jsonl"


class _Config(BaseModel):
    model_config = ConfigDict(extra="ignore")
    searcher: str
    baselines: tuple[str, ...]
    unscored: tuple[str, ...]


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
        write_outputs(directory / _OUTPUTS, report.outcome.rankings)
        for baseline in report.baselines:
            write_outputs(_baseline_outputs(directory, baseline.name), baseline.rankings)
        write_whole(directory / "scores.json", _pretty(report_json(report)))
        write_whole(directory / "environment.json", _pretty(environment()))
        write_whole(directory / _CONFIG, _pretty({**config, **_own_config(report)}))
    except OSError as error:
        raise _not_writable(directory, error) from error


def rescore(directory: Path) -> RetrievalReport:
    """Score a run again from its outputs; nothing is searched and nothing is written.

    Raises:
        RunFolderError: the folder holds no whole run; the message names the file and its faults.
    """
    config = _read_config(directory / _CONFIG)
    outcome = outcome_of(config.searcher, read_outputs(directory / _OUTPUTS))
    baselines = tuple(outcome_of(name, read_outputs(_baseline_outputs(directory, name))) for name in config.baselines)
    return RetrievalReport(outcome, baselines, config.unscored)


def _own_config(report: RetrievalReport) -> dict[str, object]:
    return {
        "searcher": report.outcome.name,
        "baselines": [baseline.name for baseline in report.baselines],
        "unscored": report.unscored,
        "cutoffs": CUTOFFS,
        "resamples": RESAMPLES,
        "seed": SEED,
    }


def _remove_former_run(directory: Path) -> None:
    (directory / _CONFIG).unlink(missing_ok=True)
    for outputs in directory.glob("outputs*.jsonl"):
        outputs.unlink()


def _baseline_outputs(directory: Path, name: str) -> Path:
    return directory / f"outputs.{name}.jsonl"


def _read_config(path: Path) -> _Config:
    try:
        return _Config.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise RunFolderError(f"{path} is not the config of a whole run: {error}") from error


def _pretty(facts: Mapping[str, object]) -> str:
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"


def _not_writable(directory: Path, error: OSError) -> RunFolderError:
    return RunFolderError(f"{directory} cannot be written: {error}; name another folder with --out")

"""Gates: what a run must reach before a change lands, and what it may not lose against the committed baseline.

`gates.toml` lists gates: a suite, a measure, and maybe a category of questions. Each is checked twice: `least`, the
mean must be at least the threshold; `drop`, the 95 % interval of the paired difference from the baseline must not lie
wholly below 0. A check that could not be made is `not_measured`, which is neither. Only development data gate: the
questions of a run must be a committed file of `evaluation/suites/`, and no test half.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evaluation.comparing import MeasureChange, measure_changes, pair_up
from evaluation.errors import RunFolderError
from evaluation.finished_runs import FinishedRun, SuiteRows, is_held_out, suites_of
from evaluation.question_values import QuestionValues, read_question_values, write_question_values
from evaluation.runs import file_facts
from evaluation.suites import SUITES_FOLDER, Split

GATES = Path(__file__).parent / "gates.toml"
BASELINES = Path(__file__).parent / "baselines"
_ROUNDING = 1e-9


class Check(StrEnum):
    """What is asked of a measure."""

    LEAST = "least"
    DROP = "drop"


class Verdict(StrEnum):
    """What came of a check."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_MEASURED = "not_measured"


@dataclass(frozen=True, slots=True)
class Gate:
    """A measure of a suite that is watched.

    Args:
        suite: as `SuiteRows.name`: `answers.deadlines`.
        measure: as the rows name it.
        least: the lowest mean that may land; None: only a drop is watched.
        where: tags that a question must carry to be counted: the category.
    """

    suite: str
    measure: str
    least: float | None = None
    where: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """One check of one gate.

    Args:
        gate: what is watched.
        check: which of its checks.
        verdict: what came of it.
        words: the figures, or why nothing was measured.
        lost: the questions that score lower than in the baseline.
        missing: ids of the baseline's questions that the run did not measure.
    """

    gate: Gate
    check: Check
    verdict: Verdict
    words: str
    lost: tuple[QuestionValues, ...] = ()
    missing: tuple[str, ...] = ()


def load_gates(path: Path = GATES) -> tuple[Gate, ...]:
    """The gates of a file.

    Raises:
        RunFolderError: the file is no list of gates, or names one twice.
    """
    try:
        rows = _GatesFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).gate
    except (OSError, ValueError, ValidationError) as error:
        raise RunFolderError(f"{path} is no list of gates: {error}") from error
    gates = tuple(Gate(row.suite, row.measure, row.least, row.where) for row in rows)
    twice = [gate for n, gate in enumerate(gates) if any(_same_target(gate, other) for other in gates[:n])]
    if twice:
        raise RunFolderError(f"{path} names a gate twice: {', '.join(gate_name(gate) for gate in twice)}")
    return gates


def gate_name(gate: Gate) -> str:
    """The gate as people read it: suite, measure, category."""
    where = "".join(f" {tag}={value}" for tag, value in gate.where.items())
    return f"{gate.suite} {gate.measure}{where}"


def check_gates(
    gates: Iterable[Gate],
    measured: Mapping[str, Sequence[QuestionValues]],
    baselines: Mapping[str, Sequence[QuestionValues]],
) -> tuple[Finding, ...]:
    """Check every gate.

    Args:
        gates: what is watched.
        measured: suite → what its questions score now.
        baselines: suite → what they scored when the baseline was accepted.
    """
    return tuple(finding for gate in gates for finding in _check(gate, measured, baselines))


def gated_suites(runs: Iterable[FinishedRun], folder: Path = SUITES_FOLDER) -> dict[str, tuple[QuestionValues, ...]]:
    """The suites that runs hold, each proved to be committed development data.

    Raises:
        RunFolderError: a run is on a test half or on other questions, or two runs hold one suite.
    """
    found: dict[str, tuple[QuestionValues, ...]] = {}
    for run in runs:
        if is_held_out(run):
            raise RunFolderError(f"{run.directory} is a run on a test half: gates stand on development data alone")
        for suite in suites_of(run):
            if suite.name in found:
                raise RunFolderError(f"two of the runs hold {suite.name}: name one of them")
            _check_committed(run, suite, folder)
            found[suite.name] = suite.rows
    return found


def read_baselines(folder: Path = BASELINES) -> dict[str, tuple[QuestionValues, ...]]:
    """Every committed baseline, by suite.

    Raises:
        RunFolderError: one of them does not hold.
    """
    return {path.name.removesuffix(".jsonl"): read_question_values(path) for path in sorted(folder.glob("*.jsonl"))}


def accept(run: FinishedRun, folder: Path = BASELINES, suites: Path = SUITES_FOLDER) -> tuple[Path, ...]:
    """Make the run the baseline of every suite it holds.

    Raises:
        RunFolderError: it is no run on committed development data, or the folder cannot be written.
    """
    rows = gated_suites([run], suites)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RunFolderError(f"{folder} cannot be written: {error}") from error
    paths = {folder / f"{name}.jsonl": found for name, found in rows.items()}
    for path, found in paths.items():
        write_question_values(path, found)
    return tuple(paths)


class _GateRow(BaseModel):
    model_config = ConfigDict(extra="forbid")
    suite: Annotated[str, Field(min_length=1)]
    measure: Annotated[str, Field(min_length=1)]
    least: Annotated[float, Field(ge=0, le=1)] | None = None
    where: dict[str, str] = {}


class _GatesFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    gate: list[_GateRow]


def _check(
    gate: Gate,
    measured: Mapping[str, Sequence[QuestionValues]],
    baselines: Mapping[str, Sequence[QuestionValues]],
) -> Iterable[Finding]:
    rows = _those(gate, measured.get(gate.suite, ()))
    values = [value for row in rows if (value := row.values.get(gate.measure)) is not None]
    before = [row for row in _those(gate, baselines.get(gate.suite, ())) if row.values.get(gate.measure) is not None]
    pairs, _ = pair_up(before, rows)
    change = measure_changes(pairs).get(gate.measure)
    lost = tuple(pair.after for pair in pairs if change and pair.before.id in change.lost)
    compared = {pair.before.id for pair in pairs} - set(change.unpaired if change else ())
    missing = tuple(row.id for row in before if row.id not in compared) if values else ()
    if gate.least is not None:
        yield Finding(gate, Check.LEAST, *_least(values, gate.least), lost, missing)
    if not values:
        yield Finding(gate, Check.DROP, Verdict.NOT_MEASURED, _NO_VALUE)
    elif not change or not change.n:
        yield Finding(gate, Check.DROP, Verdict.NOT_MEASURED, "no baseline holds these questions", (), missing)
    else:
        yield Finding(gate, Check.DROP, *_drop(change), lost, missing)


_NO_VALUE = "no run measured it"


def _least(values: Sequence[float], least: float) -> tuple[Verdict, str]:
    if not values:
        return Verdict.NOT_MEASURED, _NO_VALUE
    mean = sum(values) / len(values)
    verdict = Verdict.PASSED if mean >= least - _ROUNDING else Verdict.FAILED
    return verdict, f"{mean:.3f} where {least:.3f} is the least, n {len(values)}"


def _drop(change: MeasureChange) -> tuple[Verdict, str]:
    interval = change.interval
    if interval is None or change.before is None or change.after is None:
        return Verdict.NOT_MEASURED, _NO_VALUE
    verdict = Verdict.FAILED if interval.high < 0 else Verdict.PASSED
    moved = f"{change.before:.3f} → {change.after:.3f}, [{interval.low:+.3f}, {interval.high:+.3f}]"
    return verdict, f"{moved}, n {change.n}, gained {len(change.gained)}, lost {len(change.lost)}"


def _those(gate: Gate, rows: Iterable[QuestionValues]) -> list[QuestionValues]:
    return [row for row in rows if all(row.tags.get(tag) == value for tag, value in gate.where.items())]


def _same_target(gate: Gate, other: Gate) -> bool:
    return (gate.suite, gate.measure, gate.where) == (other.suite, other.measure, other.where)


def _check_committed(run: FinishedRun, suite: SuiteRows, folder: Path) -> None:
    """That the file asked is, byte for byte, one that is committed; else its questions are not ours to keep."""
    committed = [folder / f"{suite.file}.{Split.DEV}.jsonl", folder / f"{suite.file}.jsonl"]
    if suite.sha256 not in [file_facts(path)["sha256"] for path in committed if path.is_file()]:
        raise RunFolderError(
            f"{run.directory} asked {suite.file}, which is not as committed in {folder}: gates stand on those alone"
        )

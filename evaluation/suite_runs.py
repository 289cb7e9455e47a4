"""Run suites over an assistant, resumable, and score a run again from its folder (`answer_runs` draws the folder)."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from corpus.faults import Fault
from evaluation.answer_runs import OUTPUTS, Answers, CaseClock, Checks, ask_all, read_answered
from evaluation.environment import environment
from evaluation.errors import DatasetError, RunFolderError
from evaluation.expectations import ExpectedTurn, load_conversations, load_personal_data
from evaluation.freezing import check_frozen, record_test_run
from evaluation.guard_measures import FindPersonalData, MaskedMessage, mask_all
from evaluation.intervals import RESAMPLES, SEED
from evaluation.jsonl_source import read_rows
from evaluation.judging import JUDGED, Judge, judge_all, read_judged
from evaluation.leakage import THRESHOLD, Leak, ShippedTexts, leaks
from evaluation.question_values import PER_QUESTION, write_question_values
from evaluation.rankings import Progress
from evaluation.run_outputs import write_whole
from evaluation.runs import file_facts, prepare_run_folder
from evaluation.suite_reports import RunKind, SuiteReport, answers_report, guard_report, headline
from evaluation.suites import SUITES_FOLDER, MarkedSpan, PersonalDataMessage, Split, Suite, suite_path

_PLAN, _CONFIG, _SCORES, _LEAKAGE = "plan.json", "config.json", "scores.json", "leakage.json"
_MASKED = "outputs.personal_data.jsonl"


@dataclass(frozen=True, slots=True)
class RunPlan:
    """What a run asks: an interrupted run goes on only under the same plan. `suites`: name → sha256 of its file."""

    kind: RunKind
    split: Split
    suites: Mapping[str, str]
    corpus_version: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured: an assistant, the checks of its corpus, the texts that ship, and the masking of messages.

    `judge`: judges facts beside the measures of an answers run, where one is configured and wanted.
    """

    assistant: Answers
    checker: Checks
    shipped: ShippedTexts
    corpus_version: str
    find_personal_data: FindPersonalData
    clock: CaseClock = field(default_factory=CaseClock)
    judge: Judge | None = None


def plan_run(
    kind: RunKind, suites: Iterable[Suite], split: Split, corpus_version: str, folder: Path = SUITES_FOLDER
) -> RunPlan:
    """The plan, with the sha256 of every suite file.

    Raises:
        FrozenSuiteError: a test half is not the frozen one.
        RunFolderError: a suite's file is missing.
    """
    hashes = {}
    for suite in suites:
        if split is Split.TEST:
            check_frozen(suite, folder)
        hashes[suite.value] = file_facts(suite_path(suite, split, folder))["sha256"]
    return RunPlan(kind, split, hashes, corpus_version)


def run_suites(
    plan: RunPlan,
    measured: Measured,
    directory: Path,
    progress: Progress,
    *,
    today: date,
    resume: bool = False,
    folder: Path = SUITES_FOLDER,
) -> SuiteReport:
    """Ask, keep, score and write the run; a whole run on a test half is recorded in the committed log, once.

    Args:
        plan: what to ask.
        measured: what is asked.
        directory: the run's folder; a former run there is replaced, unless `resume` goes on with it.
        progress: told how far the work is.
        today: the date the log of test runs gets.
        resume: go on with an interrupted run of the same plan.
        folder: where the suites lie.

    Raises:
        RunFolderError: the folder cannot be written, or holds a run of another plan.
        FrozenSuiteError, DatasetError: a suite cannot be measured on.
    """
    recorded = _begin(plan, directory, resume=resume)
    suites = [Suite(name) for name in plan.suites]
    asked = [suite for suite in suites if suite is not Suite.PERSONAL_DATA]
    conversations = [each for suite in asked for each in load_conversations(suite, plan.split, folder)]
    turns = [turn for conversation in conversations for turn in conversation]
    _refuse_shared_ids(turns)
    _write_leaks(directory, turns, measured.shipped, progress)
    rows = ask_all(conversations, measured.assistant, measured.checker, directory / OUTPUTS, progress, measured.clock)
    if measured.judge and plan.kind is RunKind.ANSWERS:
        judge_all(rows, measured.judge, directory / JUDGED, progress)
    if Suite.PERSONAL_DATA in suites:
        _mask(load_personal_data(plan.split, folder), measured.find_personal_data, directory)
    report = _score(plan, directory)
    _finish(plan, report, directory)
    if plan.split is Split.TEST and not recorded:
        for suite in suites:
            record_test_run(suite, headline(report, suite), today, folder)
    return report


def rescore_suites(directory: Path) -> SuiteReport:
    """Score a whole run again from its outputs, and write its scores anew; nothing is asked.

    Raises:
        RunFolderError: the folder holds no whole run of suites.
    """
    plan = _read_plan(directory / _CONFIG)
    report = _score(plan, directory)
    _write_scores(report, directory)
    return report


def _begin(plan: RunPlan, directory: Path, *, resume: bool) -> bool:
    """Make the folder ready; returns whether a whole run of this plan stands there already."""
    prepare_run_folder(directory)
    if resume and (directory / _PLAN).is_file():
        if (before := _read_plan(directory / _PLAN)) != plan:
            raise RunFolderError(
                f"{directory} holds another run: {before} where {plan} is asked for; run without --resume"
            )
        return (directory / _CONFIG).is_file()
    for name in (_CONFIG, OUTPUTS, JUDGED, _MASKED, _LEAKAGE, PER_QUESTION, _SCORES):
        (directory / name).unlink(missing_ok=True)
    write_whole(directory / _PLAN, _pretty(asdict(plan)))
    return False


def _refuse_shared_ids(turns: Sequence[ExpectedTurn]) -> None:
    """Outputs are known by id, so an id that two suites use would lose a message silently."""
    counts = Counter(turn.id for turn in turns)
    if shared := sorted(turn_id for turn_id, count in counts.items() if count > 1):
        raise DatasetError(
            [Fault(turn_id, 0, "duplicate_id", "two suites of this run use this id") for turn_id in shared]
        )


def _write_leaks(directory: Path, turns: Sequence[ExpectedTurn], shipped: ShippedTexts, progress: Progress) -> None:
    found = leaks(((turn.id, turn.question) for turn in turns), shipped)
    if found:
        progress(f"left out as too close to what ships: {len(found)} of {len(turns)} messages (see {_LEAKAGE})")
    write_whole(directory / _LEAKAGE, _pretty([asdict(leak) for leak in found]))


def _mask(messages: Sequence[PersonalDataMessage], find: FindPersonalData, directory: Path) -> None:
    rows = (_MASKED_ADAPTER.dump_python(each, mode="json") for each in mask_all(messages, find))
    write_whole(directory / _MASKED, "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows))


def _score(plan: RunPlan, directory: Path) -> SuiteReport:
    rows = read_answered(directory / OUTPUTS) if (directory / OUTPUTS).is_file() else ()
    found = _read_leaks(directory / _LEAKAGE)
    if plan.kind is RunKind.ANSWERS:
        return answers_report(rows, found, read_judged(directory / JUDGED))
    return guard_report(rows, _read_masked(directory / _MASKED), found)


def _finish(plan: RunPlan, report: SuiteReport, directory: Path) -> None:
    _write_scores(report, directory)
    write_whole(directory / "environment.json", _pretty(environment()))
    further = {"leak_threshold": THRESHOLD, "resamples": RESAMPLES, "seed": SEED, "judge": _judge_of(directory)}
    write_whole(directory / _CONFIG, _pretty({**asdict(plan), **further}))


def _judge_of(directory: Path) -> str | None:
    """The model that judged, where one did."""
    judged = read_judged(directory / JUDGED)
    return judged[0].model if judged else None


def _write_scores(report: SuiteReport, directory: Path) -> None:
    write_question_values(directory / PER_QUESTION, report.values)
    write_whole(directory / _SCORES, _pretty(report.scores))


class _MaskedRow(BaseModel):
    model_config = ConfigDict(extra="forbid")
    message: PersonalDataMessage
    found: tuple[MarkedSpan, ...]


_MASKED_ADAPTER = TypeAdapter(MaskedMessage)
_PLAN_ADAPTER = TypeAdapter(RunPlan)
_LEAKS_ADAPTER = TypeAdapter(list[Leak])


def _read_masked(path: Path) -> tuple[MaskedMessage, ...]:
    if not path.is_file():
        return ()
    try:
        rows, faults = read_rows(path, _MaskedRow)
    except DatasetError as error:
        rows, faults = [], list(error.faults)
    if faults:
        raise RunFolderError("\n".join(["the outputs of the run do not hold:", *map(str, faults)]))
    return tuple(MaskedMessage(row.message, row.found) for _, row in rows)


def _read_plan(path: Path) -> RunPlan:
    try:
        return _PLAN_ADAPTER.validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise RunFolderError(f"{path} is not the plan of a run over suites: {error}") from error


def _read_leaks(path: Path) -> list[Leak]:
    try:
        return _LEAKS_ADAPTER.validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise RunFolderError(f"{path} does not say what was left out: {error}") from error


def _pretty(facts: object) -> str:
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"

"""`nitinam evaluate answers` and `nitinam evaluate guard`: the assistant over the suites, kept and scored."""

import argparse
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.clock import SystemClock
from assistant.settings import Settings
from evaluation.retrieval import to_stderr
from evaluation.suite_reports import RunKind, SuiteReport
from evaluation.suites import GUARD_SUITES, SUITE_SETS, SUITES_FOLDER, Split, Suite

if TYPE_CHECKING:
    from assistant.bootstrap import Runtime
    from evaluation.answer_runs import CaseClock
    from evaluation.judging import Judge
    from evaluation.suite_runs import Measured

ANSWER_SUITES = (Suite.CRIMINAL_PATH, Suite.OTHER_FAMILIES, Suite.DIALOGUES, Suite.DEADLINES, Suite.OUT_OF_SCOPE)
_SUITES = {RunKind.ANSWERS: ANSWER_SUITES, RunKind.GUARD: (*GUARD_SUITES, Suite.PERSONAL_DATA)}


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `answers` and `guard` to the verbs of `nitinam evaluate`."""
    answers = _add(
        verbs, RunKind.ANSWERS, "statuses, citations, facts, quotes and latency of answers", evaluate_answers
    )
    answers.add_argument(
        "--judge", action="store_true", help="coverage and contradiction by a configured language model"
    )
    _add(
        verbs, RunKind.GUARD, "emergencies, harmful, injected and out-of-scope messages, personal data", evaluate_guard
    )


def evaluate_answers(arguments: argparse.Namespace) -> int:
    """Score answers over the suites; `--judge` says "not measured" where no language model is configured."""
    if arguments.judge and not Settings().llm:
        to_stderr("NITINAM_LLM names no language model to judge with: coverage and contradiction are not measured")
    return _evaluate(RunKind.ANSWERS, arguments)


def evaluate_guard(arguments: argparse.Namespace) -> int:
    """Score what is screened, refused and masked."""
    return _evaluate(RunKind.GUARD, arguments)


def default_run_folder(settings: Settings, today: date, name: str) -> Path:
    """`$NITINAM_HOME/runs/<YYYY-MM-DD>-<name>`."""
    return settings.home / "runs" / f"{today.isoformat()}-{name}"


def report_text(scores: Mapping[str, Any]) -> str:
    """The report for a terminal: every measure of every suite with n and its interval."""
    lines = [f"{scores['kind']}: n {scores['n']}, left out as leaks {scores['left_out_as_leaks']}"]
    for suite, measures in {"all": scores["measures"], **scores["by_suite"]}.items():
        lines += ["", suite, *(_measure_line(name, found) for name, found in measures.items() if found["n"])]
    if apart := scores.get("scored_apart", {}).get("n"):
        measures = scores["scored_apart"]["measures"]
        lines += ["", f"scored apart (gold outside the reference): {apart}"]
        lines += [_measure_line(name, found) for name, found in measures.items() if found["n"]]
    lines += [_measure_line(name, found) for name, found in _judged(scores)]
    lines += ["", f"not measured: {', '.join(_unmeasured(scores)) or 'nothing'}"]
    latency = {name: value for name, value in scores["latency_ms"].items() if value is not None}
    lines += [f"milliseconds: {', '.join(f'{name} {value:.1f}' for name, value in latency.items())}"]
    return "\n".join(lines)


def _add(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", kind: RunKind, text: str, run: Any
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(kind.value, help=text, description=text)
    names = [suite.value for suite in _SUITES[kind]]
    verb.add_argument("--suite", action="append", choices=names, metavar="SUITE", help=f"any of {', '.join(names)}")
    verb.add_argument("--split", choices=[split.value for split in Split], default=Split.DEV.value)
    verb.add_argument(
        "--set", choices=list(SUITE_SETS), default="first", help="of suites: the second was written later"
    )
    verb.add_argument("--out", type=Path, help="the run's folder; $NITINAM_HOME/runs/<date>-<name> otherwise")
    verb.add_argument("--resume", action="store_true", help="go on with an interrupted run in that folder")
    verb.add_argument("--rescore", type=Path, metavar="DIR", help="score the run in DIR again; nothing is asked")
    verb.add_argument("--json", action="store_true", help="machine-readable output alone on stdout")
    verb.set_defaults(run=run)
    return verb


def _evaluate(kind: RunKind, arguments: argparse.Namespace) -> int:
    report = _rescored(arguments.rescore, kind) if arguments.rescore else _measured(kind, arguments)
    scores = dict(report.scores)
    print(json.dumps(scores, ensure_ascii=False) if arguments.json else report_text(scores))
    return 0


def _rescored(directory: Path, kind: RunKind) -> SuiteReport:
    from evaluation.errors import RunFolderError
    from evaluation.suite_runs import rescore_suites

    report = rescore_suites(directory)
    if report.scores["kind"] != kind:
        raise RunFolderError(
            f"{directory} holds a run of {report.scores['kind']}; use `evaluate {report.scores['kind']}`"
        )
    return report


def _measured(kind: RunKind, arguments: argparse.Namespace) -> SuiteReport:
    from assistant.bootstrap import start
    from evaluation.answer_runs import CaseClock
    from evaluation.suite_runs import plan_run, run_suites

    settings, clock, today = Settings(), CaseClock(), SystemClock().now().date()
    split, judging = Split(arguments.split), kind is RunKind.ANSWERS and arguments.judge
    folder = SUITE_SETS[arguments.set]
    suites = _chosen(kind, split, folder, arguments.suite)
    name = f"{kind}-{split}" if folder == SUITES_FOLDER else f"{kind}-{split}-{arguments.set}"
    out = arguments.out or default_run_folder(settings, today, name)
    runtime = start(settings, clock)
    try:
        measured = _what_is_measured(runtime, clock, _judge(settings) if judging else None)
        plan = plan_run(kind, suites, split, measured.corpus_version, folder)
        report = run_suites(plan, measured, out, to_stderr, today=today, resume=arguments.resume, folder=folder)
    finally:
        runtime.live.close()
    to_stderr(f"run kept in {out}")
    return report


def _judge(settings: Settings) -> "Judge | None":
    from assistant.language_model.starting import model_for
    from evaluation.judging import Judge

    model = model_for(settings.llm)
    return Judge(model) if model else None


def _what_is_measured(runtime: "Runtime", clock: "CaseClock", judge: "Judge | None") -> "Measured":
    from assistant.personal_data import personal_data
    from evaluation.answer_checks import AnswerChecker
    from evaluation.leakage import ShippedTexts
    from evaluation.suite_runs import Measured
    from indexing.training_pairs import training_pairs

    corpus, passages = runtime.index.corpus, runtime.index.retriever.passages
    questions = (question for passage in passages for question in passage.questions)
    anchors = (anchor for anchor, _ in training_pairs(corpus))
    return Measured(
        runtime.assistant,
        AnswerChecker.of(corpus),
        ShippedTexts.of([*questions, *anchors]),
        runtime.index.manifest.corpus_digest,
        personal_data,
        clock,
        judge,
    )


def _chosen(kind: RunKind, split: Split, folder: Path, named: Sequence[str] | None) -> list[Suite]:
    """The suites named, else all of the kind that are there; what is missing is told, never passed over silently."""
    from evaluation.suites import suite_path

    if named:
        return [Suite(name) for name in dict.fromkeys(named)]
    there = [suite for suite in _SUITES[kind] if suite_path(suite, split, folder).is_file()]
    for suite in _SUITES[kind]:
        if suite not in there:
            to_stderr(f"{suite} is not in this set and is not measured")
    return there


def _measure_line(name: str, found: Mapping[str, Any]) -> str:
    low, high = found["ci95"] or (float("nan"), float("nan"))
    return f"  {name:24} {found['mean']:.3f}  [{low:.3f}, {high:.3f}]  n {found['n']}"


def _judged(scores: Mapping[str, Any]) -> list[tuple[str, Any]]:
    judge = scores.get("judge", {})
    return [(f"judge {name}", judge[name]) for name in ("coverage", "contradiction") if judge.get(name)]


def _unmeasured(scores: Mapping[str, Any]) -> list[str]:
    names = [name for name, found in scores["measures"].items() if not found["n"]]
    if scores["kind"] == RunKind.ANSWERS:
        names += [f"judge {name}" for name, value in scores["judge"].items() if value is None]
        names += ["confidence"] if scores["confidence"]["n"] == 0 else []
    return names

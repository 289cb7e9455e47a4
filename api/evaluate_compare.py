"""`nitinam evaluate compare` and `nitinam evaluate gate`: did it change, and may it land."""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.clock import SystemClock
from assistant.settings import read_settings
from evaluation.retrieval import to_stderr

if TYPE_CHECKING:
    from assistant.bootstrap import Runtime
    from evaluation.gating import Finding
    from evaluation.retrieval import RetrievalReport

CITATIONS = "citations"


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `compare` and `gate` to the verbs of `nitinam evaluate`."""
    text = "paired differences of two runs, with the questions gained and lost"
    compare = verbs.add_parser("compare", help=text, description=text)
    compare.add_argument("a", type=Path, metavar="A", help="the folder of the run before")
    compare.add_argument("b", type=Path, metavar="B", help="the folder of the run after, of the same kind")
    compare.add_argument("--html", type=Path, metavar="FILE", help="write the report, with plots, as one page, too")
    _finish(compare, evaluate_compare)
    text = "thresholds and the committed baseline; exit code 1 where a run falls below them"
    gate = verbs.add_parser("gate", help=text, description=text)
    gate.add_argument(
        "runs", nargs="*", type=Path, metavar="RUN", help="folders of runs; without one, what answers cite is measured"
    )
    gate.add_argument("--accept", type=Path, metavar="RUN", help="make that run the baseline of its suites, and stop")
    _finish(gate, evaluate_gate)


def evaluate_compare(arguments: argparse.Namespace) -> int:
    """Compare two run folders."""
    from evaluation.comparing import compare_runs
    from evaluation.comparison_report import comparison_json, comparison_text
    from evaluation.finished_runs import read_finished_run
    from evaluation.html_report import write_comparison_html

    comparison = compare_runs(read_finished_run(arguments.a), read_finished_run(arguments.b))
    if arguments.html:
        write_comparison_html(arguments.html, comparison)
        to_stderr(f"report written to {arguments.html}")
    print(
        json.dumps(comparison_json(comparison), ensure_ascii=False) if arguments.json else comparison_text(comparison)
    )
    return 0


def evaluate_gate(arguments: argparse.Namespace) -> int:
    """Check runs against gates and baselines, or accept a run as the baseline."""
    from evaluation.finished_runs import read_finished_run
    from evaluation.gating import Verdict, accept, check_gates, gated_suites, load_gates, read_baselines

    if arguments.accept:
        if arguments.runs:
            arguments.parser.error("--accept takes one run, and nothing is gated with it")
        paths = [str(path) for path in accept(read_finished_run(arguments.accept))]
        print(json.dumps({"accepted": paths}, ensure_ascii=False) if arguments.json else "\n".join(paths))
        return 0
    directories = arguments.runs or [keep_citations_run()]
    measured = gated_suites(read_finished_run(directory) for directory in directories)
    gates = load_gates()
    findings = check_gates(gates, measured, read_baselines())
    ungated = sorted(set(measured) - {gate.suite for gate in gates})
    report = gate_json(findings, ungated)
    print(json.dumps(report, ensure_ascii=False) if arguments.json else gate_text(findings, ungated))
    return 0 if report["verdict"] == Verdict.PASSED else 1


def gate_json(findings: Sequence["Finding"], ungated: Sequence[str]) -> dict[str, Any]:
    """The findings as `gate --json` prints them; what nobody measured is neither passed nor failed."""
    from evaluation.gating import Verdict

    verdicts = {finding.verdict for finding in findings}
    overall = next((each for each in (Verdict.FAILED, Verdict.PASSED) if each in verdicts), Verdict.NOT_MEASURED)
    return {
        "verdict": overall.value,
        "checks": [_finding_json(finding) for finding in findings],
        "ungated": list(ungated),
    }


def gate_text(findings: Sequence["Finding"], ungated: Sequence[str]) -> str:
    """The findings for a terminal: failures first, with the questions lost by name."""
    from evaluation.gating import Verdict

    lines = []
    for verdict in (Verdict.FAILED, Verdict.PASSED, Verdict.NOT_MEASURED):
        of_it = [finding for finding in findings if finding.verdict is verdict]
        lines.append(f"{verdict.replace('_', ' ')}: {len(of_it)}")
        lines += [line for finding in of_it for line in _finding_lines(finding)]
    lines += [f"measured, but no gate watches it: {suite}" for suite in ungated]
    return "\n".join(lines)


def measure_citations(runtime: "Runtime", questions: Path) -> "RetrievalReport":
    """What answers cite, over questions with gold sections."""
    from evaluation.answer_citations import AnswerCitations
    from evaluation.datasets import PoolPassage, load_questions
    from evaluation.retrieval import evaluate_retrieval

    laws = runtime.index.corpus.register.laws
    pool = [
        PoolPassage(laws[passage.law].official, passage.section, passage.text)
        for passage in runtime.index.retriever.passages
        if passage.law and passage.section
    ]
    return evaluate_retrieval(pool, load_questions(questions), AnswerCitations(runtime.assistant, CITATIONS))


def keep_citations_run() -> Path:
    """Measure what answers cite over the development questions that are not frozen; returns the run's folder."""
    from api.evaluate_answers import default_run_folder
    from assistant.bootstrap import start
    from evaluation.runs import file_facts, write_run
    from evaluation.suites import SUITES_FOLDER

    settings, questions = read_settings(), SUITES_FOLDER / "eight_situations.jsonl"
    out = default_run_folder(settings, SystemClock().now().date(), CITATIONS)
    runtime = start(settings)
    try:
        report = measure_citations(runtime, questions)
        corpus = runtime.index.manifest.corpus_digest
        write_run(out, report, {"questions": file_facts(questions), "corpus_version": corpus})
    finally:
        runtime.live.close()
    to_stderr(f"run kept in {out}")
    return out


def _finish(verb: argparse.ArgumentParser, run: Any) -> None:
    verb.add_argument("--json", action="store_true", help="machine-readable output alone on stdout")
    verb.set_defaults(run=run, parser=verb)


def _finding_json(finding: "Finding") -> dict[str, Any]:
    gate = finding.gate
    return {
        "suite": gate.suite,
        "measure": gate.measure,
        "where": dict(gate.where),
        "check": finding.check.value,
        "verdict": finding.verdict.value,
        "words": finding.words,
        "lost": [{"id": row.id, "question": row.question} for row in finding.lost],
        "missing": list(finding.missing),
    }


def _finding_lines(finding: "Finding") -> Iterator[str]:
    from evaluation.comparison_report import one_line
    from evaluation.gating import Verdict, gate_name

    yield f"  {gate_name(finding.gate)} [{finding.check}]: {finding.words}"
    if finding.missing:
        yield f"      in the baseline but not measured now: {', '.join(finding.missing)}"
    if finding.verdict is Verdict.FAILED:
        yield from (f"      lost {row.id}  {one_line(row.question)}" for row in finding.lost)

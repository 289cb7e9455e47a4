"""`nitinam evaluate attacks`: what an obedient and a lying language model get past the checks."""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evaluation.retrieval import to_stderr
from evaluation.suites import Split

_BOTH = "all"


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `attacks` to the verbs of `nitinam evaluate`."""
    text = "what an obedient and a lying language model get past the checks"
    verb = verbs.add_parser("attacks", help=text, description=text)
    verb.add_argument(
        "--split",
        choices=[*(split.value for split in Split), _BOTH],
        default=_BOTH,
        help="both halves unless told otherwise; whoever mends the checks looks at dev alone",
    )
    verb.add_argument("--sentences", type=Path, metavar="FILE", help="judge this file's sentences, and no half")
    verb.add_argument("--missed", action="store_true", help="name on stderr what was judged wrongly; for the dev half")
    verb.add_argument("--json", action="store_true", help="machine-readable output alone on stdout")
    verb.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure and print; 1 where anything reached the reader."""
    from evaluation.attacks import measure_attacks, measure_sentences

    splits = tuple(Split) if arguments.split == _BOTH else (Split(arguments.split),)
    report = measure_sentences(arguments.sentences) if arguments.sentences else measure_attacks(splits)
    if arguments.missed:
        to_stderr("\n".join(report.missed))
    print(json.dumps(report.scores, ensure_ascii=False) if arguments.json else report_text(report.scores))
    return 1 if report.scores["reached_reader"] else 0


def report_text(scores: Mapping[str, Any]) -> str:
    """The report for a terminal: what reached the reader by kind, and the liar's sentences by kind."""
    liar = scores["liar"]
    lines = [f"attacks: {scores['reached_reader']} of {scores['n']} reached the reader"]
    lines += [f"  {kind:14} {reached} of {n}" for kind, (reached, n) in scores["by_kind"].items()]
    lines += [f"liar: false caught {_share(liar['false_caught'])}, true kept {_share(liar['true_kept'])}"]
    for kind, counts in liar["by_kind"].items():
        caught, kept = counts["false_caught"], counts["true_kept"]
        lines.append(f"  {kind:14} false caught {caught[0]} of {caught[1]}, true kept {kept[0]} of {kept[1]}")
    return "\n".join(lines)


def _share(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.3f}"

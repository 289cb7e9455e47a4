"""What an import or a fetch shows before it stores: reports, the question whether to replace, the outcome."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus.importing.report import LawReport
from corpus.importing.taking import Prepared, store

NOT_REBUILT = "the index was not rebuilt; run `nitinam index build`"
_MOST_SHOWN = 10
_BAR = 30


def review_and_store(
    arguments: argparse.Namespace, home: Path, prepared: Sequence[Prepared], facts: Mapping[str, Any]
) -> bool:
    """Show every report, ask where something would be replaced, store all or nothing, tell what became of it.

    `facts` are the first fields of the JSON. Returns whether it was agreed to.
    """
    reports = [report for one in prepared for report in one.reports]
    for report in reports:
        for line in _lines(report, brief=len(reports) > _MOST_SHOWN):
            print(line, file=sys.stderr)
    replaced = [report for one in prepared for report in one.replaces]
    agreed = arguments.yes or not replaced or _asked(replaced)
    stored = store(home, *prepared) if agreed else 0
    _show_outcome(arguments, reports, facts, stored, agreed)
    return agreed


def show_progress(done: int, total: int) -> None:
    """A bar on a terminal; elsewhere a line at every tenth of many laws."""
    if sys.stderr.isatty():
        filled = _BAR * done // total
        end = "\n" if done == total else ""
        print(f"\r[{'#' * filled}{'.' * (_BAR - filled)}] {done}/{total} laws", end=end, file=sys.stderr, flush=True)
    elif total >= 10 and done * 10 // total != (done - 1) * 10 // total:
        print(f"{done}/{total} laws", file=sys.stderr, flush=True)


def _lines(report: LawReport, *, brief: bool) -> Iterator[str]:
    """What a person should know of one law; of many laws one line each for those that have something to tell."""
    counts = ", ".join(f"{count} {name}" for name, count in report.instruments.items())
    first = f"{report.official} ({report.law}): {report.sections} sections ({counts}); {report.repealed} repealed"
    findings = {name: found for name, found in _findings(report) if found}
    if brief and findings:
        yield f"{first}; {'; '.join(f'{name}: {len(found)}' for name, found in findings.items())}"
    elif not brief:
        yield first
        yield from (f"  {name} ({len(found)}): {_some(found)}" for name, found in findings.items())
        if report.differences is not None and not report.differences:
            yield "  nothing differs from what is stored"


def _findings(report: LawReport) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "numbers left out", report.gaps
    yield "stand twice", report.duplicates
    yield "not in the register", report.not_registered
    yield "in the register only", report.only_registered
    yield "broken glyphs", report.broken_at
    yield "remarks", report.remarks
    if report.differences is not None:
        yield from asdict(report.differences).items()


def _some(found: Sequence[str]) -> str:
    more = f" … and {len(found) - _MOST_SHOWN} more" if len(found) > _MOST_SHOWN else ""
    return ", ".join(found[:_MOST_SHOWN]) + more


def _asked(replaced: Sequence[LawReport]) -> bool:
    """Whether a person at the terminal agrees; without a terminal nobody can."""
    names = ", ".join(report.law for report in replaced[:_MOST_SHOWN])
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        print(f"nothing was imported: it would replace {names}; say --yes to replace", file=sys.stderr)
        return False
    print(f"replace what is stored of {names}? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _show_outcome(
    arguments: argparse.Namespace, reports: Sequence[LawReport], facts: Mapping[str, Any], stored: int, agreed: bool
) -> None:
    sections = sum(report.sections for report in reports)
    found = {
        **facts,
        "stored": agreed,
        "laws_stored": stored,
        "sections": sections,
        "laws": [asdict(report) for report in reports],
        "index_rebuilt": False,
        "next": NOT_REBUILT,
    }
    if arguments.json:
        print(json.dumps(found, ensure_ascii=False))
    elif agreed:
        print(f"{stored} law(s) stored of {len(reports)}, {sections} sections read; {NOT_REBUILT}")

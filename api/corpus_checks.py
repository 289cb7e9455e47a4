"""`nitinam corpus check`: every fault at once, what is listed beside, and the reports that the checks write."""

import argparse
import json
import sys
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from assistant.settings import read_settings
from corpus.checking.checks import Checked, check_corpus
from corpus.checking.coverage import coverage, coverage_table
from corpus.checking.coverage_picture import coverage_picture
from corpus.checking.mending import mend_partners
from corpus.checking.mutating import SEED
from corpus.checking.mutation_report import mutate, mutation_json, mutation_text
from corpus.checking.number_report import fault_rows, number_report
from corpus.checking.seen import record, write_seen
from corpus.importing.store import read_official
from corpus.loading import DATA


def add_arguments(verb: argparse.ArgumentParser) -> None:
    """Add the options of `corpus check`."""
    verb.add_argument("--data", type=Path, metavar="DIR", default=DATA, help="the folder of written files to check")
    text = "official text for laws that are not imported: lines of law, section, text, standing ($NITINAM_REFERENCE)"
    verb.add_argument("--reference", type=Path, metavar="PATH", help=text)
    verb.add_argument(
        "--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="the day of the check; today if not given"
    )
    verb.add_argument("--listed", action="store_true", help="show what is listed and fails nothing")
    verb.add_argument("--mutate", action="store_true", help="swap figures, units, sections; how many swaps are caught")
    verb.add_argument("--seed", type=int, default=SEED, help="decides the swaps of --mutate")
    verb.add_argument("--record", action="store_true", help="keep how every cited paragraph reads now (seen.json)")
    verb.add_argument("--mend", action="store_true", help="write the goes_with partners that digests lack")
    verb.add_argument("--coverage", type=Path, metavar="DIR", help="write coverage.md and images/coverage.svg there")
    verb.add_argument("--numbers", type=Path, metavar="FILE", help="write the report of the number check")


def run(arguments: argparse.Namespace) -> int:
    """Check everything; 1 where there is a fault."""
    settings = read_settings()
    on = arguments.on or datetime.now(ZoneInfo("Asia/Bangkok")).date()
    reference = reference_file(arguments.reference or settings.reference, named=arguments.reference is not None)
    imported = read_official(settings.home)
    checked = check_corpus(arguments.data, imported=imported, reference=reference, today=on)
    if arguments.mutate:
        return _mutate(arguments, checked)
    if arguments.mend:
        print(f"{mend_partners(arguments.data, checked.corpus, checked.origins)} partners written", file=sys.stderr)
        checked = check_corpus(arguments.data, imported=imported, reference=reference, today=on)
    if arguments.record:
        _record(arguments.data, checked)
    if arguments.coverage:
        laws = coverage(checked.corpus)
        _write(arguments.coverage / "coverage.md", coverage_table(laws))
        _write(arguments.coverage / "images" / "coverage.svg", coverage_picture(laws))
    if arguments.numbers:
        report = number_report(checked, on, reference)
        _write(arguments.numbers, json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    _show(arguments, checked)
    return 1 if checked.faults else 0


def _record(folder: Path, checked: Checked) -> None:
    """Keep what is cited now, but never what was not checked or does not hold."""
    if not checked.numbers.checked or checked.numbers.faults:
        problem = f"{len(checked.numbers.faults)} faults" if checked.numbers.checked else "no official text"
        print(f"nothing was recorded: {problem} in the number check", file=sys.stderr)
        return
    write_seen(folder, record(checked.claims, checked.texts))


def _mutate(arguments: argparse.Namespace, checked: Checked) -> int:
    """Swaps caught by kind; 1 where there was no official text to catch them with."""
    if not checked.texts:
        print("nothing can be caught: no official text is imported and no reference file is at hand", file=sys.stderr)
        return 1
    found = mutate(checked.corpus, checked.claims, checked.texts, checked.laws, checked.seen, arguments.seed)
    shown = json.dumps(mutation_json(found, arguments.seed), ensure_ascii=False)
    print(shown if arguments.json else mutation_text(found))
    return 0


def reference_file(path: Path, *, named: bool) -> Path | None:
    """The reference file; None where there is none and nobody asked for one.

    Raises:
        FileNotFoundError: the file that was asked for is not there.
    """
    if named and not path.is_file():
        raise FileNotFoundError(f"no reference file {path}")
    return path if path.is_file() else None


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _show(arguments: argparse.Namespace, checked: Checked) -> None:
    numbers = checked.numbers
    if arguments.json:
        found = {
            "faults": fault_rows(checked.faults),
            "listed": fault_rows(checked.listed),
            "numbers": {"checked": numbers.checked, "counts": numbers.counts, "standings": numbers.standings},
        }
        print(json.dumps(found, ensure_ascii=False))
        return
    if not numbers.checked:
        print(
            "numbers were not checked: no official text is imported and no reference file is at hand", file=sys.stderr
        )
    if checked.listed:
        counted = ", ".join(
            f"{count} {rule}" for rule, count in sorted(Counter(one.rule for one in checked.listed).items())
        )
        print(f"listed, failing nothing (--listed shows them): {counted}", file=sys.stderr)
    if arguments.listed:
        print("\n".join(map(str, checked.listed)), file=sys.stderr)
    corpus = checked.corpus
    summary = f"{len(corpus.guides)} guides and {len(corpus.sections)} digests: no fault found"
    print("\n".join(map(str, checked.faults)) or summary)

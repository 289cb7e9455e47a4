"""The committed reports are of what ships: docs/number-check.json, docs/coverage.md and picture, corpus/data/seen.json.

One command writes them all: nitinam corpus check --record --numbers docs/number-check.json --coverage docs
"""

import json
from pathlib import Path

from corpus.checking.checks import check_corpus
from corpus.checking.coverage import coverage, coverage_table
from corpus.checking.coverage_picture import coverage_picture
from corpus.checking.seen import record
from corpus.loading import load_corpus
from corpus.serialising import corpus_digest
from tests.corpus.checking.test_checks import TODAY

DOCS = Path(__file__).parents[3] / "docs"


def test_the_number_check_was_run_on_what_ships_and_holds(shared_folder: Path) -> None:
    assert shared_folder.is_dir()
    report = json.loads((DOCS / "number-check.json").read_text(encoding="utf-8"))
    assert (report["result"], report["faults"]) == ("holds", [])
    assert report["data_sha256"] == corpus_digest(load_corpus())


def test_coverage_is_of_what_ships() -> None:
    laws = coverage(load_corpus())
    assert (DOCS / "coverage.md").read_text(encoding="utf-8") == coverage_table(laws)
    assert (DOCS / "images" / "coverage.svg").read_text(encoding="utf-8") == coverage_picture(laws)


def test_every_cited_paragraph_was_recorded_as_it_reads(shared_folder: Path) -> None:
    checked = check_corpus(reference=shared_folder / "reference" / "statutes.jsonl", today=TODAY)
    assert checked.seen == record(checked.claims, checked.texts)

"""Measured on the samples and the reference beside the checkout, where they are; skipped by name where not."""

import gzip
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from corpus.importing import Language, OfficialText
from corpus.importing.heads import DIGITS, NUMBERED, clean_number, heading_of, unglued
from corpus.importing.paragraphs import group
from corpus.importing.taking import Prepared, prepare, store
from corpus.loading import load_corpus
from corpus.models import Instrument
from corpus.register import fold_law_name

REGISTER = load_corpus().register
LEAST_EQUAL = 0.995
PROJECT = Path(__file__).parents[3]


def _of(path: Path, home: Path) -> Prepared:
    if not path.is_file():
        pytest.skip(f"../shared/{path.parent.name}/{path.name} is not beside this checkout")
    return prepare(path, home, REGISTER)


def _reference(shared_folder: Path, official: str) -> dict[str, str]:
    """Section number → text without its head. Rows that glue repealed sections together are cut apart."""
    found: dict[str, str] = {}
    with (shared_folder / "reference" / "statutes.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["law"] == official:
                for piece in unglued(row["text"]) if "ยกเลิก" in row["text"][-9:] else [row["text"]]:
                    head = NUMBERED.match(piece)
                    assert head is not None, piece[:40]
                    found[clean_number(head[1])] = piece[head.end() :]
    return found


def _normal(text: str) -> str:
    return re.sub(r"\s", "", text.translate(DIGITS))


def _main(text: OfficialText) -> dict[str, str]:
    return {section.version.number: "\n".join(section.version.paragraphs) for section in text.main()}


# Name, law, sections, sections whose text differs and why.
TEXTS = [
    ("criminal_procedure", "criminal-procedure-code", 325, {"267"}, "the reference glues the schedule to section 267"),
    ("constitution_2560", "constitution-2560", 279, set(), "none"),
    (
        "kwaeng_court_act",
        "kwaeng-court-act-2499",
        32,
        set(),
        "none, once its rows of several repealed sections are cut",
    ),
]


@pytest.mark.parametrize(("name", "law", "count", "differing", "why"), TEXTS, ids=[case[0] for case in TEXTS])
def test_every_section_of_a_statute_text_is_as_in_the_reference(
    name: str, law: str, count: int, differing: set[str], why: str, shared_folder: Path, tmp_path: Path
) -> None:
    (text,) = _of(shared_folder / "samples" / f"statute_text_{name}.txt", tmp_path).texts
    assert text.law == law
    mine, reference = _main(text), _reference(shared_folder, REGISTER.laws[law].official)
    assert len(text.sections) == len(mine) == count
    assert mine.keys() == reference.keys()
    unequal = {number for number in mine if _normal(mine[number]) != _normal(reference[number])}
    assert unequal == differing, why
    assert len(mine) - len(unequal) >= LEAST_EQUAL * len(mine)


# Name, law, heading lines, headings (a line "general provisions" may title the numbered one above it), sections whose
# paragraphs differ and why.
HEADINGS = [
    (
        "criminal_procedure",
        "criminal-procedure-code",
        46,
        46,
        {"124", "267"},
        "the reference glues a repealed paragraph and the schedule to the text",
    ),
    ("constitution_2560", "constitution-2560", 36, 32, set(), "none"),
    ("kwaeng_court_act", "kwaeng-court-act-2499", 1, 1, set(), "none"),
]


@pytest.mark.parametrize(
    ("name", "law", "lines", "headings", "differing", "why"), HEADINGS, ids=[case[0] for case in HEADINGS]
)
def test_every_heading_and_paragraph_of_a_statute_text_is_right(
    name: str, law: str, lines: int, headings: int, differing: set[str], why: str, shared_folder: Path, tmp_path: Path
) -> None:
    path = shared_folder / "samples" / f"statute_text_{name}.txt"
    (text,) = _of(path, tmp_path).texts
    paths = [section.heading_path for section in text.main()]
    assert len({path[:depth] for path in paths for depth in range(1, len(path) + 1)}) == headings
    assert sum(heading_of(line) is not None for line in path.read_text(encoding="utf-8").splitlines()) == lines
    reference = _reference(shared_folder, REGISTER.laws[law].official)
    unequal = {
        section.version.number
        for section in text.main()
        if "\n" in (words := reference[section.version.number].strip())
        and list(map(_normal, group(words.split("\n")))) != list(map(_normal, section.version.paragraphs))
    }
    assert unequal == differing, why


def test_headings_of_a_code_stand_in_order_and_its_schedule_after_the_last_section(
    shared_folder: Path, tmp_path: Path
) -> None:
    (text,) = _of(shared_folder / "samples" / "statute_text_criminal_procedure.txt", tmp_path).texts
    sections = {section.version.number: section for section in text.main()}
    assert [step.split()[:2] for step in sections["66"].heading_path] == [
        ["ภาค", "1"],
        ["ลักษณะ", "4"],
        ["หมวด", "2"],
        ["ส่วนที่", "2"],
    ]
    assert sections["13 ทวิ"].repealed
    assert [(annex.kind.value, annex.after) for annex in text.annexes] == [("schedule", "267")]


# Name, law, sections of the law, of amending acts at its end, annexes.
PROVISIONS = [
    ("anti_torture_act_2565", "anti-torture-act-2565", 43, 3, 3),
    ("mediation_act_2562", "mediation-act-2562", 72, 0, 2),
    ("regulatory_fines_act_2565", "regulatory-fines-act-2565", 48, 0, 2),
]


@pytest.mark.parametrize(
    ("name", "law", "main", "amending", "annexes"), PROVISIONS, ids=[case[0] for case in PROVISIONS]
)
def test_no_provision_is_lost(
    name: str, law: str, main: int, amending: int, annexes: int, shared_folder: Path, tmp_path: Path
) -> None:
    path = shared_folder / "samples" / f"provisions_json_{name}.json"
    (text,) = _of(path, tmp_path).texts
    counted = Counter(section.version.instrument for section in text.sections)
    assert (text.law, counted[Instrument.MAIN], counted[Instrument.AMENDING_ACT]) == (law, main, amending)
    assert len(text.annexes) == annexes
    written = "".join(_normal(provision["content"]) for provision in json.loads(path.read_text("utf-8"))["provisions"])
    kept = [_normal("\n".join(section.version.paragraphs)) for section in text.sections]
    kept += [_normal(annex.text) for annex in text.annexes]
    assert [words for words in kept if words not in written] == []
    heads = sum(len(f"มาตรา{section.version.number}") for section in text.sections)
    headings = {step for section in text.sections for step in section.heading_path}
    assert sum(map(len, kept)) + heads + sum(len(_normal(heading)) for heading in headings) == len(written)


def test_a_section_list_keeps_every_section(shared_folder: Path, tmp_path: Path) -> None:
    path = shared_folder / "samples" / "sections_json_business_security_act_2558.json"
    (text,) = _of(path, tmp_path).texts
    assert [section.version.number for section in text.main()] == [str(number) for number in range(1, 92)]
    assert [
        section.version.number for section in text.main() if section.version.paragraphs[0].startswith("พระราชบัญญัติหลัก")
    ] == []


@pytest.mark.slow
def test_the_bulk_file_loses_no_row(shared_folder: Path, tmp_path: Path) -> None:
    path = shared_folder / "reference" / "ocs_in_force.jsonl.gz"
    prepared = _of(path, tmp_path)
    assert store(tmp_path, prepared) == len(prepared.texts) == 326
    sections = [(text.law, section) for text in prepared.texts for section in text.sections]
    # One row glues two repealed sections together.
    assert len({(law, section.key) for law, section in sections}) == len(sections) == 15_905 + 1
    assert sum(section.language is Language.OTHER for _, section in sections) == 121
    kept: dict[str, set[str]] = {}
    for text in prepared.texts:
        kept[fold_law_name(text.official)] = {
            _normal("\n".join(section.version.paragraphs)) for section in text.sections
        }
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        lost = [row for row in map(json.loads, lines) if not _stands_in(row, kept[fold_law_name(row["law"])])]
    assert [(row["law"], row["section"]) for row in lost] == []
    code = next(text for text in prepared.texts if text.law == "criminal-procedure-code")
    assert len(_main(code)) == 325
    assert sum(section.version.instrument is Instrument.ENACTING_ACT for section in code.sections) == 5


def _stands_in(row: dict[str, str], kept: set[str]) -> bool:
    """Whether a section holds the words of a row but for its head."""
    words = _normal(row["text"])
    begin = len(_normal(f"{row['law']}Section{row['section']}.")) + 40
    return any(words[start:] in kept for start in range(min(begin, len(words) + 1)))


_MEASURED = """
import json, resource, subprocess, sys, time
begin = time.monotonic()
command = [sys.executable, "-m", "api.commandline", "corpus", "import", sys.argv[1]]
done = subprocess.run(command, stderr=subprocess.PIPE)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([done.returncode, time.monotonic() - begin, peak, done.stderr.decode().splitlines()[:10]]))
"""


@pytest.mark.slow
def test_the_bulk_file_is_imported_within_a_minute_and_500_mb_with_progress(shared_folder: Path) -> None:
    path = shared_folder / "reference" / "ocs_in_force.jsonl.gz"
    if not path.is_file():
        pytest.skip(f"../shared/reference/{path.name} is not beside this checkout")
    command = [sys.executable, "-c", _MEASURED, str(path)]
    shown = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    status, seconds, peak_kb, progress = json.loads(shown.splitlines()[-1])
    assert status == 0
    assert seconds <= 60
    assert peak_kb <= 500 * 1024
    assert progress[0].endswith("/326 laws")

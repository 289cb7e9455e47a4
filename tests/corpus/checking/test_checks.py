"""All checks in one flow, their report, and how long they take at the size the corpus grows to."""

import json
import re
import shutil
import time
from datetime import date
from pathlib import Path

import pytest

from corpus.checking.checks import check_corpus
from corpus.checking.coverage import Level, coverage, coverage_table
from corpus.checking.coverage_picture import coverage_picture
from corpus.checking.errors import InvalidExceptionsError, UnreadableReferenceError
from corpus.checking.number_report import number_report
from corpus.loading import DATA
from tests.corpus.checking import small

TODAY = date(2026, 11, 26)
GUIDES, SECONDS = 110, 20.0


def reference(folder: Path, fine: str = "ห้าพันบาท") -> Path:
    """A reference file of the invented law."""
    texts = {
        "1": "มาตรา ๑ เจ้าของว่าวต้องแจ้งภายในสิบห้าวัน\nผู้มีอายุไม่ถึงสิบแปดปีให้ผู้ปกครองแจ้งภายในสามเดือน",
        "2": f"มาตรา ๒ ผู้ใดไม่แจ้ง ต้องเสียค่าปรับไม่เกิน{fine}",
        "4": "มาตรา ๔ เลื่อนได้คราวละหกวัน",
    }
    rows = [
        {"law": "พระราชบัญญัติว่าว พ.ศ. 2560", "section": number, "text": text, "standing": "single_copy"}
        for number, text in texts.items()
    ]
    rows.append({"law": "กฎหมายที่ไม่มีในทะเบียน", "section": "1", "text": "มาตรา ๑ ก", "standing": "confirmed"})
    path = folder / "reference.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_faults_of_every_check_are_found_together_and_the_rest_is_listed(tmp_path: Path) -> None:
    data = small.write(tmp_path / "data", balloons=("text: โทร 1441", "text: โทร 1442"))
    checked = check_corpus(data, reference=reference(tmp_path, fine="สี่พันบาท"), today=TODAY)
    assert {fault.rule for fault in checked.faults} == {
        "figure-not-in-text",
        "not-mutual",
        "phone-of-nobody",
    }
    assert {fault.rule for fault in checked.listed} >= {"family-without-guide", "near-duplicate", "review-due"}
    assert list(checked.faults) == sorted(checked.faults)


def test_the_report_names_data_reference_date_counts_and_exceptions(tmp_path: Path) -> None:
    data = small.write(tmp_path / "data", kites=("15 วัน ไม่แจ้งไม่ได้", "15 วัน อาจคลาด 2 วัน"))
    (data / "lexicon").mkdir()
    (data / "lexicon/number_exceptions.yaml").write_text(
        '- {claim: kites/tell, figure: 2 day, why: "our own caution"}\n', encoding="utf-8"
    )
    path = reference(tmp_path)
    report = number_report(check_corpus(data, reference=path, today=TODAY), TODAY, path)
    assert (report["result"], report["on"]) == ("holds", "2026-11-26")
    assert re.fullmatch("[0-9a-f]{64}", report["data_sha256"])
    assert report["reference"]["file"] == "reference.jsonl"
    assert report["exceptions"] == [{"claim": "kites/tell", "figure": "2 day", "why": "our own caution"}]
    assert report["bases_by_standing"] == {"single_copy": 7}
    assert report["counts"]["excepted"] == 1


def test_without_official_text_the_report_says_not_checked(tmp_path: Path) -> None:
    checked = check_corpus(small.write(tmp_path), today=TODAY)
    assert number_report(checked, TODAY, None)["result"] == "not_checked"


@pytest.mark.parametrize("row", ["{", '{"law": "x"}', '{"law": "x", "section": "1", "text": "t", "standing": "odd"}'])
def test_a_reference_file_of_another_shape_is_told_with_its_line(tmp_path: Path, row: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(row + "\n", encoding="utf-8")
    with pytest.raises(UnreadableReferenceError, match=r"rows\.jsonl:1"):
        check_corpus(small.write(tmp_path / "data"), reference=path, today=TODAY)


def test_exceptions_without_a_reason_are_refused(tmp_path: Path) -> None:
    data = small.write(tmp_path)
    (data / "lexicon").mkdir()
    (data / "lexicon/number_exceptions.yaml").write_text("- {claim: a, figure: 2 day}\n", encoding="utf-8")
    with pytest.raises(InvalidExceptionsError, match="why"):
        check_corpus(data, today=TODAY)


def test_coverage_says_how_far_each_section_is_told(tmp_path: Path) -> None:
    corpus, _ = small.read(small.write(tmp_path))
    (law,) = coverage(corpus, ["kite-act", "unknown-act"])
    told = {section.number: (section.level, section.questions, section.guides) for section in law.sections}
    assert len(told) == 29
    assert told["1"] == (Level.GUIDE, 1, ("kites",))
    assert told["4"] == (Level.DIGEST, 0, ())
    assert told["9"] == (Level.NOTHING, 0, ())
    table, picture = coverage_table([law]), coverage_picture([law])
    assert "| 1 | yes | 1 | kites |" in table
    assert "| 9 | – | – | – |" in table
    assert picture.count("<rect") == 29 + len(Level)
    assert "prefers-color-scheme:dark" in picture
    assert "3 of 29 sections with a digest, 2 cited by a guide" in picture


@pytest.mark.slow
def test_everything_is_checked_in_20_seconds_at_the_size_it_grows_to(tmp_path: Path, shared_folder: Path) -> None:
    data = shutil.copytree(DATA, tmp_path / "data")
    guides = sorted((data / "guides").glob("*.yaml"))
    for copy in range(max(0, GUIDES - len(guides))):
        source = guides[copy % len(guides)]
        text = source.read_text(encoding="utf-8")
        name = f"{source.stem}-{copy}"
        text = text.replace(f"id: {source.stem}\n", f"id: {name}\n", 1)
        (data / "guides" / f"{name}.yaml").write_text(re.sub(r"\n    - ", f"\n    - ที่ {copy} ", text), encoding="utf-8")
    started = time.perf_counter()
    checked = check_corpus(data, reference=shared_folder / "reference" / "statutes.jsonl", today=TODAY)
    seconds = time.perf_counter() - started
    assert len(checked.corpus.guides) >= GUIDES
    assert seconds <= SECONDS

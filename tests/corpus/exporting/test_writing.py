import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.exporting.errors import NothingToExportError
from corpus.exporting.files import export_digests
from corpus.exporting.rows import ExportFormat, Row, digest_rows, official_rows, shown_source
from corpus.exporting.writing import cell, replaced, write_csv, write_jsonl
from corpus.importing.paragraphs import parts
from corpus.loading import read_corpus
from tests.corpus.exporting.making import LAW, official, one_section
from tests.corpus.importing.making import law_file

# Field, value, cell, reason.
CELLS = [
    ("law", "=HYPERLINK(1)", " =HYPERLINK(1)", "a formula becomes text"),
    ("law", "+66", " +66", "so does a sum"),
    ("law", "-1", " -1", "and a difference"),
    ("law", "@SUM(A1)", " @SUM(A1)", "and a function of old"),
    ("law", "＝1", " ＝1", "a full-width sign too"),
    ("law", "ก=1", "ก=1", "a sign within is nothing to a spreadsheet"),
    ("repealed", True, "true", "truth as in JSON"),
    ("effective_from", None, "", "unknown is empty"),
    ("footnotes", [], "", "an empty list is empty"),
    ("heading_path", ["ภาค 1", "หมวด 2"], "ภาค 1 > หมวด 2", "a path as the importer reads it"),
    ("footnotes", ["ก", "ข"], '["ก", "ข"]', "another list as JSON"),
    ("amending_number", 3, "3", "a number"),
]


@pytest.mark.parametrize(("name", "value", "expected", "reason"), CELLS, ids=[case[3] for case in CELLS])
def test_a_field_as_a_cell(name: str, value: Any, expected: str, reason: str) -> None:
    assert cell(name, value) == expected, reason


def test_a_csv_file_reads_as_rfc_4180_with_quotes_commas_and_lines_in_a_cell(tmp_path: Path) -> None:
    rows: list[Row] = [{"a": 'เขาว่า "ไม่", แล้วไป', "b": "บรรทัด\nสอง"}, {"a": "ก", "b": None}]
    assert write_csv(tmp_path / "x.csv", rows) == 2
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.DictReader(file)) == [{"a": 'เขาว่า "ไม่", แล้วไป', "b": "บรรทัด\nสอง"}, {"a": "ก", "b": ""}]


def test_ids_of_parts_stand_line_by_line_beside_the_text(tmp_path: Path) -> None:
    text = official(tmp_path, law_file(tmp_path, LAW))
    for row, section in zip(official_rows([text]), text.sections, strict=True):
        lines = row["text"].split("\n")
        assert len(lines) == len(row["part_ids"])
        shown = [part.text for part in parts(section.version.paragraphs)]
        assert lines[0].endswith(shown[0])
        assert lines[1:] == shown[1:]


def test_annexes_stand_once_with_the_first_section(tmp_path: Path) -> None:
    rows = list(official_rows([official(tmp_path, law_file(tmp_path, LAW))]))
    assert [annex["kind"] for annex in rows[0]["annexes"]] == ["schedule"]
    assert all(row["annexes"] == [] for row in rows[1:])


def test_every_digest_says_that_it_is_one_and_holds_no_text_of_the_law() -> None:
    rows = list(digest_rows(read_corpus()[0], "penal-code"))
    assert rows
    assert {row["text_kind"] for row in rows} == {"digest"}
    assert all(row["notice"] and row["digest"] and "text" not in row for row in rows)
    assert {row["law_id"] for row in rows} == {"penal-code"}


def test_a_law_without_digests_is_an_error_and_no_empty_file(tmp_path: Path) -> None:
    corpus = replace(read_corpus()[0], sections={})
    with pytest.raises(NothingToExportError, match="penal-code"):
        export_digests(tmp_path / "x.jsonl", corpus, "penal-code", ExportFormat.JSONL)
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(TypeError):
        write_jsonl(path, [{"a": object()}])
    assert path.read_text(encoding="utf-8") == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["x.jsonl"]


def test_a_link_is_replaced_and_what_it_points_to_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("old", encoding="utf-8")
    (tmp_path / "x.jsonl").symlink_to(tmp_path / "precious")
    with replaced(tmp_path / "x.jsonl") as file:
        file.write(b"new")
    assert (tmp_path / "precious").read_text(encoding="utf-8") == "old"
    assert not (tmp_path / "x.jsonl").is_symlink()


def test_a_row_does_not_tell_where_on_the_machine_the_file_lay() -> None:
    (row,) = official_rows([one_section("ก")])
    assert "/home/someone" not in json.dumps(row)
    assert shown_source("https://example.go.th/law/1.txt") == "https://example.go.th/law/1.txt"

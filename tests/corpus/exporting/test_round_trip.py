"""Export, then import through the importer: the same sections, versions, headings, paragraphs and items."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.exporting.fidelity import inexact
from corpus.exporting.rows import ExportFormat, Row, official_rows
from corpus.exporting.writing import write_csv, write_jsonl
from corpus.importing import OfficialSection, OfficialText
from corpus.importing.formats import Format
from corpus.importing.paragraphs import group, parts
from corpus.importing.parsing import parse
from corpus.importing.taking import prepare
from tests.corpus.exporting.making import LAW, REGISTER, official, one_section, several_instruments
from tests.corpus.importing.making import law_file

Writer = Callable[[Path, Iterable[Row]], int]
WRITERS = [(ExportFormat.JSONL, write_jsonl), (ExportFormat.CSV, write_csv)]
NAMES = [format_.value for format_, _ in WRITERS]


def again(folder: Path, texts: Iterable[OfficialText], chosen: ExportFormat, write: Writer) -> tuple[OfficialText, ...]:
    path = folder / f"export.{chosen.value}"
    write(path, official_rows(texts))
    return prepare(path, folder, REGISTER).texts


def kept(text: OfficialText) -> list[OfficialSection]:
    """Sections without the day they were retrieved: importing a file is retrieving it."""
    return [replace(section, version=replace(section.version, retrieved=None)) for section in text.sections]


def ids(text: OfficialText) -> list[list[str]]:
    return [[part.id for part in parts(section.version.paragraphs)] for section in text.sections]


@pytest.mark.parametrize(("chosen", "write"), WRITERS, ids=NAMES)
def test_an_invented_law_comes_back_as_it_was(chosen: ExportFormat, write: Writer, tmp_path: Path) -> None:
    for text in (official(tmp_path, law_file(tmp_path, LAW)), several_instruments(tmp_path)):
        (back,) = again(tmp_path, [text], chosen, write)
        assert (back.law, back.official) == (text.law, text.official)
        assert kept(back) == kept(text)
        assert ids(back) == ids(text)
        assert list(inexact([text], chosen)) == []


@pytest.mark.parametrize(("chosen", "write"), WRITERS, ids=NAMES)
def test_every_sample_comes_back_as_it_was(
    chosen: ExportFormat, write: Writer, shared_folder: Path, tmp_path: Path
) -> None:
    count = 0
    for path in sorted((shared_folder / "samples").iterdir()):
        texts = prepare(path, tmp_path, REGISTER).texts
        for text, back in zip(texts, again(tmp_path, texts, chosen, write), strict=True):
            assert (back.law, kept(back)) == (text.law, kept(text))
            count += len(back.sections)
    assert count == 893


@pytest.mark.slow
@pytest.mark.parametrize(("chosen", "write"), WRITERS, ids=NAMES)
def test_the_bulk_file_comes_back_as_it_was(
    chosen: ExportFormat, write: Writer, shared_folder: Path, tmp_path: Path
) -> None:
    path = shared_folder / "reference" / "ocs_in_force.jsonl.gz"
    if not path.is_file():
        pytest.skip("../shared/reference/ocs_in_force.jsonl.gz is not beside this checkout")
    texts = prepare(path, tmp_path, REGISTER).texts
    back = again(tmp_path, texts, chosen, write)
    assert [(text.law, kept(text)) for text in back] == [(text.law, kept(text)) for text in texts]
    assert sum(len(text.sections) for text in back) == 15_906


LETTERS = st.sampled_from(
    [*"กขคำ่ิ๑2 ,;\"'=+-@\t|/()[]<>&{}\\", "มาตรา 5", "ทวิ", "(๑)", "[1]", "“ก” หมายความว่า", "\u2028", "﻿"]
)
LINE = st.lists(LETTERS, min_size=1, max_size=12).map("".join).map(str.strip).filter(bool)
PATH = st.lists(st.lists(LETTERS, min_size=1, max_size=6).map("".join).map(str.strip).filter(bool), max_size=3)


@pytest.mark.parametrize(("chosen", "write"), WRITERS, ids=NAMES)
@settings(max_examples=300, deadline=None)
@given(lines=st.lists(LINE, max_size=5), path=PATH, number=st.sampled_from(["1", "12/3", "7 ทวิ", "65 อัฏฐารส"]))
def test_any_text_comes_back_or_is_named_as_one_that_does_not(
    chosen: ExportFormat,
    write: Writer,
    lines: list[str],
    path: list[str],
    number: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    text = one_section(*group(lines), heading_path=tuple(path), number=number)
    file = tmp_path_factory.getbasetemp() / f"any.{chosen.value}"
    write(file, official_rows([text]))
    _, (law,) = parse(file.read_bytes(), Format(chosen.value))
    same = (
        [section.number for section in law.sections] == [number]
        and group(law.sections[0].lines) == text.sections[0].version.paragraphs
        and law.sections[0].heading_path == path
    )
    assert same or list(inexact([text], chosen)) != []


@pytest.mark.parametrize("chosen", list(ExportFormat))
def test_ordinary_text_is_never_named_as_one_that_does_not_come_back(chosen: ExportFormat) -> None:
    text = one_section("ผู้ใดมี", 'เขาว่า "ไม่" = ไม่', heading_path=("หมวด 1 ก", "ส่วนที่ 1 ข"))
    assert list(inexact([text], chosen)) == []


# Paragraph, heading, format, reason.
KEPT_NOT_EXACTLY = [
    ("ก\rข", "หมวด 1", ExportFormat.CSV, "a lone carriage return cannot stand in CSV"),
    ("ก", "=1+1", ExportFormat.CSV, "a heading that a spreadsheet would run gets a space"),
    ("ก", "ก > ข", ExportFormat.CSV, "the sign that parts headings stands in one"),
    ("ก\x0bข", "หมวด 1", ExportFormat.AKOMA_NTOSO, "a control character cannot stand in XML"),
]


@pytest.mark.parametrize(
    ("paragraph", "heading", "chosen", "reason"), KEPT_NOT_EXACTLY, ids=[case[3] for case in KEPT_NOT_EXACTLY]
)
def test_what_cannot_be_kept_is_named(paragraph: str, heading: str, chosen: ExportFormat, reason: str) -> None:
    assert len(list(inexact([one_section(paragraph, heading_path=(heading,))], chosen))) == 1, reason

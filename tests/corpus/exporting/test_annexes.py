"""Footnotes and annexes come back too, so that importing an export again replaces nothing."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from api.commandline import main
from corpus.exporting.rows import ExportFormat
from corpus.importing import Annex, AnnexKind, OfficialText
from corpus.importing.store import read_official
from corpus.importing.taking import prepare
from tests.corpus.exporting.making import LAW, REGISTER, official
from tests.corpus.exporting.test_round_trip import NAMES, WRITERS, Writer, again
from tests.corpus.importing.making import law_file


def carried(text: OfficialText) -> list[object]:
    return [text.annexes, [section.footnotes for section in text.sections]]


@pytest.mark.parametrize(("chosen", "write"), WRITERS, ids=NAMES)
def test_footnotes_and_annexes_come_back(chosen: ExportFormat, write: Writer, tmp_path: Path) -> None:
    text = official(tmp_path, law_file(tmp_path, LAW))
    noted = replace(text.sections[1], footnotes=('ก "ข"', "ค\nง"))
    annexes = (*text.annexes, Annex(AnnexKind.NOTE, "เหตุผล, =1\nบรรทัดสอง", "5"))
    text = replace(text, sections=(text.sections[0], noted, *text.sections[2:]), annexes=annexes)
    (back,) = again(tmp_path, [text], chosen, write)
    assert carried(back) == carried(text)


@pytest.mark.parametrize(("chosen", "write"), WRITERS, ids=NAMES)
def test_those_of_every_sample_come_back(
    chosen: ExportFormat, write: Writer, shared_folder: Path, tmp_path: Path
) -> None:
    count = 0
    for path in sorted((shared_folder / "samples").iterdir()):
        texts = prepare(path, tmp_path, REGISTER).texts
        for text, back in zip(texts, again(tmp_path, texts, chosen, write), strict=True):
            assert carried(back) == carried(text)
            count += len(back.annexes)
    assert count == 8


@pytest.mark.parametrize("chosen", ["jsonl", "csv"])
def test_an_export_of_what_is_stored_differs_in_nothing_and_asks_nothing(chosen: str, tmp_path: Path) -> None:
    assert main(["corpus", "import", str(law_file(tmp_path, LAW))]) == 0
    out = tmp_path / f"export.{chosen}"
    assert main(["corpus", "export", "--format", chosen, "--out", str(out)]) == 0
    before = read_official(Path(os.environ["NITINAM_HOME"]))
    assert main(["corpus", "import", str(out)]) == 0
    assert read_official(Path(os.environ["NITINAM_HOME"])) == before
    assert main(["corpus", "diff", "imported", str(out)]) == 0

import json
from dataclasses import replace
from pathlib import Path

import pytest

from api import commandline
from corpus.importing.store import write_official
from corpus.importing.taking import prepare
from corpus.loading import DATA, load_corpus
from corpus.models import SectionStatus
from corpus.register_builder import changes, register_document, standing
from corpus.register_files import RegisterFile, entries_of

CORPUS = load_corpus()
ROWS = [
    {"law": "ป.อ.", "section": "1", "text": "มาตรา ๑ ข้อความสมมติของมาตราแรก"},
    {"law": "ป.อ.", "section": "1/1", "text": "มาตรา ๑/๑ ข้อความสมมติที่แทรกเข้ามา"},
    {"law": "ป.อ.", "section": "2", "text": "มาตรา ๒ (ยกเลิก)"},
    {"law": "ป.อ.", "section": "3", "text": "มาตรา ๓ ข้อความสมมติ"},
]


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS), encoding="utf-8")
    return path


def test_numbers_and_standing_are_read_from_imported_text(rows: Path, tmp_path: Path) -> None:
    (text,) = prepare(rows, tmp_path, CORPUS.register).texts
    assert standing(text) == {
        "1": SectionStatus.IN_FORCE,
        "1/1": SectionStatus.IN_FORCE,
        "2": SectionStatus.REPEALED,
        "3": SectionStatus.IN_FORCE,
    }
    document = register_document(text)
    assert (document["sections"], document["repealed"]) == (["1", "1/1", "2-3"], ["2"])


def test_changes_name_what_is_new_what_is_gone_and_what_was_repealed(rows: Path, tmp_path: Path) -> None:
    (text,) = prepare(rows, tmp_path, CORPUS.register).texts
    entries = entries_of(RegisterFile("penal-code", "", ("1-2", "4"), ("1",)))
    found = changes(text, entries)
    assert (found.added, found.missing, found.repealed, found.restored) == (("1/1", "3"), ("4",), ("2",), ("1",))
    assert not changes(text, entries_of(RegisterFile("penal-code", "", ("1", "1/1", "2-3"), ("2",))))


def test_the_command_compares_and_writes_only_when_asked(
    rows: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import shutil

    home, data = tmp_path / "home", tmp_path / "data"
    shutil.copytree(DATA, data)
    monkeypatch.setenv("NITINAM_HOME", str(home))
    assert commandline.main(["corpus", "register"]) == 1
    (text,) = prepare(rows, home, CORPUS.register).texts
    write_official(home, replace(text, law="penal-code"))
    before = (data / "register" / "penal-code.yaml").read_text(encoding="utf-8")
    capsys.readouterr()
    assert commandline.main(["corpus", "register", "--data", str(data), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["written"] == []
    assert "334" in shown["laws"][0]["missing"]
    assert (data / "register" / "penal-code.yaml").read_text(encoding="utf-8") == before
    assert commandline.main(["corpus", "register", "--data", str(data), "--write", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["written"] == ["penal-code.yaml"]
    assert (data / "register" / "penal-code.yaml").read_text(encoding="utf-8") != before


def test_the_committed_register_is_what_the_reference_gives(shared_folder: Path, tmp_path: Path) -> None:
    texts = prepare(shared_folder / "reference" / "statutes.jsonl", tmp_path, CORPUS.register).texts
    assert len(texts) == 19
    differing = [found for text in texts if (found := changes(text, CORPUS.register.entries[text.law]))]
    assert differing == []


@pytest.mark.parametrize(
    ("law", "number", "act"),
    [
        ("civil-commercial-code", "224", "พ.ศ. 2564"),
        ("civil-commercial-code", "1567", "ฉบับที่ 25"),
        ("penal-code", "1", "ฉบับที่ 30"),
    ],
)
def test_a_recorded_amendment_stands_in_the_register(law: str, number: str, act: str) -> None:
    (amendment,) = CORPUS.register.entries[law][number].amended
    assert act in amendment.by


def test_a_section_without_a_record_claims_no_amendment() -> None:
    assert CORPUS.register.entries["criminal-procedure-code"]["87"].amended == ()


@pytest.mark.parametrize(
    ("law", "number", "inserted"),
    [
        ("criminal-procedure-code", "134/1", True),
        ("criminal-procedure-code", "119 ทวิ", True),
        ("criminal-procedure-code", "134", False),
    ],
)
def test_the_register_tells_numbers_that_were_put_between_others(law: str, number: str, inserted: bool) -> None:
    assert CORPUS.register.entries[law][number].inserted is inserted

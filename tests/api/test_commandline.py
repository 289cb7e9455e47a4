import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api import commands
from api.commandline import main
from corpus.loading import DATA, load_corpus
from tests.assistant.test_pipeline import ANSWER_KEYS

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one command in this process: exit code, stdout, stderr."""

    def once(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main(arguments)
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return once


@pytest.fixture
def home(small_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NITINAM_HOME", str(small_home))
    return small_home


def the_json(out: str) -> Any:
    """Everything on stdout, which must be one JSON document and nothing else."""
    return json.loads(out)


@pytest.mark.usefixtures("home")
def test_ask_prints_the_answer_its_sources_and_the_offices(run: Run) -> None:
    code, out, _ = run("ask", "มีหมายจับต้องทำไง")
    assert code == 0
    assert "- อย่าหนี หมายจับใช้ได้ทั่วประเทศ [" in out
    assert "ป.วิ.อ. ม. 77 หมายจับใช้ทั่วประเทศ (digest, verified)" in out
    assert "https://example.org/fund" in out
    assert "หน่วยงาน justice-fund" in out
    assert out.rstrip().endswith("ยังไม่ผ่านการตรวจโดยนักกฎหมาย")


@pytest.mark.usefixtures("home")
def test_ask_prints_the_json_of_the_contract_alone(run: Run) -> None:
    code, out, _ = run("ask", "มีหมายจับต้องทำไง", "--json")
    assert (code, set(the_json(out))) == (0, ANSWER_KEYS)


@pytest.mark.usefixtures("home")
def test_ask_prints_the_options_of_a_question_back_below_it(run: Run) -> None:
    code, out, _ = run("ask", "มาตรา 66 คืออะไร")
    lines = out.splitlines()
    asked = next(number for number, line in enumerate(lines) if "ของกฎหมายฉบับไหน" in line)
    assert (code, lines[asked + 1 : asked + 3]) == (0, ["  - มาตรา 66 ป.วิ.อ.", "  - มาตรา 66 ป.อ."])


@pytest.mark.usefixtures("home")
def test_ask_prints_no_options_where_nothing_is_asked_back(run: Run) -> None:
    assert "\n  - " not in run("ask", "มีหมายจับต้องทำไง")[1]


@pytest.mark.usefixtures("home")
def test_ask_answers_in_the_language_asked_for(run: Run) -> None:
    code, out, _ = run("ask", "มีหมายจับต้องทำไง", "--language", "en", "--json")
    assert (code, the_json(out)["blocks"][0]["statements"][0]["text"]) == (0, "Do not run.")


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("question", "thai", "english"),
    [
        ("", "ยังไม่มีคำถาม", "There is no question"),
        ("😀", "ข้อความมีแต่สัญลักษณ์", "only symbols"),
        ("ก" * 4001, "ยาวเกิน", "longer than 4,000"),
        ("\udcff\udcfe", "อ่านไม่ได้", "cannot be read"),
    ],
)
@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_question_that_cannot_be_taken_is_told_in_both_languages(
    command: str, question: str, thai: str, english: str, run: Run
) -> None:
    code, out, err = run(command, question, "--json")
    assert (code, out, thai in err, english in err) == (1, "", True, True)


@pytest.mark.usefixtures("home")
def test_search_prints_scores_names_and_titles(run: Run) -> None:
    code, out, _ = run("search", "ป.วิ.อ. มาตรา 68", "-k", "2")
    assert (code, len(out.splitlines())) == (0, 2)
    assert out.splitlines()[0].split("  ")[-2:] == ["ประมวลกฎหมายวิธีพิจารณาความอาญา 68", "อายุหมายจับ"]


@pytest.mark.usefixtures("home")
def test_search_prints_hits_as_json_alone(run: Run) -> None:
    code, out, _ = run("search", "หมายจับ", "-k", "3", "--json")
    hits = the_json(out)["hits"]
    assert (code, len(hits)) == (0, 3)
    assert set(hits[0]) == {"law", "section", "guide", "kind", "title", "score", "legs"}


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nothing",),
        ("ask",),
        ("ask", "a", "--language", "fr"),
        ("search", "a", "-k", "0"),
        ("search", "a", "-k", "-1"),
        ("search", "a", "-k", "many"),
        ("serve", "--port", "65536"),
        ("serve", "--port", "http"),
        ("corpus",),
        ("corpus", "nothing"),
        ("index",),
        ("index", "build", "--quickly"),
    ],
)
def test_wrong_usage_ends_with_2_and_words_on_stderr(arguments: tuple[str, ...], run: Run) -> None:
    code, out, err = run(*arguments)
    assert (code, out, "usage: nitinam" in err) == (2, "", True)


@pytest.mark.parametrize("command", [("ask", "a"), ("search", "a"), ("index", "info"), ("index", "verify")])
def test_without_an_index_the_command_that_builds_one_and_the_folder_are_named(
    command: tuple[str, ...], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NITINAM_HOME", str(tmp_path))
    code, out, err = run(*command, "--json")
    assert (code, out) == (1, "")
    assert err.startswith("nitinam: no index yet; run `nitinam index build`")
    assert str(tmp_path / "index") in err
    assert "NITINAM_HOME" in err


def test_a_setting_that_cannot_be_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NITINAM_CONVERSATION_MINUTES", "soon")
    code, _, err = run("index", "info")
    assert (code, "NITINAM_CONVERSATION_MINUTES" in err, "Traceback" in err) == (1, True, False)


@pytest.mark.usefixtures("home")
def test_index_info_tells_what_the_version_holds(run: Run, home: Path) -> None:
    code, out, _ = run("index", "info", "--json")
    found = the_json(out)
    assert (code, found["version"]) == (0, (home / "index" / "CURRENT").read_text(encoding="ascii").strip())
    assert found["counts"]["sections"] == 7
    assert found["version"] in run("index", "info")[1]


def test_index_verify_compares_every_file(run: Run, home: Path) -> None:
    code, out, _ = run("index", "verify", "--json")
    found = the_json(out)
    assert (code, found["holds"], found["files"] > 10) == (0, True, True)
    damaged = home / "index" / found["version"] / "corpus.json"
    damaged.write_bytes(damaged.read_bytes() + b" ")
    for command in (("index", "verify"), ("ask", "หมายจับ"), ("search", "หมายจับ")):
        code, out, err = run(*command, "--json")
        assert (code, out) == (1, ""), command
        assert [word for word in ("corpus.json", "sha256", "nitinam index build") if word not in err] == [], command


@pytest.mark.slow
def test_index_build_writes_a_version_and_tells_of_progress_on_stderr(run: Run) -> None:
    code, out, err = run("index", "build", "--json")
    built = the_json(out)
    assert (code, set(built), "building" in err) == (0, {"version", "counts"}, True)
    assert run("index", "verify")[0] == 0
    code, out, err = run("index", "build", "--if-needed", "--json")
    assert (code, the_json(out)["version"], err) == (0, built["version"], "")


@pytest.fixture
def broken_data(tmp_path: Path) -> Path:
    """A copy of the written corpus with two faults in two files."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    guide = folder / "guides" / "warrant-exists.yaml"
    guide.write_text(guide.read_text(encoding="utf-8").replace("family: warrants", "family: nothing"), encoding="utf-8")
    (folder / "agencies.yaml").write_text("- id: [\n", encoding="utf-8")
    return folder


def test_broken_files_are_told_together_and_the_index_before_stays(
    run: Run, home: Path, broken_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "load_corpus", lambda: load_corpus(broken_data))
    before = sorted(path.name for path in (home / "index").iterdir())
    code, out, err = run("index", "build", "--json")
    assert (code, out) == (1, "")
    assert [
        word for word in ("warrant-exists.yaml:", "agencies.yaml:", "nitinam corpus check") if word not in err
    ] == []
    assert sorted(path.name for path in (home / "index").iterdir()) == before
    assert run("index", "verify")[0] == 0


def test_corpus_check_lists_file_line_and_rule_of_every_fault(run: Run, broken_data: Path) -> None:
    code, out, _ = run("corpus", "check", "--data", str(broken_data), "--json")
    faults = the_json(out)["faults"]
    assert code == 1
    assert {frozenset(fault) for fault in faults} == {frozenset({"file", "line", "rule", "message"})}
    assert {"guides/warrant-exists.yaml", "agencies.yaml"} <= {fault["file"] for fault in faults}
    code, out, _ = run("corpus", "check", "--data", str(broken_data))
    assert (code, len(out.splitlines())) == (1, len(faults))


def test_corpus_check_finds_no_fault_in_what_ships(run: Run) -> None:
    code, out, _ = run("corpus", "check", "--json")
    assert (code, the_json(out)["faults"]) == (0, [])


def test_corpus_stats_counts_what_the_contract_names(run: Run) -> None:
    code, out, _ = run("corpus", "stats", "--json")
    found = the_json(out)
    assert code == 0
    assert set(found) == {
        "guides",
        "guide_questions",
        "statements",
        "digests",
        "digests_by_law",
        "registered_sections",
        "official_sections",
        "terms",
        "agencies",
        "deadline_rules",
        "interviews",
        "document_types",
    }
    assert found["digests"] == sum(found["digests_by_law"].values())
    shown = run("corpus", "stats")[1]
    assert f"guides: {found['guides']}" in shown
    law, count = next(iter(found["digests_by_law"].items()))
    assert f"digests_by_law:\n  {law}: {count}\n" in shown


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("command", [("corpus", "stats"), ("index", "info")])
def test_people_get_lines_and_no_values_as_python_writes_them(command: tuple[str, ...], run: Run) -> None:
    assert [mark for mark in "{}'" if mark in run(*command)[1]] == []


@pytest.mark.slow
def test_the_doctor_finds_everything_in_place(run: Run) -> None:
    assert run("index", "build")[0] == 0
    code, out, _ = run("doctor", "--json")
    checks = the_json(out)["checks"]
    assert code == 0
    assert [(check["check"], check["holds"], check["fault"]) for check in checks] == [
        (name, True, None) for name in ("corpus", "encoder", "index", "home is writable")
    ]


def test_the_doctor_says_what_is_missing_and_what_to_run(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("NITINAM_HOME", str(tmp_path / "file"))
    code, out, _ = run("doctor", "--json")
    faults = {check["check"]: check["fault"] for check in the_json(out)["checks"]}
    assert code == 1
    assert faults["index"] == "no index yet; run `nitinam index build`"
    assert "NITINAM_HOME" in faults["home is writable"]
    assert "NOT  index: no index yet" in run("doctor")[1]

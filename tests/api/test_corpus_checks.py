"""`nitinam corpus check`: faults, what is listed, swaps, and the reports it writes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from api.commandline import main
from api.corpus_import import imported_corpus
from corpus.importing.store import write_official
from tests.corpus.checking import small
from tests.corpus.checking.test_amendments import imported
from tests.corpus.checking.test_checks import reference

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The small invented corpus."""
    return small.write(tmp_path / "data")


@pytest.fixture
def check(tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `corpus check` on it against its reference file."""

    def run(*arguments: str) -> tuple[int, str, str]:
        path = reference(tmp_path)
        code = main(["corpus", "check", "--data", str(data), "--reference", str(path), *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_json_holds_faults_what_is_listed_and_the_counts_of_the_number_check(check: Run) -> None:
    code, out, _ = check("--json", "--on", "2026-06-01")
    found = json.loads(out)
    assert code == 1
    assert {fault["rule"] for fault in found["faults"]} == {"not-mutual"}
    assert "review-due" in {fault["rule"] for fault in found["listed"]}
    assert found["numbers"]["checked"] is True
    assert found["numbers"]["counts"]["figures"] == found["numbers"]["counts"]["stated by the cited text"]


def test_what_is_listed_fails_nothing_and_is_shown_when_asked_for(check: Run) -> None:
    code, _, err = check("--mend", "--listed")
    assert code == 0
    assert "listed, failing nothing" in err
    assert "no guide of the family bail" in err
    assert check()[1] == "2 guides and 3 digests: no fault found\n"


def test_swaps_are_counted_by_kind_with_an_interval_and_repeat(check: Run) -> None:
    code, out, _ = check("--mutate", "--json")
    found = json.loads(out)
    assert code == 0
    assert {"caught", "by_reading", "total", "share", "low", "high"} == set(found["by_kind"]["figure"])
    assert json.loads(check("--mutate", "--json")[1]) == found
    assert "figure: " in check("--mutate")[1]


def test_a_record_is_kept_and_catches_a_basis_that_slips_afterwards(check: Run, data: Path) -> None:
    check("--record")
    assert (data / "seen.json").is_file()
    guide = data / "guides" / "kites.yaml"
    guide.write_text(guide.read_text(encoding="utf-8").replace('section: "2"', 'section: "4"'), encoding="utf-8")
    assert "basis-not-seen" in check("--listed")[2]


def test_what_does_not_hold_is_not_recorded(check: Run, data: Path) -> None:
    guide = data / "guides" / "kites.yaml"
    guide.write_text(guide.read_text(encoding="utf-8").replace("15 วัน", "16 วัน"), encoding="utf-8")
    assert "nothing was recorded: 1 faults" in check("--record")[2]
    assert not (data / "seen.json").exists()


def test_reports_of_numbers_and_coverage_are_written(check: Run, tmp_path: Path) -> None:
    check("--numbers", str(tmp_path / "out" / "numbers.json"), "--coverage", str(tmp_path / "docs"))
    assert json.loads((tmp_path / "out" / "numbers.json").read_text(encoding="utf-8"))["result"] == "holds"
    assert (tmp_path / "docs" / "coverage.md").is_file()
    assert (tmp_path / "docs" / "images" / "coverage.svg").read_text(encoding="utf-8").startswith("<svg")


def test_without_official_text_it_says_that_numbers_were_not_checked(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NITINAM_REFERENCE", str(data / "nothing-here.jsonl"))
    main(["corpus", "check", "--data", str(data), "--json"])
    assert json.loads(capsys.readouterr().out)["numbers"]["checked"] is False
    assert main(["corpus", "check", "--data", str(data), "--mutate"]) == 1
    assert "nothing can be caught" in capsys.readouterr().err


def test_a_reference_file_that_was_asked_for_and_is_not_there_is_an_error(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["corpus", "check", "--data", str(data), "--reference", "nowhere.jsonl"]) == 1
    assert "nowhere.jsonl" in capsys.readouterr().err


def test_an_index_is_built_without_a_guide_whose_figure_the_imported_text_changed(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus, _ = small.read(data)
    write_official(tmp_path / "home", imported())
    assert set(imported_corpus(corpus, tmp_path / "home").guides) == {"kites", "balloons"}
    write_official(tmp_path / "home", imported(fine="ผู้ใดไม่แจ้ง ต้องเสียค่าปรับไม่เกินเก้าพันบาท"))
    assert set(imported_corpus(corpus, tmp_path / "home").guides) == {"balloons"}
    assert "withheld until reviewed: kites/fine: kite-act/2/1 5,000 baht" in capsys.readouterr().err

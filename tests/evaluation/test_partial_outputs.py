import json
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from evaluation.datasets import GoldQuestion, PoolPassage
from evaluation.errors import RunFolderError
from evaluation.partial_outputs import PartialOutputs, folders_digest, remove_partial, run_key
from evaluation.retrieval import HowToRun, RetrievalReport, evaluate_retrieval
from evaluation.runs import rescore, write_run
from evaluation.section_keys import SectionRef
from tests.evaluation.fakes import PENAL, QUESTIONS, SECTIONS, ListedSearcher, silent

PROJECT = Path(__file__).parents[2]
KEY = "0123456789abcdef"
MANY = tuple(GoldQuestion(f"q{number}", f"คำถาม {number}", ((PENAL, "334"),)) for number in range(40))


class PowerCutError(Exception):
    """The machine goes down."""


@dataclass
class Interrupted:
    """Finds 334 for every question, and ends after so many searches (the warm-up is one)."""

    searches: int
    name: str = "listed"
    asked: int = 0

    def search(self, question: str, k: int) -> list[SectionRef]:
        del question, k
        self.asked += 1
        if self.asked > self.searches:
            raise PowerCutError
        return [(PENAL, "334")]


def run(folder: Path, searcher: Interrupted, key: str = KEY) -> RetrievalReport:
    baseline = ListedSearcher({MANY[0].question: [(PENAL, "334")]}, "leg:words")
    how = HowToRun(silent, partial=PartialOutputs(folder, key))
    return evaluate_retrieval(SECTIONS, MANY, searcher, [baseline], how)


def test_a_run_goes_on_where_it_stopped_and_ends_as_if_it_had_not(tmp_path: Path) -> None:
    with pytest.raises(PowerCutError):
        run(tmp_path, Interrupted(26))
    assert [path.name for path in tmp_path.iterdir()] == [f"outputs.jsonl.{KEY}.partial"]
    again = Interrupted(100)
    report = run(tmp_path, again)
    assert again.asked == 1 + 40 - 25
    write_run(tmp_path, report, {})
    assert not list(tmp_path.glob("*.partial"))
    assert rescore(tmp_path) == report
    whole = run(tmp_path, Interrupted(100), "another key")
    assert whole.outcome.scores.table == report.outcome.scores.table
    assert [ranking.question_id for ranking in report.outcome.rankings] == [question.id for question in MANY]


def test_nothing_is_taken_up_under_another_key(tmp_path: Path) -> None:
    with pytest.raises(PowerCutError):
        run(tmp_path, Interrupted(26))
    other = Interrupted(100)
    run(tmp_path, other, "fedcba9876543210")
    assert other.asked == 41


def test_a_finished_searcher_is_not_asked_again(tmp_path: Path) -> None:
    run(tmp_path, Interrupted(100))
    again = Interrupted(0)
    assert run(tmp_path, again).outcome.scores.n == 40
    assert again.asked == 0


def test_a_line_that_was_cut_off_is_searched_for_again(tmp_path: Path) -> None:
    with pytest.raises(PowerCutError):
        run(tmp_path, Interrupted(26))
    path = tmp_path / f"outputs.jsonl.{KEY}.partial"
    whole = path.read_bytes()
    path.write_bytes(whole[:-30])
    again = Interrupted(100)
    run(tmp_path, again)
    assert again.asked == 1 + 40 - 24
    assert path.read_bytes().startswith(whole[: whole[:-30].rfind(b"\n") + 1])
    assert [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()] == [q.id for q in MANY]


def test_outputs_that_are_not_the_beginning_of_the_run_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(PowerCutError):
        run(tmp_path, Interrupted(26))
    path = tmp_path / f"outputs.jsonl.{KEY}.partial"
    path.write_text(path.read_text(encoding="utf-8").replace('"q3"', '"q9"'), encoding="utf-8")
    with pytest.raises(RunFolderError, match=r"outputs\.jsonl\.0123456789abcdef\.partial"):
        run(tmp_path, Interrupted(100))


def test_what_other_runs_left_is_removed_and_counted(tmp_path: Path) -> None:
    for name in (
        f"outputs.jsonl.{KEY}.partial",
        "outputs.jsonl.other.partial",
        "outputs.leg=words.jsonl.other.partial",
    ):
        (tmp_path / name).touch()
    (tmp_path / "outputs.jsonl").touch()
    assert remove_partial(tmp_path, but=KEY) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["outputs.jsonl", f"outputs.jsonl.{KEY}.partial"]
    assert remove_partial(tmp_path) == 1


def test_a_key_follows_every_fact_and_a_digest_every_byte_and_name(tmp_path: Path) -> None:
    assert run_key({"a": 1, "b": 2}) == run_key({"b": 2, "a": 1})
    assert len({run_key({"a": 1}), run_key({"a": 2}), run_key({"b": 1})}) == 3
    (tmp_path / "code.py").write_text("x = 1", encoding="utf-8")
    (tmp_path / "notes.md").write_text("x", encoding="utf-8")
    first = folders_digest([tmp_path], (".py",))
    (tmp_path / "notes.md").write_text("y", encoding="utf-8")
    assert folders_digest([tmp_path], (".py",)) == first
    assert folders_digest([tmp_path]) != first
    (tmp_path / "code.py").write_text("x = 2", encoding="utf-8")
    assert folders_digest([tmp_path], (".py",)) != first


_SLOW = """
import sys, time
from pathlib import Path
from evaluation.partial_outputs import PartialOutputs
from evaluation.retrieval import HowToRun, evaluate_retrieval
from tests.evaluation.fakes import PENAL, SECTIONS, silent
from tests.evaluation.test_partial_outputs import KEY, MANY

class Slow:
    name = "listed"
    def search(self, question, k):
        time.sleep(0.05)
        return [(PENAL, "334")]

evaluate_retrieval(SECTIONS, MANY, Slow(), how=HowToRun(silent, partial=PartialOutputs(Path(sys.argv[1]), KEY)))
"""


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """A run's folder after the process was killed in the middle of it, without a chance to tidy up."""
    process = subprocess.Popen([sys.executable, "-c", _SLOW, str(tmp_path)], cwd=PROJECT)
    path = tmp_path / f"outputs.jsonl.{KEY}.partial"
    until = time.monotonic() + 60
    while not (path.is_file() and path.read_bytes().count(b"\n") >= 5):
        assert process.poll() is None, "the run ended before it could be killed"
        assert time.monotonic() < until, "nothing was kept"
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    return tmp_path


def test_a_process_that_is_killed_loses_nothing_it_had_found(killed: Path) -> None:
    found = (killed / f"outputs.jsonl.{KEY}.partial").read_bytes().count(b"\n")
    assert 5 <= found < 40
    again = Interrupted(100)
    report = run(killed, again)
    assert again.asked == 1 + 40 - found
    assert report.outcome.scores.n == 40


def test_passages_and_questions_of_these_tests_are_whole() -> None:
    assert PoolPassage(PENAL, "334", SECTIONS[0].text) == SECTIONS[0]
    assert len({question.id for question in (*MANY, *QUESTIONS)}) == 43

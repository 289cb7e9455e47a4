"""Every notebook runs top to bottom, and says what the same functions say here."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from corpus.loading import load_corpus
from corpus.statistics import statistics
from evaluation import HowToRun, PoolPassage, evaluate_retrieval, load_questions
from evaluation.metrics import Measure
from evaluation.suites import SUITES_FOLDER
from indexing.pool import PoolRetriever
from tests.evaluation.fakes import silent

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
NAMES = ("01_explore_the_corpus.ipynb", "02_bring_your_own_corpus.ipynb", "03_error_analysis.ipynb")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]  # the kernel's own


def executed(name: str) -> NotebookNode:
    book = nbformat.read(NOTEBOOKS / name, as_version=4)  # type: ignore[no-untyped-call]
    return NotebookClient(book, timeout=120, resources={"metadata": {"path": str(NOTEBOOKS)}}).execute()


def outputs(book: NotebookNode) -> list[dict[str, Any]]:
    return [output for cell in book.cells if cell.cell_type == "code" for output in cell.outputs]


def printed(book: NotebookNode) -> str:
    return "".join(output["text"] for output in outputs(book) if output["output_type"] == "stream")


def pictures(book: NotebookNode) -> int:
    return sum("image/png" in output.get("data", {}) for output in outputs(book))


def summary(book: NotebookNode) -> dict[str, Any]:
    """What the last cell prints."""
    found: dict[str, Any] = json.loads(book.cells[-1].outputs[0]["text"])
    return found


def test_the_notebooks_are_these() -> None:
    assert tuple(sorted(path.name for path in NOTEBOOKS.glob("*.ipynb"))) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_is_kept_without_outputs_and_in_small_cells(name: str) -> None:
    book = nbformat.read(NOTEBOOKS / name, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(book)
    code = [cell for cell in book.cells if cell.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
    assert max(cell.source.count("\n") + 1 for cell in code) <= 50
    assert "shared/" not in "".join(cell.source for cell in book.cells)


def test_the_corpus_notebook_counts_what_the_corpus_holds() -> None:
    book = executed(NAMES[0])
    corpus, found = load_corpus(), summary(book)
    counts = statistics(corpus)
    assert {name: found[name] for name in ("guides", "digests", "questions", "statements")} == {
        "guides": counts["guides"],
        "digests": counts["digests"],
        "questions": counts["guide_questions"],
        "statements": counts["statements"],
    }
    assert found["laws_with_digests"] == len(counts["digests_by_law"])
    assert found["words"] == ["พนักงาน", "สอบสวน"]
    assert found["most_cited"] > 1
    assert corpus.section("ป.วิ.อ.", "66").digest in printed(book)
    assert pictures(book) == 2


def test_the_own_corpus_notebook_imports_measures_and_compares() -> None:
    book = executed(NAMES[1])
    assert summary(book) == {
        "n": 7,
        "before": pytest.approx(6 / 7),
        "after": pytest.approx(1.0),
        "gained": ["sick"],
        "lost": [],
        "faults": [[2, "duplicate_id"], [3, "row"]],
        "missed_before": ["sick"],
    }
    text = printed(book)
    assert "7 sections, 7 questions, remarks: []" in text
    assert "id 'a' is the id of line 1 already" in text
    assert "bm25-newmm" in text
    assert "by topic" in text


def test_the_error_notebook_agrees_with_an_evaluation_made_here() -> None:
    book = executed(NAMES[2])
    corpus, found = load_corpus(), summary(book)
    pool = [
        PoolPassage(corpus.register.laws[law].official, number, f"{section.heading} {section.digest}")
        for (law, number), section in corpus.sections.items()
        if section.digest
    ]
    questions = [replace(each, tags={}) for each in load_questions(SUITES_FOLDER / "eight_situations.jsonl")]
    own = PoolRetriever.build([(each.law, each.section, each.text) for each in pool])
    scores = evaluate_retrieval(pool, questions, own, how=HowToRun(silent)).outcome.scores
    assert (found["n"], found["digests"]) == (60, len(pool))
    for k in (1, 5, 20):
        assert found[f"hit_rate@{k}"] == pytest.approx(scores.table[Measure.HIT_RATE][k].mean, abs=1e-12)
    kinds = found["kinds"]
    assert sum(kinds.values()) == 60
    assert kinds["first"] / 60 == pytest.approx(found["hit_rate@1"], abs=1e-12)
    assert (kinds["first"] + kinds["in the first 5"]) / 60 == pytest.approx(found["hit_rate@5"], abs=1e-12)
    assert sum(found["by"].values()) == 60
    assert len(found["by"]) == 8
    assert pictures(book) == 3

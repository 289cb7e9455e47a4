"""Search in process: our retriever beside plain BM25 over newmm words, question by question in the same run.

Run: python -m evaluation.benchmarks.search [ROUNDS]. Needs a built index. Questions: the everyday suite as they stand,
and pieces of 1,000 characters of them put together. Nothing is cached between questions. Prints milliseconds that
passed and milliseconds of processor, which other work on the machine lengthens less.
"""

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np

from assistant.settings import read_settings
from evaluation.benchmarks.plain_service import read_pool
from evaluation.benchmarks.service import SUITE
from evaluation.datasets import load_questions
from evaluation.searchers import Bm25Searcher
from indexing.build import load_index
from indexing.embedding import embedder_for
from indexing.loaded import LiveIndex, LoadedIndex
from indexing.storage import current_version
from indexing.tokenising import newmm_words, short_words

LONG, K = 1000, 10
Spent = tuple[float, float]


def measure(search: Callable[[str, int], Any], question: str) -> Spent:
    """Milliseconds that passed, and of processor, for one question that was never asked before."""
    short_words.cache_clear()
    wall, cpu = time.perf_counter(), time.thread_time()
    search(question, K)
    return (time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000


def pieces(questions: Iterable[str]) -> list[str]:
    """Overlapping pieces of LONG characters of the questions put together."""
    story = " ".join(questions)
    return [story[start : start + LONG] for start in range(0, len(story) - LONG, LONG // 4)]


def main(argv: list[str]) -> None:
    """Measure and print."""
    rounds = int(argv[0]) if argv else 10
    live = _live(read_settings().index_root, read_settings().embedder)
    index = live.get()
    plain = Bm25Searcher.build(read_pool(_passages(read_settings().index_root)), newmm_words)
    short = [question.question for question in load_questions(SUITE)]
    print(f"{index.manifest.counts['passages']} passages, {rounds} rounds, the {K} best")
    print(f"{'':12}{'':8}{'NitiNam':>10}{'BM25':>10}{'ratio':>8}{'of processor':>18}")
    for name, questions in (("short", short), (f"{LONG} chars", pieces(short))):
        spent = [
            (measure(index.retriever.search, question), measure(plain.search, question))
            for _ in range(rounds)
            for question in questions
        ]
        _show(name, np.asarray(spent))
    live.close()


def _show(name: str, spent: "np.ndarray[Any, Any]") -> None:
    """`spent` has shape (questions, ours and plain, wall and processor)."""
    for share in (50, 99):
        (ours, own_cpu), (plain, _) = np.percentile(spent, share, axis=0)
        print(f"{name:12}p{share:<7}{ours:10.2f}{plain:10.2f}{ours / plain:8.2f}{own_cpu:18.2f}")


def _live(root: Path, embedder: str | None) -> LiveIndex[LoadedIndex]:
    chosen = embedder_for(embedder)
    return LiveIndex(root, lambda version: load_index(root, chosen, version), interval=3600)


def _passages(root: Path) -> Path:
    return root / current_version(root) / "passages.json"


if __name__ == "__main__":
    main(sys.argv[1:])

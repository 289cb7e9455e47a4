"""Section search alone: is a gold section among the first five ranked? Beside BM25 over the same passages.

Run: python -m evaluation.section_search [--set second] [--split test]      prints a line per suite; a run on a test
half is logged. The baseline is BM25 (bm25s, Lucene) over newmm tokens of each digest, its title and questions.
Rows whose gold lies outside the reference are left out.
"""

import argparse

import numpy as np
from numpy.typing import NDArray

from assistant.clock import SystemClock
from assistant.settings import read_settings
from evaluation.asked_text import asked_text
from evaluation.datasets import PoolPassage
from evaluation.expectations import load_conversations
from evaluation.freezing import frozen_suites, record_test_run
from evaluation.intervals import bootstrap_intervals
from evaluation.searchers import Bm25Searcher
from evaluation.section_keys import section_key
from evaluation.suites import QUESTION_SUITES, SUITE_SETS, Split, Suite
from indexing.build import load_index
from indexing.embedding import embedder_for
from indexing.loaded import LoadedIndex
from indexing.passages import PassageKind
from indexing.ranking import SectionLinks, rank_sections, shipped_ranking
from indexing.tokenising import newmm_words

FIRST = 5


def baseline(index: LoadedIndex) -> Bm25Searcher:
    """BM25 over the digests with their titles and questions."""
    digests = [one for one in index.retriever.passages if one.kind is PassageKind.SECTION]
    pool = [
        PoolPassage(
            index.corpus.register.law(one.law or "").official,
            one.section or "",
            " ".join((one.title, one.text, *one.questions)),
        )
        for one in digests
    ]
    return Bm25Searcher.build(pool, newmm_words)


def found(index: LoadedIndex, suite: Suite, split: Split, name: str) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For each question whether the ranking, and the baseline, has a gold section among the first five.

    Raises:
        FrozenSuiteError: the test half is not the frozen one.
    """
    links, plain = SectionLinks.of(index.retriever.passages, index.corpus), baseline(index)
    ranked, by_words = [], []
    for (turn,) in load_conversations(suite, split, SUITE_SETS[name]):
        if turn.scored_apart:
            continue
        gold = {section_key(one.law, one.section) for one in turn.gold}
        text = asked_text(turn.question)
        first = rank_sections(index.retriever.scored(text), links, shipped_ranking())[:FIRST]
        named = {section_key(index.corpus.register.law(one.key.law).official, one.key.number) for one in first}
        ranked.append(bool(gold & named))
        by_words.append(bool(gold & {section_key(law, number) for law, number in plain.search(text, FIRST)}))
    return np.asarray(ranked), np.asarray(by_words)


def line(name: str, values: NDArray[np.float64] | NDArray[np.bool_]) -> str:
    """A mean with its interval and n."""
    shares = values.astype(np.float64)
    (interval,) = bootstrap_intervals(shares.reshape(-1, 1))
    told = f"[{interval.low:.2f}, {interval.high:.2f}]" if interval else ""
    return f"{name} {shares.mean():.2f} {told} n {shares.size}"


def main() -> None:
    """Measure the question suites of a set."""
    parser = argparse.ArgumentParser(
        allow_abbrev=False, description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", choices=list(SUITE_SETS), default="first")
    parser.add_argument("--split", choices=[split.value for split in Split], default=Split.DEV.value)
    arguments = parser.parse_args()
    settings, split = read_settings(), Split(arguments.split)
    index = load_index(settings.index_root, embedder_for(settings.embedder))
    folder = SUITE_SETS[arguments.set]
    for suite in (one for one in QUESTION_SUITES if one in frozen_suites(folder)):
        ranked, by_words = found(index, suite, split, arguments.set)
        gained = ranked.astype(np.float64) - by_words
        told = (line("ranked", ranked), line("BM25-newmm", by_words), line("ranked less BM25", gained))
        print(f"{suite} {split}: {' · '.join(told)}")
        if split is Split.TEST:
            both = {"section_search@5": ranked, "bm25_newmm@5": by_words}
            scores = {measure: [float(values.mean()), values.size] for measure, values in both.items()}
            record_test_run(suite, scores, SystemClock().now().date(), folder)


if __name__ == "__main__":
    main()

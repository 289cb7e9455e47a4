"""One searcher's answers to every question: what a run records, and all that scoring needs."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from evaluation.datasets import GoldQuestion
from evaluation.latency import Clock, timed
from evaluation.metrics import DEEPEST
from evaluation.searchers import SectionSearcher
from evaluation.section_keys import SectionRef, section_key

Progress = Callable[[str], None]
_WARM_UP = "warm-up"
_REPORT_EVERY = 100


@dataclass(frozen=True, slots=True)
class Ranking:
    """What one searcher returned for one question.

    Args:
        question_id: the id of the question.
        gold: the sections that answer it, at least one.
        unresolved: those of them that are not in the pool: missed, whatever was returned.
        ranked: best first, each section once, at most 20.
        milliseconds: how long the search took.
    """

    question_id: str
    gold: tuple[SectionRef, ...]
    unresolved: tuple[SectionRef, ...]
    ranked: tuple[SectionRef, ...]
    milliseconds: float

    @property
    def findable(self) -> tuple[SectionRef, ...]:
        """The gold that the pool holds."""
        return tuple(ref for ref in self.gold if ref not in self.unresolved)


def rank_questions(
    searcher: SectionSearcher,
    questions: Sequence[GoldQuestion],
    pool: frozenset[SectionRef],
    progress: Progress,
    clock: Clock = time.perf_counter,
) -> tuple[Ranking, ...]:
    """Search for every question, one at a time, timing each.

    One search goes before, untimed, so that word lists loaded on first use are in nobody's latency.

    Args:
        searcher: what is measured.
        questions: each with gold.
        pool: the keys of the sections searched in.
        progress: told how far the work is.
        clock: times each search.
    """
    if questions:
        searcher.search(_WARM_UP, DEEPEST)
    rankings = []
    for count, question in enumerate(questions, start=1):
        rankings.append(_rank(searcher, question, pool, clock))
        if count % _REPORT_EVERY == 0 or count == len(questions):
            progress(f"{searcher.name}: {count} of {len(questions)} questions")
    return tuple(rankings)


def _rank(searcher: SectionSearcher, question: GoldQuestion, pool: frozenset[SectionRef], clock: Clock) -> Ranking:
    found, milliseconds = timed(lambda: searcher.search(question.question, DEEPEST), clock)
    unresolved = tuple(ref for ref in question.gold if section_key(*ref) not in pool)
    return Ranking(question.id, question.gold, unresolved, _each_once(found)[:DEEPEST], milliseconds)


def _each_once(refs: Iterable[SectionRef]) -> tuple[SectionRef, ...]:
    first: dict[SectionRef, SectionRef] = {}
    for law, section in refs:
        first.setdefault(section_key(law, section), (law, section))
    return tuple(first.values())

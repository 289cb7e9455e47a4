"""One searcher's answers to every question: what a run records, and all that scoring needs."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evaluation.datasets import GoldQuestion, each_section_once
from evaluation.latency import Clock, timed
from evaluation.metrics import DEEPEST
from evaluation.progress import Bar, no_bar
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
        milliseconds: how long the search took; None where its work was shared and its time would say nothing.
    """

    question_id: str
    gold: tuple[SectionRef, ...]
    unresolved: tuple[SectionRef, ...]
    ranked: tuple[SectionRef, ...]
    milliseconds: float | None

    @property
    def findable(self) -> tuple[SectionRef, ...]:
        """The gold that the pool holds."""
        return tuple(ref for ref in self.gold if ref not in self.unresolved)


def forget(ranking: Ranking) -> None:
    """Keep nothing of a ranking before the run is whole."""
    del ranking


@dataclass(frozen=True, slots=True)
class Telling:
    """Whom ranking tells how far it is.

    Args:
        line: told a line now and then.
        bar: told every step.
    """

    line: Progress
    bar: Bar = no_bar


def rank_questions(
    searcher: SectionSearcher,
    questions: Sequence[GoldQuestion],
    pool: frozenset[SectionRef],
    telling: Telling,
    clock: Clock | None = time.perf_counter,
    kept: Sequence[Ranking] = (),
    keep: Callable[[Ranking], None] = forget,
) -> tuple[Ranking, ...]:
    """Search for every question, one at a time, timing each.

    One search goes before, untimed, so that word lists loaded on first use are in nobody's latency.

    Args:
        searcher: what is measured.
        questions: each with gold.
        pool: the keys of the sections searched in.
        telling: told how far the work is.
        clock: times each search; None where searchers share their work, so that a time would say nothing.
        kept: rankings of the first questions from an interrupted run; they are not searched for again.
        keep: given each new ranking as it comes.
    """
    rankings = list(kept)
    if len(rankings) < len(questions):
        searcher.search(_WARM_UP, DEEPEST)
    for count, question in enumerate(questions, start=1):
        if count > len(kept):
            rankings.append(_rank(searcher, question, pool, clock))
            keep(rankings[-1])
        telling.bar(searcher.name, count, len(questions))
        if count % _REPORT_EVERY == 0 or count == len(questions):
            telling.line(f"{searcher.name}: {count} of {len(questions)} questions")
    return tuple(rankings)


def _rank(
    searcher: SectionSearcher, question: GoldQuestion, pool: frozenset[SectionRef], clock: Clock | None
) -> Ranking:
    found, milliseconds = timed(lambda: searcher.search(question.question, DEEPEST), clock or time.perf_counter)
    unresolved = tuple(ref for ref in question.gold if section_key(*ref) not in pool)
    ranked = each_section_once(found)[:DEEPEST]
    return Ranking(question.id, question.gold, unresolved, ranked, milliseconds if clock else None)

"""Measure retrieval: search for every question, score, compare with baselines."""

import re
import time
from collections.abc import Collection, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from corpus.faults import Fault
from evaluation.datasets import GoldQuestion, PoolPassage
from evaluation.errors import SearcherError
from evaluation.partial_outputs import PartialOutputs
from evaluation.progress import Bar, no_bar
from evaluation.progress import to_stderr as to_stderr
from evaluation.rankings import Progress, Ranking, Telling, forget, rank_questions
from evaluation.scores import Scores, score
from evaluation.searchers import SectionSearcher
from evaluation.section_keys import SectionRef, section_key

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._:-]*[A-Za-z0-9._-])?")


@dataclass(frozen=True, slots=True)
class SearcherOutcome:
    """One searcher's rankings and what they score."""

    name: str
    rankings: tuple[Ranking, ...]
    scores: Scores


@dataclass(frozen=True, slots=True)
class RetrievalReport:
    """One evaluation of retrieval.

    Args:
        outcome: of the searcher that is measured.
        baselines: of those it is compared with, on the same questions and pool.
        unscored: ids of questions that name no gold; they are searched by nobody and not in n.
        questions: those that were scored, in the order of the rankings.
        remarks: on the data, as `formats.load_dataset` made them.
    """

    outcome: SearcherOutcome
    baselines: tuple[SearcherOutcome, ...]
    unscored: tuple[str, ...]
    questions: tuple[GoldQuestion, ...] = ()
    remarks: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class HowToRun:
    """How an evaluation goes about its work.

    Args:
        progress: told lines of progress.
        bar: told every step.
        partial: keeps rankings as they come, and gives back those of an interrupted run.
        untimed: names of searchers that share their work, so that a time of one would say nothing.
    """

    progress: Progress = to_stderr
    bar: Bar = no_bar
    partial: PartialOutputs | None = None
    untimed: Collection[str] = ()


_PLAINLY = HowToRun()


def evaluate_retrieval(
    sections: Sequence[PoolPassage],
    questions: Sequence[GoldQuestion],
    searcher: SectionSearcher,
    baselines: Sequence[SectionSearcher] = (),
    how: HowToRun = _PLAINLY,
    remarks: Sequence[Fault] = (),
) -> RetrievalReport:
    """Search, score and compare.

    Args:
        sections: the pool; it decides which gold can be found at all.
        questions: those without gold are set aside as unscored.
        searcher: what is measured; it was built on the same pool.
        baselines: what it is compared with.
        how: progress, resuming and timing.
        remarks: on the data, carried into the report.

    Raises:
        SearcherError: two searchers share a name, or a name cannot stand in a file name.
        RunFolderError: what an interrupted run left cannot be read.
    """
    _check_names([searcher.name, *(baseline.name for baseline in baselines)])
    pool = frozenset(section_key(*passage.ref) for passage in sections)
    scored = tuple(question for question in questions if question.gold)
    unscored = tuple(question.id for question in questions if not question.gold)
    if unscored:
        how.progress(f"not scored, for they name no gold: {len(unscored)} of {len(questions)} questions")
    own = _outcome(searcher, None, scored, pool, how)
    others = tuple(_outcome(baseline, baseline.name, scored, pool, how) for baseline in baselines)
    return RetrievalReport(own, others, unscored, scored, tuple(remarks))


def outcome_of(name: str, rankings: tuple[Ranking, ...]) -> SearcherOutcome:
    """Score rankings, new or read back from a run folder."""
    return SearcherOutcome(name, rankings, score(rankings))


def _outcome(
    searcher: SectionSearcher,
    kept_as: str | None,
    questions: tuple[GoldQuestion, ...],
    pool: frozenset[SectionRef],
    how: HowToRun,
) -> SearcherOutcome:
    clock = None if searcher.name in how.untimed else time.perf_counter
    kept = how.partial.kept(kept_as, questions) if how.partial else ()
    if kept:
        how.progress(f"{searcher.name}: {len(kept)} of {len(questions)} questions kept from an interrupted run")
    with how.partial.appending(kept_as) if how.partial else nullcontext(forget) as keep:
        telling = Telling(how.progress, how.bar)
        return outcome_of(searcher.name, rank_questions(searcher, questions, pool, telling, clock, kept, keep))


def _check_names(names: Sequence[str]) -> None:
    for name in names:
        if not _NAME.fullmatch(name):
            raise SearcherError(f"{name!r} is no searcher's name: use letters, digits, '.', '_', '-' and, inside, ':'")
    if len({name.casefold() for name in names}) < len(names):
        raise SearcherError(f"searchers need different names, not {', '.join(names)}")

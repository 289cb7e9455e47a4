"""Measure retrieval: search for every question, score, compare with baselines, report."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.datasets import GoldQuestion, PoolPassage
from evaluation.errors import SearcherError
from evaluation.rankings import Progress, Ranking, rank_questions
from evaluation.scores import Scores, score, scores_json
from evaluation.searchers import SectionSearcher
from evaluation.section_keys import section_key

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


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
    """

    outcome: SearcherOutcome
    baselines: tuple[SearcherOutcome, ...]
    unscored: tuple[str, ...]


def to_stderr(line: str) -> None:
    """Print a line of progress; stdout stays for the result."""
    print(line, file=sys.stderr, flush=True)


def evaluate_retrieval(
    sections: Sequence[PoolPassage],
    questions: Sequence[GoldQuestion],
    searcher: SectionSearcher,
    baselines: Sequence[SectionSearcher] = (),
    progress: Progress = to_stderr,
) -> RetrievalReport:
    """Search, score and compare.

    Args:
        sections: the pool; it decides which gold can be found at all.
        questions: those without gold are set aside as unscored.
        searcher: what is measured; it was built on the same pool.
        baselines: what it is compared with.
        progress: told how far the work is.

    Raises:
        SearcherError: two searchers share a name, or a name cannot stand in a file name.
    """
    _check_names([searcher.name, *(baseline.name for baseline in baselines)])
    pool = frozenset(section_key(*passage.ref) for passage in sections)
    scored = [question for question in questions if question.gold]
    unscored = tuple(question.id for question in questions if not question.gold)
    if unscored:
        progress(f"not scored, for they name no gold: {len(unscored)} of {len(questions)} questions")
    outcomes = [outcome_of(each.name, rank_questions(each, scored, pool, progress)) for each in (searcher, *baselines)]
    return RetrievalReport(outcomes[0], tuple(outcomes[1:]), unscored)


def outcome_of(name: str, rankings: tuple[Ranking, ...]) -> SearcherOutcome:
    """Score rankings, new or read back from a run folder."""
    return SearcherOutcome(name, rankings, score(rankings))


def report_json(report: RetrievalReport) -> dict[str, object]:
    """The report as `evaluate retrieval --json` prints it (DESIGN.md, command line)."""
    baselines = {baseline.name: _outcome_json(baseline) for baseline in report.baselines}
    return {**_outcome_json(report.outcome), "baselines": baselines}


def _outcome_json(outcome: SearcherOutcome) -> dict[str, object]:
    unresolved = [
        {"id": ranking.question_id, "law": law, "section": section}
        for ranking in outcome.rankings
        for law, section in ranking.unresolved
    ]
    return {"n": outcome.scores.n, "unresolved": unresolved, **scores_json(outcome.scores)}


def _check_names(names: Sequence[str]) -> None:
    for name in names:
        if not _NAME.fullmatch(name):
            raise SearcherError(f"{name!r} is no searcher's name: use letters, digits, '.', '_' and '-'")
    if len({name.casefold() for name in names}) < len(names):
        raise SearcherError(f"searchers need different names, not {', '.join(names)}")

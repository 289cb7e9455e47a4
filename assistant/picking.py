"""Pick statements from every guide: those that answer best, each once, rules with their exceptions."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.citing import Support
from corpus.collection import Corpus
from corpus.models import Ask, BlockKind, Guide
from indexing.statement_ranking import RankedStatement
from indexing.tokenising import short_words

# What a statement loses that the last turn told: it stands again only where it answers far better than others.
TOLD_COST = 1.5
MOST = 6
# A statement this far below the best, in logarithms of odds, is not shown.
REACH = 1.5
# The same within a guide that an answer or a fact led to: what it says of the sub-question is told together.
REACH_OF_LED = 4.0
# Statements of two guides that share more than this of their words say the same.
SAME = 0.55
# A rule that comes with its exception stands before it.
BEFORE_ITS_EXCEPTION = 0.01

# Groups whose statements stand beside each other as cases; read in the guide's order.
CASES = (BlockKind.DEADLINES, BlockKind.FEES)

Picked = dict[BlockKind, list[Support]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement, the group it stands in, and how well it answers."""

    support: Support
    kind: BlockKind


def pick(
    ranked: Sequence[RankedStatement],
    guide: Guide | None,
    asks: Sequence[Ask],
    corpus: Corpus,
    told: Collection[str] = (),
    reach: float = REACH,
) -> Picked:
    """Statements by group, in the order shown: the two that answer best first, as the answer.

    Args:
        ranked: statements of every guide, best first.
        guide: the guide that fits, if one does; only its own warnings are urgent.
        asks: sub-questions of the message.
        corpus: the guides.
        told: ids ("guide/statement") of what the last turn told.
        reach: how far below the best a statement is still shown, in logarithms of odds.
    """
    found = (_new_first(one, told, asks) for one in _candidates(ranked, guide, corpus))
    candidates = sorted(found, key=lambda one: -one.support.relevance)
    chosen = list(_distinct(candidates, reach))[:MOST]
    shown = _with_partners(chosen)
    answer = _answer([one for one in shown if one.kind is not BlockKind.URGENT])
    groups: Picked = {BlockKind.ANSWER: [one.support for one in answer]} if answer else {}
    for one in shown:
        if one not in answer:
            groups.setdefault(one.kind, []).append(one.support)
    return {kind: groups[kind] for kind in BlockKind if kind in groups}


def _answer(shown: Sequence[Candidate]) -> list[Candidate]:
    """The two that answer best; where the first is one of several cases, all of them in the guide's order."""
    best = list(shown[:2])
    if not best or best[0].kind not in CASES or (guide := best[0].support.guide) is None:
        return best
    places = {statement.id: place for place, (_, statement) in enumerate(guide.statements())}
    beside = [one for one in shown if one.kind is best[0].kind and one.support.guide is guide]
    beside.sort(key=lambda one: places[one.support.statement.id])
    return [*beside, *(one for one in best if one not in beside)]


def _candidates(ranked: Sequence[RankedStatement], guide: Guide | None, corpus: Corpus) -> Iterator[Candidate]:
    for one in ranked:
        kind, statement = corpus.statement(one.guide, one.statement)
        if kind is not BlockKind.URGENT or (guide is not None and guide.id == one.guide):
            yield Candidate(Support(statement, corpus.guides[one.guide], one.score), kind)


def _new_first(candidate: Candidate, told: Collection[str], asks: Sequence[Ask]) -> Candidate:
    """A statement told already costs, unless it answers what is asked now."""
    support = candidate.support
    if support.guide is None or f"{support.guide.id}/{support.statement.id}" not in told:
        return candidate
    if set(support.statement.asks) & set(asks):
        return candidate
    return replace(candidate, support=replace(support, relevance=support.relevance - TOLD_COST))


def _distinct(candidates: Iterable[Candidate], reach: float) -> Iterator[Candidate]:
    """Candidates within reach of the best, without those that say again what a better one of another guide says.

    Lines of one guide that are much alike are cases beside each other, as are three lengths of detention.
    """
    kept: list[tuple[Guide | None, frozenset[str]]] = []
    best: float | None = None
    for candidate in candidates:
        support = candidate.support
        best = support.relevance if best is None else best
        if support.relevance < best - reach:
            return
        words = frozenset(short_words(support.statement.text))
        others = [other for guide, other in kept if guide is not support.guide]
        if all(len(words & other) <= SAME * len(words | other) for other in others):
            kept.append((support.guide, words))
            yield candidate


def _with_partners(chosen: Sequence[Candidate]) -> list[Candidate]:
    """A rule never stands without its exceptions, nor an exception without its rule, whether found or not."""
    shown: dict[tuple[str, str], Candidate] = {}
    waiting = list(chosen)
    while waiting:
        one = waiting.pop(0)
        statement, owner = one.support.statement, one.support.guide
        if owner is None or (owner.id, statement.id) in shown:
            continue
        shown[owner.id, statement.id] = one
        for kind, other in owner.statements():
            is_rule = statement.exception_of == other.id
            if is_rule or other.exception_of == statement.id:
                relevance = one.support.relevance + (BEFORE_ITS_EXCEPTION if is_rule else 0.0)
                waiting.append(Candidate(Support(other, owner, relevance), kind))
    return sorted(shown.values(), key=lambda one: -one.support.relevance)

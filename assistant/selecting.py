"""Pick the statements that answer what was asked: statements, not whole guides."""

from collections.abc import Mapping, Sequence

from assistant.citing import Support
from corpus.models import Ask, BlockKind, Guide

# A general question ("what do I do?") gets the guide's spine; a precise one gets what meets it best.
_SPINE = {
    BlockKind.URGENT: 2,
    BlockKind.ANSWER: 3,
    BlockKind.STEPS: 6,
    BlockKind.RIGHTS: 4,
    BlockKind.DEADLINES: 3,
    BlockKind.DOCUMENTS: 2,
    BlockKind.WHERE: 1,
    BlockKind.FEES: 1,
    BlockKind.WARNINGS: 2,
}
_PRECISE = {
    BlockKind.URGENT: 1,
    BlockKind.ANSWER: 2,
    BlockKind.STEPS: 3,
    BlockKind.RIGHTS: 3,
    BlockKind.DEADLINES: 3,
    BlockKind.DOCUMENTS: 2,
    BlockKind.WHERE: 1,
    BlockKind.FEES: 2,
    BlockKind.WARNINGS: 1,
}
# A statement tagged with a sub-question that was asked counts this much more (in standard deviations).
ASK_BONUS = 2.5
FOCUS_COUNT = 2

Groups = dict[BlockKind, list[Support]]


def select(guide: Guide, relevance: Mapping[str, float], asks: Sequence[Ask]) -> Groups:
    """Statements of a guide by group, in the order shown.

    `relevance` maps statement ids to fused scores. For a precise question the statements that meet it best
    stand in the answer, before the guide's own answer.
    """
    precise = bool(set(asks) - {Ask.WHAT_TO_DO})
    scored = _scored(guide, relevance, asks)
    limits = _PRECISE if precise else _SPINE
    kept = [support for kind, supports in scored.items() for support in _best(supports, limits[kind])]
    shown = _with_partners(kept, [support for supports in scored.values() for support in supports])
    chosen = {kind: [support for support in supports if support in shown] for kind, supports in scored.items()}
    return _focused(chosen, scored) if precise else chosen


def _scored(guide: Guide, relevance: Mapping[str, float], asks: Sequence[Ask]) -> Groups:
    scored: Groups = {}
    for kind, statement in guide.statements():
        score = relevance.get(statement.id, 0.0) + (ASK_BONUS if set(statement.asks) & set(asks) else 0.0)
        scored.setdefault(kind, []).append(Support(statement, guide, score))
    return scored


def _best(supports: Sequence[Support], limit: int) -> list[Support]:
    kept = sorted(supports, key=lambda support: -support.relevance)[:limit]
    return [support for support in supports if support in kept]


def _with_partners(kept: Sequence[Support], supports: Sequence[Support]) -> list[Support]:
    """A rule never stands without its exception, nor an exception without its rule, whatever groups they are in."""
    ids = {support.statement.id for support in kept}
    wanted = ids | {s.statement.exception_of for s in kept if s.statement.exception_of}
    return [s for s in supports if s.statement.id in wanted or s.statement.exception_of in wanted]


def _focused(chosen: Groups, scored: Groups) -> Groups:
    everything = [support for kind, supports in scored.items() if kind is not BlockKind.URGENT for support in supports]
    best = sorted(everything, key=lambda support: -support.relevance)[:FOCUS_COUNT]
    focus: list[Support] = []
    for support in best:
        focus += [partner for partner in _with_partners([support], everything) if partner not in focus]
    own = chosen.get(BlockKind.ANSWER, [])
    answer = [*focus, *(support for support in own if support not in focus)]
    rest: Groups = {
        kind: [support for support in supports if support not in answer]
        for kind, supports in chosen.items()
        if kind is not BlockKind.ANSWER
    }
    urgent = {BlockKind.URGENT: rest.pop(BlockKind.URGENT)} if BlockKind.URGENT in rest else {}
    return {**urgent, BlockKind.ANSWER: answer, **rest}

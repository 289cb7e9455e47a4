"""Tell a guide in its own order: its spine, where the whole situation is asked about."""

from collections.abc import Mapping, Sequence

from assistant.citing import Support
from assistant.roles import is_for
from corpus.models import BlockKind, Guide, Role

# At most so many statements of each group, so that a frightened person reads it to the end.
_SPINE = {
    BlockKind.URGENT: 2,
    BlockKind.ANSWER: 2,
    BlockKind.STEPS: 5,
    BlockKind.RIGHTS: 3,
    BlockKind.DEADLINES: 2,
    BlockKind.DOCUMENTS: 1,
    BlockKind.WHERE: 1,
    BlockKind.FEES: 1,
    BlockKind.WARNINGS: 1,
}

Groups = dict[BlockKind, list[Support]]


def select(guide: Guide, relevance: Mapping[str, float], side: Role | None = None) -> Groups:
    """Statements of a guide by group, in the guide's order.

    A group opens with its first statement; what else of a long group is told is what meets the question best.

    Args:
        guide: the guide to tell.
        relevance: fused scores by statement id; a statement that was not found has none.
        side: on which the person stands, where that is known.
    """
    groups: Groups = {}
    for kind, statement in (one for one in guide.statements() if is_for(one[1], side)):
        groups.setdefault(kind, []).append(Support(statement, guide, relevance.get(statement.id, 0.0)))
    kept = [support for kind, supports in groups.items() for support in _told(supports, _SPINE[kind])]
    shown = with_partners(kept, [support for supports in groups.values() for support in supports])
    return {kind: [support for support in supports if support in shown] for kind, supports in groups.items()}


def _told(supports: Sequence[Support], limit: int) -> list[Support]:
    return [supports[0], *sorted(supports[1:], key=lambda support: -support.relevance)[: limit - 1]]


def with_partners(kept: Sequence[Support], supports: Sequence[Support]) -> list[Support]:
    """Of the supports those kept and their partners, whatever groups they are in.

    A rule never stands without its exception, nor an exception without its rule.
    """
    wanted = {_name(s, s.statement.id) for s in kept}
    wanted |= {_name(s, s.statement.exception_of) for s in kept if s.statement.exception_of}
    return [s for s in supports if wanted & {_name(s, s.statement.id), _name(s, s.statement.exception_of)}]


def _name(support: Support, statement: str | None) -> tuple[str, str | None]:
    """A statement's id is unique in its own guide only."""
    return support.guide.id if support.guide else "", statement

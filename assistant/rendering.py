"""Blocks as text: markdown with markers, and a short text that stands alone."""

from collections.abc import Sequence

from assistant.answers import ASKED_BACK, MAXIMUM_SHORT_TEXT, AnsweredStatement, Block
from corpus.models import BlockKind

_NUMBERED = (BlockKind.STEPS,)
# What a short text is made of, first things first.
_SHORT = (
    BlockKind.CLARIFICATION,
    BlockKind.URGENT,
    BlockKind.ANSWER,
    BlockKind.REFERRAL,
    BlockKind.STEPS,
    BlockKind.RIGHTS,
    BlockKind.DEADLINES,
    BlockKind.LAW,
)


def render(blocks: Sequence[Block], first_line: str = "") -> str:
    """Everything in the blocks as markdown; for an emergency the numbers stand in the first line."""
    return "\n\n".join(filter(None, [first_line, *map(_block, blocks)]))


def render_short(blocks: Sequence[Block], first_line: str = "") -> str:
    """At most 900 characters, cut only between statements (a single longer statement is cut between words)."""
    # A day that was counted stands before everything: it is what was asked.
    counted = (BlockKind.DEADLINES,) if blocks and blocks[0].kind is BlockKind.DEADLINES else ()
    kinds = dict.fromkeys((*counted, *_SHORT))
    ordered = [s for kind in kinds for block in blocks if block.kind is kind for s in block.statements]
    said = [_line(one) for one in ordered if not one.id.startswith(ASKED_BACK)]
    # What is asked back comes last and is never left out: first what can be said at once.
    asked = [_line(one) for one in ordered if one.id.startswith(ASKED_BACK)]
    room = MAXIMUM_SHORT_TEXT - sum(len(line) + 1 for line in asked)
    lines = [first_line] if first_line else []
    lines = _within(lines, said, room) if room > 1 else lines
    return "\n".join(_within(lines, asked, MAXIMUM_SHORT_TEXT))


def _within(lines: list[str], more: Sequence[str], room: int) -> list[str]:
    """The lines and as many more, in their order, as fit; of a first one that is too long, its beginning."""
    kept = list(lines)
    for line in more:
        if len("\n".join([*kept, line])) > room:
            return kept or [_cut(line, room)]
        kept.append(line)
    return kept


def _cut(line: str, room: int) -> str:
    kept, _, _ = line[: room - 1].rpartition(" ")
    return f"{kept or line[: room - 1]}…"


def _block(block: Block) -> str:
    numbered = block.kind in _NUMBERED
    lines = [
        f"{f'{index}.' if numbered else '-'} {_line(statement)}"
        for index, statement in enumerate(block.statements, start=1)
    ]
    return "\n".join([f"**{block.title}**", *lines] if block.title else lines)


def _line(statement: AnsweredStatement) -> str:
    markers = "".join(f"[{marker}]" for marker in statement.citations)
    return f"{statement.text} {markers}".rstrip()

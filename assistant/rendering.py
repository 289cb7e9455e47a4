"""Blocks as text: markdown with markers, and a short text that stands alone."""

import re
from collections.abc import Iterator, Sequence

from assistant.answers import ASKED_BACK, MAXIMUM_SHORT_TEXT, AnsweredStatement, Block, Language, Part
from corpus.models import BlockKind
from prompts import load_messages

_NUMBERED = (BlockKind.STEPS,)
_MARKUP = re.compile(r"[*_`#|<>\[\]()~\\]|https?://\S*")
_LONGEST_HEADING = 90
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


def render(
    blocks: Sequence[Block],
    first_line: str = "",
    parts: Sequence[Part] = (),
    language: Language = Language.THAI,
) -> str:
    """Everything in the blocks as markdown; for an emergency the numbers stand in the first line.

    Of several parts each stands under its question, with the blocks that no part before it has.
    """
    if len(parts) < 2:
        return "\n\n".join(filter(None, [first_line, *map(_block, blocks)]))
    texts = [first_line]
    for number, part, own in _with_own_blocks(parts, blocks):
        texts += [_heading(number, part, language, told=not own), *map(_block, own)]
    return "\n\n".join(filter(None, texts))


def render_short(
    blocks: Sequence[Block],
    first_line: str = "",
    parts: Sequence[Part] = (),
    language: Language = Language.THAI,
) -> str:
    """At most 900 characters, cut only between statements (a single longer statement is cut between words).

    Of several parts each has its share of the room.
    """
    if len(parts) < 2:
        return _short(blocks, [first_line] if first_line else [], MAXIMUM_SHORT_TEXT)
    text = first_line
    for number, part, own in _with_own_blocks(parts, blocks):
        room = (MAXIMUM_SHORT_TEXT - len(text)) // (len(parts) - number + 1) - 1
        heading = [_cut(_heading(number, part, language, told=not own), room)]
        text = "\n".join(filter(None, [text, _short(own, heading, room)]))
    return text


def _with_own_blocks(parts: Sequence[Part], blocks: Sequence[Block]) -> Iterator[tuple[int, Part, list[Block]]]:
    """Each part, its number from 1, and its blocks that no part before it has."""
    shown: set[int] = set()
    for number, part in enumerate(parts, start=1):
        yield number, part, [blocks[place] for place in part.blocks if place not in shown]
        shown.update(part.blocks)


def _short(blocks: Sequence[Block], lines: list[str], most: int) -> str:
    # A day that was counted stands before everything: it is what was asked.
    counted = (BlockKind.DEADLINES,) if blocks and blocks[0].kind is BlockKind.DEADLINES else ()
    kinds = dict.fromkeys((*counted, *_SHORT))
    ordered = [s for kind in kinds for block in blocks if block.kind is kind for s in block.statements]
    said = [_line(one) for one in ordered if not one.id.startswith(ASKED_BACK)]
    # What is asked back comes last and is never left out: first what can be said at once.
    asked = [_line(one) for one in ordered if one.id.startswith(ASKED_BACK)]
    room = most - sum(len(line) + 1 for line in asked)
    lines = _within(lines, said, room) if room > 1 else lines
    return "\n".join(_within(lines, asked, most))


def _heading(number: int, part: Part, language: Language, *, told: bool) -> str:
    """The part's question, without what would be markup; and that it is answered above, where it is."""
    question = " ".join(_MARKUP.sub(" ", part.question).split())
    shown = question if len(question) <= _LONGEST_HEADING else f"{question[: _LONGEST_HEADING - 1].rstrip()}…"
    key = "part.told_above" if told else "part.heading"
    return load_messages(language.value).fill(key, number=str(number), question=shown)


def _within(lines: list[str], more: Sequence[str], room: int) -> list[str]:
    """The lines and as many more, in their order, as fit; of a first one that is too long, its beginning."""
    kept = list(lines)
    for line in more:
        if len("\n".join([*kept, line])) > room:
            return kept or [_cut(line, room)]
        kept.append(line)
    return kept


def _cut(line: str, room: int) -> str:
    if len(line) <= room:
        return line
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

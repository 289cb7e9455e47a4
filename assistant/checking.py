"""Let nothing out that rests on a citation which failed its check."""

from collections.abc import Callable
from dataclasses import replace

from assistant.answers import AnsweredStatement, Block, Verification
from assistant.composing import Composed

_SHOWN = (Verification.VERIFIED, Verification.NOT_CHECKED)


def keep_verified(composed: Composed) -> Composed:
    """Drop every statement with a citation that is not found, repealed or mismatched, and renumber the rest."""
    failed = {citation.marker for citation in composed.citations if citation.verification not in _SHOWN}
    return only_statements(composed, lambda statement: not failed & set(statement.citations)) if failed else composed


def only_statements(composed: Composed, kept: Callable[[AnsweredStatement], bool]) -> Composed:
    """The answer with the statements to be kept, and of its citations those they rest on, numbered anew."""
    blocks = [replace(block, statements=tuple(filter(kept, block.statements))) for block in composed.blocks]
    filled = tuple(block for block in blocks if block.statements)
    used = {marker for block in filled for statement in block.statements for marker in statement.citations}
    citations = [citation for citation in composed.citations if citation.marker in used]
    numbers = {citation.marker: number for number, citation in enumerate(citations, start=1)}
    return replace(
        composed,
        blocks=tuple(renumbered(block, numbers) for block in filled),
        citations=tuple(replace(citation, marker=numbers[citation.marker]) for citation in citations),
    )


def renumbered(block: Block, numbers: dict[int, int]) -> Block:
    """The block with every marker replaced by its number."""
    statements = (
        replace(statement, citations=tuple(numbers[marker] for marker in statement.citations))
        for statement in block.statements
    )
    return replace(block, statements=tuple(statements))

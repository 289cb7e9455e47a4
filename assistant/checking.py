"""Let nothing out that rests on a citation which failed its check."""

from dataclasses import replace

from assistant.answers import Block, Verification
from assistant.composing import Composed

_SHOWN = (Verification.VERIFIED, Verification.NOT_CHECKED)


def keep_verified(composed: Composed) -> Composed:
    """Drop every statement with a citation that is not found, repealed or mismatched, and renumber the rest."""
    failed = {citation.marker for citation in composed.citations if citation.verification not in _SHOWN}
    if not failed:
        return composed
    blocks = [
        replace(block, statements=tuple(s for s in block.statements if not failed & set(s.citations)))
        for block in composed.blocks
    ]
    kept = tuple(block for block in blocks if block.statements)
    used = {marker for block in kept for statement in block.statements for marker in statement.citations}
    citations = [citation for citation in composed.citations if citation.marker in used]
    numbers = {citation.marker: number for number, citation in enumerate(citations, start=1)}
    return replace(
        composed,
        blocks=tuple(renumbered(block, numbers) for block in kept),
        citations=tuple(replace(citation, marker=numbers[citation.marker]) for citation in citations),
    )


def renumbered(block: Block, numbers: dict[int, int]) -> Block:
    """The block with every marker replaced by its number."""
    statements = (
        replace(statement, citations=tuple(numbers[marker] for marker in statement.citations))
        for statement in block.statements
    )
    return replace(block, statements=tuple(statements))

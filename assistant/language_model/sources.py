"""What a model is shown of a composed answer: numbered statements to rewrite, and passages they rest on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answers import Answer, TextKind
from corpus.models import BlockKind

REWRITABLE = frozenset(
    {
        BlockKind.ANSWER,
        BlockKind.STEPS,
        BlockKind.RIGHTS,
        BlockKind.DOCUMENTS,
        BlockKind.WHERE,
        BlockKind.FEES,
        BlockKind.LAW,
    }
)
"""Urgent lines, deadlines, warnings, notices and referrals are shown as they were composed."""
_PASSAGES = 4
_PASSAGE_CHARACTERS = 600
_BRACKETED = re.compile(r"\[(?=\s*[sS]\s*\d)")


@dataclass(frozen=True, slots=True)
class Source:
    """One numbered text. `markers`: citations it rests on. Only a statement can support a sentence."""

    number: int
    text: str
    markers: tuple[int, ...]
    statement: str | None
    block: BlockKind | None


def sources_of(answer: Answer) -> tuple[Source, ...]:
    """Statements that may be rewritten, then passages, numbered from 1."""
    texts = [*_statements(answer), *_passages(answer)]
    return tuple(
        Source(number, text, markers, statement, block)
        for number, (text, markers, statement, block) in enumerate(texts, start=1)
    )


def without_tokens(text: str) -> str:
    """The text with nothing in it that could be taken for a token."""
    return _BRACKETED.sub("(", text)


def _statements(answer: Answer) -> Iterator[tuple[str, tuple[int, ...], str | None, BlockKind | None]]:
    for block in answer.blocks:
        if block.kind in REWRITABLE:
            for statement in block.statements:
                if statement.citations:
                    yield statement.text, statement.citations, statement.id, block.kind


def _passages(answer: Answer) -> Iterator[tuple[str, tuple[int, ...], str | None, BlockKind | None]]:
    shown = {statement.text for block in answer.blocks for statement in block.statements}
    quoted = [
        citation
        for citation in answer.citations
        if citation.text_kind in (TextKind.OFFICIAL, TextKind.DIGEST) and citation.quote not in shown
    ]
    for citation in quoted[:_PASSAGES]:
        yield citation.quote[:_PASSAGE_CHARACTERS], (citation.marker,), None, None

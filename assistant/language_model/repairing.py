"""Make an answer of the sentences that passed, and put back what may not be missing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answers import Answer, AnsweredStatement, Block, MadeBy, Part
from assistant.language_model.checking import Verdict
from assistant.language_model.reading import read
from assistant.language_model.sources import REWRITABLE
from assistant.rendering import render, render_short
from corpus.models import BlockKind
from corpus.quantities import Unit, figures

LEAST_SHARE = 0.5
"""Share of a model's sentences that must pass, else the composed answer is served."""
LEAST_SENTENCES = 2
_FIRST = (BlockKind.CLARIFICATION, BlockKind.URGENT)
_PERIODS = (Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)
_SPACES = re.compile(r"\s+")


def repaired(answer: Answer, verdicts: Sequence[Verdict], title: str) -> Answer | None:
    """The answer rewritten, or None where too little passed. Citations stay as they are, and so do their marks."""
    passed = [verdict for verdict in verdicts if verdict.passed]
    if len(passed) < LEAST_SENTENCES or len(passed) < LEAST_SHARE * len(verdicts):
        return None
    prose = Block(BlockKind.ANSWER, title, (*_prose(passed), *_missing(answer, passed, BlockKind.ANSWER)))
    rest = list(_rest(answer, passed))
    blocks = (
        *(block for block in rest if block.kind in _FIRST),
        prose,
        *(block for block in rest if block.kind not in _FIRST),
    )
    return replace(
        answer,
        made_by=MadeBy.LANGUAGE_MODEL,
        text="\n\n".join(_running(block) if block is prose else render([block]) for block in blocks),
        short_text=render_short(blocks),
        blocks=blocks,
        parts=tuple(Part(part.question, part.status, tuple(range(len(blocks)))) for part in answer.parts),
    )


def statement_of(verdict: Verdict, number: int) -> AnsweredStatement:
    """A sentence as shown, with the citations of what supports it."""
    markers = dict.fromkeys(marker for source in verdict.sources for marker in source.markers)
    return AnsweredStatement(f"rewritten/{number}", _SPACES.sub(" ", verdict.sentence.text), tuple(markers))


def _prose(passed: Sequence[Verdict]) -> Iterator[AnsweredStatement]:
    seen = dict.fromkeys(verdict.sentence.text for verdict in passed)
    first = {verdict.sentence.text: verdict for verdict in reversed(passed)}
    yield from (statement_of(first[text], number) for number, text in enumerate(seen, start=1))


def _rest(answer: Answer, passed: Sequence[Verdict]) -> Iterator[Block]:
    """Blocks that are never rewritten, whole; of the others what is missing."""
    for block in answer.blocks:
        if block.kind not in REWRITABLE:
            yield block
        elif block.kind is not BlockKind.ANSWER and (missing := _missing(answer, passed, block.kind)):
            yield replace(block, statements=missing)


def _missing(answer: Answer, passed: Sequence[Verdict], kind: BlockKind) -> tuple[AnsweredStatement, ...]:
    """Statements of one kind that the question requires and no sentence conveys."""
    statements = [statement for block in answer.blocks if block.kind is kind for statement in block.statements]
    required = [s for s in statements if kind is BlockKind.ANSWER or not s.citations or _is_required(s.text)]
    return tuple(s for s in required if not any(_conveys(verdict, s) for verdict in passed))


def _is_required(text: str) -> bool:
    """Whether a statement tells a period or an exception."""
    return "except" in read(text).marks or any(figure.unit in _PERIODS for figure in figures(text))


def _conveys(verdict: Verdict, statement: AnsweredStatement) -> bool:
    """Whether a sentence rests on the statement and keeps its figures and its exception."""
    if all(source.statement != statement.id for source in verdict.sources):
        return False
    said = {(figure.value, figure.unit) for figure in figures(verdict.sentence.text)}
    held = {(figure.value, figure.unit) for figure in figures(statement.text)}
    excepted = "except" in read(statement.text).marks
    return held <= said and (not excepted or "except" in read(verdict.sentence.text).marks)


def _running(block: Block) -> str:
    """Sentences as one paragraph."""
    sentences = (
        f"{statement.text} {''.join(f'[{marker}]' for marker in statement.citations)}".rstrip()
        for statement in block.statements
    )
    return f"**{block.title}**\n{' '.join(sentences)}" if block.title else " ".join(sentences)

"""Join what answers each question of a message into one answer: what they share is said once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from assistant.answers import (
    AgencyCard,
    AnswerStatus,
    Block,
    Citation,
    CitationKind,
    Clarification,
    ComputedDeadline,
    Part,
)
from assistant.checking import renumbered
from assistant.citing import CitedAs, cited_as
from assistant.conversation import Remembered
from assistant.responding import Response
from assistant.understanding import Understood

_STATUSES = tuple(AnswerStatus)  # most urgent first
_ORDER = (CitationKind.SECTION, CitationKind.SOURCE, CitationKind.GUIDE)


@dataclass(frozen=True, slots=True)
class AnsweredTurn:
    """One question of a message, as it was typed and masked; how it was understood, what is said, what is kept."""

    question: str
    understood: Understood
    response: Response
    remembered: Remembered


@dataclass(frozen=True, slots=True)
class Joined:
    """The parts of an answer and all that they are made of; `status` is that of the most urgent part."""

    parts: tuple[Part, ...]
    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...]
    deadlines: tuple[ComputedDeadline, ...]
    agencies: tuple[AgencyCard, ...]
    clarification: Clarification | None
    first_line: str
    confidence: float | None
    status: AnswerStatus


def join(turns: Sequence[AnsweredTurn]) -> Joined:
    """One answer to one or more questions, an emergency first, the others in the order asked.

    A statement that answers two questions stands with the first; the second part names its block as well.
    """
    ordered = sorted(turns, key=lambda one: one.response.status is not AnswerStatus.EMERGENCY)
    responses = [one.response for one in ordered]
    citations, markers = _citations(responses)
    parts, blocks = _parts(ordered, markers)
    sure = [response.confidence for response in responses]
    return Joined(
        parts=parts,
        blocks=blocks,
        citations=citations,
        deadlines=tuple(dict.fromkeys(_marked(responses, markers))),
        agencies=tuple(dict.fromkeys(card for response in responses for card in response.composed.agencies)),
        clarification=next(filter(None, (response.composed.clarification for response in responses)), None),
        first_line=next(filter(None, (response.first_line for response in responses)), ""),
        confidence=None if None in sure else min(each for each in sure if each is not None),
        status=min((response.status for response in responses), key=_STATUSES.index),
    )


def _citations(responses: Sequence[Response]) -> tuple[tuple[Citation, ...], list[dict[int, int]]]:
    """Every citation once, of each response in turn its next, sections first; and new markers for each response."""
    turns = zip_longest(*(response.composed.citations for response in responses))
    every = [citation for turn in turns for citation in turn if citation is not None]
    ordered = sorted(every, key=lambda citation: _ORDER.index(citation.kind))
    paragraphs: dict[CitedAs, set[int]] = {}
    for citation in every:
        paragraphs.setdefault(cited_as(citation), set()).update(citation.paragraphs)
    first = {cited_as(citation): citation for citation in reversed(ordered)}
    keys = list(dict.fromkeys(map(cited_as, ordered)))
    numbers = {key: number for number, key in enumerate(keys, start=1)}
    joined = (replace(first[key], marker=numbers[key], paragraphs=tuple(sorted(paragraphs[key]))) for key in keys)
    markers = [
        {citation.marker: numbers[cited_as(citation)] for citation in response.composed.citations}
        for response in responses
    ]
    return tuple(joined), markers


def _parts(
    turns: Sequence[AnsweredTurn], markers: Sequence[dict[int, int]]
) -> tuple[tuple[Part, ...], tuple[Block, ...]]:
    blocks: list[Block] = []
    said_in: dict[tuple[str, str], int] = {}
    parts: list[Part] = []
    for one, numbers in zip(turns, markers, strict=True):
        places: dict[int, None] = {}
        for block in one.response.composed.blocks:
            known = {(said.id, said.text): said for said in block.statements}
            places.update(dict.fromkeys(said_in[key] for key in known if key in said_in))
            if new := tuple(said for key, said in known.items() if key not in said_in):
                places[len(blocks)] = None
                said_in.update(dict.fromkeys(known, len(blocks)) | said_in)
                blocks.append(renumbered(replace(block, statements=new), numbers))
        parts.append(Part(one.question, one.response.status, tuple(sorted(places))))
    return tuple(parts), tuple(blocks)


def _marked(responses: Sequence[Response], markers: Sequence[Mapping[int, int]]) -> list[ComputedDeadline]:
    return [
        replace(
            one,
            steps=tuple(
                replace(step, citations=tuple(numbers[marker] for marker in step.citations)) for step in one.steps
            ),
        )
        for response, numbers in zip(responses, markers, strict=True)
        for one in response.deadlines
    ]

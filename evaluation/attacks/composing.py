"""A composed answer made of a case's statements, so that a case needs no index."""

from collections.abc import Sequence

from assistant.answers import (
    Answer,
    AnsweredStatement,
    AnswerStatus,
    Block,
    Citation,
    CitationKind,
    MadeBy,
    Part,
    Temporal,
    TextKind,
    Verification,
)
from corpus.models import BlockKind
from evaluation.attacks.cases import CasedSource


def composed_of(sources: Sequence[CasedSource], question: str, passage: str = "") -> Answer:
    """An answered question whose only block states the sources; `passage` is quoted by the first citation."""
    statements = tuple(
        AnsweredStatement(source.id, source.text, (marker,)) for marker, source in enumerate(sources, start=1)
    )
    block = Block(BlockKind.ANSWER, "", statements)
    return Answer(
        answer_id="attack",
        conversation_id="attack",
        made_by=MadeBy.COMPOSED,
        status=AnswerStatus.ANSWERED,
        text="\n".join(source.text for source in sources),
        short_text="",
        parts=(Part(question, AnswerStatus.ANSWERED, (0,)),),
        blocks=(block,),
        citations=tuple(
            _citation(marker, source, passage if marker == 1 else "") for marker, source in enumerate(sources, start=1)
        ),
        agencies=(),
        suggestions=(),
        disclaimer="",
        corpus_version="attack",
    )


def _citation(marker: int, source: CasedSource, passage: str) -> Citation:
    return Citation(
        marker=marker,
        kind=CitationKind.SECTION,
        law=None,
        law_short=None,
        section=None,
        paragraphs=(),
        title=source.id,
        quote=passage or source.text,
        text_kind=TextKind.OFFICIAL,
        guide=None,
        url=None,
        effective_from=None,
        verification=Verification.NOT_CHECKED,
        temporal=Temporal(),
    )

"""Sections named in a message that the register does not hold, or holds as repealed: said plainly."""

from assistant.answers import AnsweredStatement, Block
from assistant.understanding import Understood
from corpus.collection import Corpus
from corpus.models import BlockKind, SectionStatus
from prompts import Messages

_UNKNOWN, _REPEALED = "notice.section_unknown", "notice.section_repealed"
# What the register itself answers: whether a section exists, and still stands.
BY_REGISTER = (_UNKNOWN, _REPEALED)


def faulty_sections(understood: Understood, corpus: Corpus, messages: Messages) -> Block | None:
    """A block that names each section which does not exist, is repealed or has no digest; None where all is well."""
    lines: list[AnsweredStatement] = []
    for mention in understood.citations:
        for section in mention.sections:
            if mention.law and (key := _fault(mention.law, section, corpus)):
                law = corpus.register.laws[mention.law].short
                text = messages.fill(key, law=law, section=section)
                lines.append(AnsweredStatement(f"{key}/{mention.law}/{section}", text))
    return Block(BlockKind.LAW, messages["block.law"], tuple(dict.fromkeys(lines))) if lines else None


def _fault(law: str, section: str, corpus: Corpus) -> str | None:
    if not corpus.register.judges(law):
        return None
    match corpus.register.status(law, section):
        case None:
            return _UNKNOWN
        case SectionStatus.REPEALED:
            return _REPEALED
        case SectionStatus.IN_FORCE:
            held = corpus.section_or_none(law, section)
            return None if held else "notice.section_not_held"

"""Check a citation against the register and the stored passage it quotes. It says nothing more than that."""

from assistant.answers import Citation, CitationKind, TextKind, Verification
from corpus.collection import Corpus
from corpus.errors import UnknownLawError
from corpus.models import SectionStatus


def verify(citation: Citation, corpus: Corpus) -> Verification:
    """Outcome for one citation; a check that could not run is NOT_CHECKED, never a pass."""
    match citation.kind:
        case CitationKind.SECTION:
            return _verify_section(citation, corpus)
        case CitationKind.GUIDE:
            return _verify_guide(citation, corpus)
        case CitationKind.SOURCE:
            return Verification.NOT_CHECKED


def _verify_section(citation: Citation, corpus: Corpus) -> Verification:
    try:
        law = corpus.register.law(citation.law or "")
    except UnknownLawError:
        return Verification.NOT_CHECKED
    if not corpus.register.judges(law.id) or citation.section is None:
        return Verification.NOT_CHECKED
    match corpus.register.status(law.id, citation.section):
        case None:
            return Verification.NOT_FOUND
        case SectionStatus.REPEALED:
            return Verification.REPEALED
    stored = _stored(citation, law.id, corpus)
    return Verification.VERIFIED if _stands_in(citation.quote, stored) else Verification.MISMATCH


def _stored(citation: Citation, law_id: str, corpus: Corpus) -> tuple[str, ...]:
    section = corpus.section_or_none(law_id, citation.section or "")
    if section is None:
        return ()
    if citation.text_kind is TextKind.DIGEST:
        return (section.digest,)
    return tuple(paragraph for version in section.versions for paragraph in version.paragraphs)


def _verify_guide(citation: Citation, corpus: Corpus) -> Verification:
    guide = corpus.guides.get(citation.guide or "")
    if guide is None:
        return Verification.NOT_FOUND
    texts = tuple(text for _, statement in guide.statements() for text in (statement.text, statement.text_en or ""))
    return Verification.VERIFIED if _stands_in(citation.quote, texts) else Verification.MISMATCH


def _stands_in(quote: str, stored: tuple[str, ...]) -> bool:
    return bool(quote) and any(quote in passage for passage in stored)

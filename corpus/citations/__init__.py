"""Legal citations: find them in a text, resolve the law they name, write them."""

from corpus.citations.finding import LAST_PARAGRAPH, CitationMention, MentionKind, find_citations, named_laws
from corpus.citations.formatting import format_citation, format_short
from corpus.citations.names import LawNames
from corpus.citations.numbers import expand_range, section_key

__all__ = [
    "LAST_PARAGRAPH",
    "CitationMention",
    "LawNames",
    "MentionKind",
    "expand_range",
    "find_citations",
    "format_citation",
    "format_short",
    "named_laws",
    "section_key",
]

"""What a message is about, before anything is searched: language, what it asks, whether it leans on the last one."""

import re
from dataclasses import dataclass

from assistant.answers import Language
from corpus.citations import CitationMention, LawNames, find_citations
from corpus.models import Ask
from indexing.tokenising import short_words
from prompts import load_patterns

# Longer than this a message tells its own story, whatever word it begins with.
_FOLLOW_UP_WORDS = 14
_PLACEHOLDER = re.compile(r"\[[A-Z_]+\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Understood:
    """A message understood."""

    text: str
    language: Language
    asks: tuple[Ask, ...]
    follow_up: bool
    citations: tuple[CitationMention, ...]


def understand(text: str, laws: LawNames, language: Language | None = None) -> Understood:
    """Understand a folded and masked message; `language` overrides what its letters show."""
    patterns = load_patterns("asks")
    short = len(short_words(text)) <= _FOLLOW_UP_WORDS
    return Understood(
        text=text,
        language=language or language_of(text),
        asks=tuple(Ask(key) for key in patterns.met(text)),
        follow_up=short and load_patterns("screening").meets("follow_up.patterns", text),
        citations=find_citations(text, laws),
    )


def language_of(text: str) -> Language:
    """English where Latin letters outnumber Thai ones, else Thai; placeholders of masked data do not count."""
    own = _PLACEHOLDER.sub("", text)
    thai = len(re.findall(r"[\u0e00-\u0e7f]", own))
    return Language.ENGLISH if len(re.findall(r"[A-Za-z]", own)) > thai else Language.THAI

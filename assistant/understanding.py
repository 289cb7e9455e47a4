"""What a message is about, before anything is searched: language, what it asks, whether it leans on the last one."""

import re
from dataclasses import dataclass, field

from assistant.answers import Language
from assistant.facts_known import KnownFacts
from assistant.facts_told import FactValue
from corpus.citations import CitationMention, LawNames, find_citations
from corpus.models import Ask
from indexing.tokenising import short_words
from prompts import load_patterns

# Longer than this a message tells its own story, whatever word it begins with.
_FOLLOW_UP_WORDS = 14
_PLACEHOLDER = re.compile(r"\[[A-Z_]+\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Understood:
    """A message understood.

    Args:
        follow_up: whether its own words say that it goes on from the message before.
        whole: the message as a question that stands alone; empty where it leans on nothing.
        guide: the guide that the person chose, by an answer to the assistant's own question.
        facts: facts known by now, told in this message or before.
    """

    text: str
    language: Language
    asks: tuple[Ask, ...]
    follow_up: bool
    citations: tuple[CitationMention, ...]
    whole: str = ""
    guide: str | None = None
    facts: KnownFacts = field(default_factory=dict[str, FactValue])

    @property
    def standalone(self) -> str:
        """The question that stands alone: with what it leans on, or the message itself."""
        return self.whole or self.text


def understand(text: str, laws: LawNames, language: Language | None = None) -> Understood:
    """Understand a folded and masked message; `language` overrides what its letters show."""
    short = len(short_words(text)) <= _FOLLOW_UP_WORDS
    return Understood(
        text=text,
        language=language or language_of(text),
        asks=asks_of(text),
        follow_up=short and load_patterns("conversation").meets("follow_up.patterns", text),
        citations=find_citations(text, laws),
    )


def asks_of(text: str) -> tuple[Ask, ...]:
    """The sub-questions that a folded text asks."""
    return tuple(Ask(key) for key in load_patterns("asks").met(text))


def language_of(text: str) -> Language:
    """English where Latin letters outnumber Thai ones, else Thai; placeholders of masked data do not count."""
    own = _PLACEHOLDER.sub("", text)
    thai = len(re.findall(r"[\u0e00-\u0e7f]", own))
    return Language.ENGLISH if len(re.findall(r"[A-Za-z]", own)) > thai else Language.THAI

"""Ask back where a section is named without its law: two readings mean none, so nobody guesses which was meant."""

from dataclasses import replace

from assistant.answers import ASKED_BACK, AnsweredStatement, Block, Clarification, ClarificationOption, Language
from assistant.understanding import Understood
from corpus.citations import CitationMention
from corpus.collection import Corpus
from corpus.models import BlockKind, Law
from prompts import Messages, load_patterns

_MOST_OPTIONS = 5
_SEPARATOR = "/"


def which_law(understood: Understood, corpus: Corpus, messages: Messages) -> Clarification | None:
    """The question back; None where no section is named, or its law is (known to the register or not)."""
    named = load_patterns("screening").meets("law.named", understood.text)
    if named or any(mention.law for mention in understood.citations):
        return None
    numbers = [number for mention in understood.citations for number in mention.sections]
    if not numbers:
        return None
    laws = _laws_with(numbers[0], corpus)
    key = "clarify.which_law" if laws else "clarify.which_law_unknown"
    options = tuple(_option(law, numbers[0], understood.language, messages) for law in laws)
    return Clarification("which-law", messages.fill(key, section=numbers[0]), options)


def asked_back(clarification: Clarification, messages: Messages) -> Block:
    """The question back as a block, so that it stands in the text too."""
    statement = AnsweredStatement(f"{ASKED_BACK}{clarification.id}", clarification.text)
    return Block(BlockKind.CLARIFICATION, messages["block.asked_back"], (statement,))


def with_option(understood: Understood, option_id: str | None, corpus: Corpus) -> Understood:
    """The message with the section that a chosen option names; an option nobody offered changes nothing."""
    law, _, number = (option_id or "").partition(_SEPARATOR)
    if corpus.register.status(law, number) is None:
        return understood
    return replace(understood, citations=(CitationMention(0, 0, law, (number,)),))


def _laws_with(number: str, corpus: Corpus) -> list[Law]:
    """Laws that have the section, those with a digest of it first."""
    laws = [law for law in corpus.register.laws.values() if corpus.register.status(law.id, number) is not None]
    return sorted(laws, key=lambda law: corpus.section_or_none(law.id, number) is None)[:_MOST_OPTIONS]


def _option(law: Law, number: str, language: Language, messages: Messages) -> ClarificationOption:
    name = law.english if language is Language.ENGLISH else law.short
    label = messages.fill("clarify.option_section", section=number, law=name)
    return ClarificationOption(f"{law.id}{_SEPARATOR}{number}", label)

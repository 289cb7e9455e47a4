"""Answers that are not from the law: emergencies' first line, refusals, small talk, and what nothing here covers."""

from collections.abc import Sequence

from assistant.answers import AgencyCard, AnsweredStatement, AnswerStatus, Block, Language
from assistant.composing import Composed, agency_card, question_of
from assistant.screening import speaks_of_law
from corpus.collection import Corpus
from corpus.models import BlockKind, Family, Guide
from prompts import Messages, load_patterns

_GENERAL_HELP = ("justice-ministry-1111-77", "attorney-general-1157")
_OFFERED_GUIDES = 3
_STARTERS = ("warrant-exists", "summoned-as-suspect", "bail-how")
_NOT_GUESSED = (Family.SEXUAL_OFFENCES, Family.DOMESTIC_VIOLENCE, Family.INQUEST)
NAMED_NEAR = 2
NOTHING = Composed((), (), (), (), None)
_EMERGENCY_OFFICES = {
    "violence": ("police-191", "medical-1669", "social-help-1300"),
    "self_harm": ("mental-health-1323", "medical-1669"),
    "child": ("police-191", "social-help-1300", "medical-1669"),
    "medical": ("medical-1669",),
    "rescue": ("medical-1669", "police-191"),
    "scam": ("aoc-1441",),
}


def say(kind: BlockKind, key: str, messages: Messages, *more: str) -> Block:
    """A block that says fixed messages, resting on nothing, under the key's own title where it has one."""
    texts = [messages[key], *more]
    statements = tuple(AnsweredStatement(f"notice/{key}/{index}", text) for index, text in enumerate(texts))
    title = messages.texts.get(f"title.{key.rpartition('.')[2]}", messages[f"block.{kind.value}"])
    return Block(kind, title, statements)


def emergency_offices(kind: str, corpus: Corpus, language: Language) -> tuple[AgencyCard, ...]:
    """Offices for an emergency, the most urgent first."""
    return _cards(_EMERGENCY_OFFICES[kind], corpus, language)


def abstain(
    text: str, near: Sequence[Guide], corpus: Corpus, messages: Messages, language: Language
) -> tuple[AnswerStatus, Composed]:
    """Say that nothing here answers, what is closest, and who helps with that family of matters."""
    if not speaks_of_law(text):
        block = say(BlockKind.REFERRAL, "status.out_of_scope", messages)
        return AnswerStatus.UNANSWERABLE_OUT_OF_SCOPE, plain(block, _starters(corpus, language))
    offices = _offices(load_patterns("families").met(text), corpus, language)
    more = [messages.fill("status.no_source_help", offices=_named(offices))] if offices else []
    near = _near_enough(text, near)
    if near:
        titles = [guide.title if language is Language.THAI else guide.title_en for guide in near[:NAMED_NEAR]]
        more.append(messages.fill("status.closest", titles=" / ".join(titles)))
    block = say(BlockKind.REFERRAL, "status.no_source", messages, *more)
    return AnswerStatus.UNANSWERABLE_NO_SOURCE, Composed(
        (block,), (), offices, tuple(question_of(guide, language) for guide in near[:NAMED_NEAR]), None
    )


def plain(block: Block, suggestions: tuple[str, ...] = ()) -> Composed:
    """A single block without citations."""
    return Composed((block,), (), (), suggestions, None)


def greet(key: str, corpus: Corpus, messages: Messages, language: Language) -> Composed:
    """Small talk, briefly, with questions to begin from."""
    return plain(say(BlockKind.ANSWER, key, messages), _starters(corpus, language))


def _near_enough(text: str, near: Sequence[Guide]) -> Sequence[Guide]:
    """Of the nearest guides those of a family that is told of; where none is told, none that may hurt by being named.

    Who asks about a divorce has not said that anybody was raped.
    """
    told = load_patterns("families").met(text)
    return [guide for guide in near if guide.family in told or (not told and guide.family not in _NOT_GUESSED)]


def _named(offices: Sequence[AgencyCard]) -> str:
    return ", ".join(f"{office.name} {office.phone}" for office in offices)


def _starters(corpus: Corpus, language: Language) -> tuple[str, ...]:
    """Questions to begin from: of guides that many need, else of the first ones."""
    known = [corpus.guides[guide] for guide in _STARTERS if guide in corpus.guides]
    return tuple(question_of(guide, language) for guide in (known or list(corpus.guides.values()))[:_OFFERED_GUIDES])


def _offices(families: Sequence[str], corpus: Corpus, language: Language) -> tuple[AgencyCard, ...]:
    wanted = {Family(family) for family in families}
    ids = [agency.id for agency in corpus.agencies.values() if wanted & set(agency.families) and agency.phones]
    return _cards([*ids[:3], *_GENERAL_HELP], corpus, language)


def _cards(ids: Sequence[str], corpus: Corpus, language: Language) -> tuple[AgencyCard, ...]:
    known = [corpus.agencies[agency] for agency in dict.fromkeys(ids) if agency in corpus.agencies]
    return tuple(agency_card(agency, language) for agency in known)

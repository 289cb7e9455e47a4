"""Follow a conversation: what a message leans on, and the message as a question that stands alone.

No model is asked. The words a message begins with, what it lacks, and which facts it tells anew decide.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from assistant.answers import Clarification, Question
from assistant.clarifying import with_option
from assistant.clock import BANGKOK
from assistant.conversation import Remembered, Turn
from assistant.facts_known import told_facts, with_told
from assistant.facts_told import facts_told
from assistant.interviewing import chosen, meant_option, skips
from assistant.moments import NUMBER, read_moments
from assistant.moments.calendar_days import calendar_days
from assistant.screening import Screened, Screening
from assistant.understanding import Understood, asks_of, language_of
from corpus.collection import Corpus
from corpus.models import Family
from corpus.normalise import fold
from indexing.tokenising import short_words
from prompts import load_patterns

_LETTER = re.compile("[A-Za-z\u0e00-\u0e7f]")
# An earlier question is kept up to this many characters: its latest words, and what it began with.
_EARLIER = 360
# A message of at most so many words, none of which tells of a case, has no topic of its own.
_FEW_WORDS = 10
# The question back for facts that counting lacks (assistant.telling_time).
DEADLINE_FACTS = "deadline-facts"
# Only whether a day is told matters here, not which.
_ANY_DAY = datetime(2026, 1, 1, tzinfo=BANGKOK)


@dataclass(frozen=True, slots=True)
class Followed:
    """A message read in the light of what was said.

    Args:
        understood: the message made whole.
        last: the turn it leans on; None where another matter begins.
        answers: whether it answers the assistant's own question.
    """

    understood: Understood
    last: Turn | None
    answers: bool = False

    def heard(self, screened: Screened) -> Screened:
        """What screening found, where the conversation does not tell better.

        An answer ("ครับ", "ok") is no small talk; what goes on is of no other field, and no harm is meant by it where
        it names no act: half a question has too few words for the learned model alone.
        """
        small_talk = self.answers and screened.screening in (Screening.GREETING, Screening.THANKS)
        goes_on = self.last and self.understood.follow_up and _is_guessed(screened)
        return replace(screened, screening=Screening.CLEAR) if small_talk or goes_on else screened


def follow(understood: Understood, remembered: Remembered, question: Question, corpus: Corpus) -> Followed:
    """Read a folded message in the light of what was said: as an answer to the assistant's question, else by itself.

    An option counts by its id or in words; one that nobody offers changes nothing.
    """
    last, offered = remembered.last, remembered.offered
    if question.language is None:
        understood = _in_language_of(last, understood)
    option = question.option_id or meant_option(understood.text, offered, corpus)
    if last and not option and _asks_again(understood, last):
        again = replace(_answering(understood, last, ""), guide=last.guide, facts=remembered.facts)
        return Followed(again, None, True)
    if option and (found := chosen(option, corpus, understood.language)):
        facts = {**remembered.facts, **found.facts}
        return Followed(
            replace(_answering(understood, last, fold(found.label).text), guide=found.guide, facts=facts), last, True
        )
    passed_over = skips(understood.text, offered) and not option
    if last and offered and (passed_over or _gives_facts(understood, offered)):
        said = "" if passed_over else understood.text
        facts = with_told(remembered.facts, understood.text)
        return Followed(replace(_answering(understood, last, said), facts=facts), last, True)
    if option and (named := with_option(understood, option, corpus)) != understood:
        label = next((fold(one.label).text for one in offered.options if one.id == option), "") if offered else ""
        return Followed(replace(named, text=label or named.text, facts=remembered.facts), last, True)
    return Followed(*_leaning(understood, remembered, corpus))


def _asks_again(understood: Understood, last: Turn) -> bool:
    """Whether the message asks to be told once more, or is the last one word for word: nothing told is left out."""
    return understood.text == last.said or load_patterns("conversation").meets("again.patterns", understood.text)


def _is_guessed(screened: Screened) -> bool:
    """Whether another field, or harm, was seen where no act that could do harm is named."""
    named = load_patterns("screening").met(screened.text, "act.")
    return screened.screening is Screening.ELSEWHERE or (screened.screening is Screening.HARMFUL and not named)


def _in_language_of(last: Turn | None, understood: Understood) -> Understood:
    """A message without a letter of any language ("16") is answered in that of the turn before."""
    if last is None or _LETTER.search(understood.text):
        return understood
    return replace(understood, language=language_of(last.question))


def _leaning(understood: Understood, remembered: Remembered, corpus: Corpus) -> tuple[Understood, Turn | None]:
    """The message with what it leans on; where another matter begins, only with the facts that it tells itself."""
    last = remembered.last
    if last is None or begins_afresh(understood.text, last.question):
        return replace(understood, facts=told_facts(understood.text)), None
    whole = f"{_earlier(last.question, understood)} {understood.text}".strip()
    whole = " ".join([whole, *_legal_words(understood.text, whole)])
    if told_facts(understood.text).get("age_group") == "adult" and _is_juvenile(last.guide, corpus):
        last = replace(last, guide=None)
    # It tells or changes a fact and asks nothing, so the last question is asked again.
    asks = understood.asks or asks_of(last.question)
    return replace(understood, whole=whole, asks=asks, facts=with_told(remembered.facts, understood.text)), last


def _legal_words(text: str, whole: str) -> list[str]:
    """The law's own words, which the question lacks, for a fact told anew in everyday ones: at 16, a juvenile."""
    lists = load_patterns("conversation").lists
    told = [f"words.{name}.{value}" for name, value in told_facts(text).items()]
    return [word.pattern for key in told for word in lists.get(key, ()) if word.pattern not in whole]


def _is_juvenile(guide: str | None, corpus: Corpus) -> bool:
    return guide in corpus.guides and corpus.guides[guide].family is Family.JUVENILE


def _answering(understood: Understood, last: Turn | None, said: str) -> Understood:
    """The last question again, with what the person answered to the assistant's own."""
    if last is None:
        return replace(understood, text=said, whole=said, asks=())
    whole = f"{_shortened(last.question)} {said}".strip()
    return replace(understood, text=whole, whole=whole, asks=asks_of(last.question), follow_up=True)


def _gives_facts(understood: Understood, offered: Clarification) -> bool:
    """Whether the message, asking nothing itself, tells a day, a time or a fact that counting lacked."""
    if offered.id != DEADLINE_FACTS or understood.asks:
        return False
    told = read_moments(understood.text, _ANY_DAY) or facts_told(understood.text)
    return bool(told) and len(short_words(understood.text)) <= _FEW_WORDS


def begins_afresh(text: str, before: str) -> bool:
    """Whether a folded message says that another matter begins, or tells of a field that was not spoken of.

    One that says that it goes on and speaks of law asks what the same law says of somebody of that field.
    """
    conversation, scope = load_patterns("conversation"), load_patterns("scope")
    if conversation.meets("topic.changed", text):
        return True
    if conversation.meets("follow_up.patterns", text) and scope.meets("weak", text):
        return False
    fields = [pattern for pattern in scope.lists["elsewhere"] if pattern.search(text)]
    spoken_of = any(pattern.search(before) for pattern in fields)
    return bool(fields) and not spoken_of and not scope.meets("strong", text)


def leans_firmly(understood: Understood) -> bool:
    """Whether a message has no topic of its own: it says that it goes on, or is short and tells of no case."""
    if understood.follow_up:
        return True
    scope = load_patterns("scope")
    own = scope.meets("strong", understood.text) or scope.meets("weak", understood.text)
    return not own and len(short_words(understood.text)) <= _FEW_WORDS


def dated(text: str, now: datetime) -> str:
    """The folded text with days told relatively written out, so that tomorrow it still means the same day.

    A night is left as it was told: its hours may belong to the morning after.
    """
    for day in reversed(calendar_days(text, now.date())):
        if day.relative and day.day and not day.night:
            written = f" {day.day.day}/{day.day.month}/{day.day.year + 543} "
            text = f"{text[: day.start]}{written}{text[day.end :]}"
    return text


def _earlier(question: str, understood: Understood) -> str:
    """The earlier question without the facts told anew and, where the message asks for itself, without its asks."""
    for name in told_facts(understood.text):
        for pattern in _replaced(name):
            question = pattern.sub(" ", question)
        for word in _words_of(name):
            question = question.replace(word, " ")
    if understood.asks:
        for pattern in load_patterns("conversation").lists["earlier.asked"]:
            question = pattern.sub(" ", question)
    return _shortened(" ".join(question.split()))


def _words_of(fact: str) -> list[str]:
    """The law's own words for any value of a fact."""
    lists = load_patterns("conversation").lists
    return [word.pattern for key, words in lists.items() if key.startswith(f"words.{fact}.") for word in words]


def _shortened(question: str) -> str:
    """How the story began and its latest words, where it has grown too long."""
    if len(question) <= _EARLIER:
        return question
    half = _EARLIER // 2
    return f"{question[:half].rpartition(' ')[0]} {question[-half:].partition(' ')[2]}"


@cache
def _replaced(fact: str) -> tuple[re.Pattern[str], ...]:
    written = load_patterns("conversation").lists.get(f"replaced.{fact}", ())
    return tuple(re.compile(pattern.pattern.replace("<n>", NUMBER)) for pattern in written)

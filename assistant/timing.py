"""Which day a message asks for, in the light of what was said before: the rule and the days may stand there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from assistant.deadlines import Deadline, DeadlineStatus, asks_for_a_day, deadline_of, tells_of_a_period
from assistant.understanding import Understood, asks_of
from corpus.citations import LawNames
from corpus.collection import Corpus
from corpus.models import Ask

_OF_TIME = frozenset({Ask.HOW_LONG, Ask.WHEN})


def asked_deadline(
    understood: Understood, guide: str | None, corpus: Corpus, laws: LawNames, now: datetime
) -> Deadline | None:
    """The deadline asked for; None where no day is asked for, or no rule says one.

    A follow-up ("กี่วัน") is counted by what was told before, and by what the guide that answers is about; where it
    names no day itself and none can be counted, it asked for a period and nothing more.
    """
    language, facts = understood.language, understood.facts
    asked = asks_for_a_day(understood.text) or tells_of_a_period(understood.text, corpus, now)
    own = deadline_of(understood.text, corpus, laws, now, language, facts) if asked else None
    if own and own.status is DeadlineStatus.COMPUTED:
        return own
    for text, rule in _whole_texts(understood, guide, corpus):
        found = deadline_of(text, corpus, laws, now, language, facts)
        if found.status is DeadlineStatus.COMPUTED and rule in (None, found.deadlines[0].rule):
            return found
        if own and rule is None and found.status is DeadlineStatus.NEEDS_FACTS:
            return found
    return own if own and own.status is not DeadlineStatus.NO_RULE else None


def asked_in_part(
    understood: Understood, message: str, corpus: Corpus, laws: LawNames, now: datetime
) -> Deadline | None:
    """The deadline that one question of a folded message asks for: by its own words, else by the whole message.

    The days may be told with one question and the day be asked for by another.
    """
    own = asked_deadline(replace(understood, whole=""), None, corpus, laws, now)
    if own and own.status is DeadlineStatus.COMPUTED:
        return own
    if not _of_time(understood):
        return None
    return asked_deadline(replace(understood, text=message, whole=""), None, corpus, laws, now)


def _whole_texts(understood: Understood, guide: str | None, corpus: Corpus) -> Iterator[tuple[str, str | None]]:
    """The question that stands alone; then with the title of each rule that its guide names, which must be the one."""
    if not understood.whole or not _of_time(understood):
        return
    yield understood.whole, None
    statements = corpus.guides[guide].statements() if guide in corpus.guides else ()
    for name in dict.fromkeys(statement.deadline_rule for _, statement in statements):
        if name in corpus.deadline_rules:
            yield f"{understood.whole} {corpus.deadline_rules[name].title}", name


def _of_time(understood: Understood) -> bool:
    """Whether a day or a period is asked for: by the message, or by the question it tells more about."""
    if asks_for_a_day(understood.text) or _OF_TIME & set(understood.asks):
        return True
    return not asks_of(understood.text) and asks_for_a_day(understood.whole)

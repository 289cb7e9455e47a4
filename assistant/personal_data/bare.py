"""Names that nothing introduces: what could be nothing else, who greets, and clans (แซ่)."""

import re
from collections.abc import Iterator

from assistant.personal_data.endings import begins_with_an_ending, until_an_ending
from assistant.personal_data.given_and_family import (
    RUN,
    by_family_end,
    family_end,
    is_certain,
    may_begin,
)
from assistant.personal_data.known import given_names, is_a_word
from assistant.personal_data.leads import Sureness, again_lists, leads
from assistant.personal_data.likeness import given_likeness, is_made_of_names
from assistant.personal_data.listed import others
from assistant.personal_data.nicknames import LONGEST_NICK, is_nickname, known_nicknames, nicknames, nobodies
from assistant.personal_data.provinces import places
from assistant.personal_data.spans import PersonalDataKind, PersonalDataSpan
from indexing.tokenising import dictionary_words, everyday_words

_CLAN = re.compile(r"(?<![ก-๎])(?P<given>[ก-๎]{2,16}) (?=แซ่[ก-๎])")
# Where a family name may follow; nothing else makes a name of a run that begins like none.
_MORE = re.compile(r" {1,2}[ก-๎]| [ก-ฮ]\.")
# Who greets: a name before a polite particle, at the very beginning.
_GREETING = re.compile(
    r"\s*(?P<speaker>ผม|หนู|ดิฉัน|ฉัน|เรา)?(?P<name>[ก-๎]{2,24}?)(?<![เแโใไ])(?:(?:นะ)?(?:ครับ|คับ|ค่ะ|คะ|จ้า)|นะ)(?![ก-๎])"
)
# No Thai is written so; most random letters are.
_MISSPELT = re.compile(r"^[ะ-ฺๅ็-๎]|[เแโใไ][ะ-ฺๅ-๎]|[ะาำๅ][ะ-ฺๅ็-๎]|[ิ-ฺ]{2}|[่-๋][่-๋ิ-ฺ]")
# Who speaks in a chat that was pasted: a name at the beginning of a line, perhaps behind the hour, before a colon.
_SPEAKER = re.compile(r"^(?:\[?\d{1,2}[:.]\d{2}(?:\s?น\.)?\]?\s{0,2})?(?P<name>[ก-๎]{2,16})\s?:\s", re.MULTILINE)
_GREETS = 4.5
_VOWEL = re.compile(r"[ะ-ฺเ-ๅ]")
# How much a bare run must look like a given name: with a family name behind it, and all alone.
_BARE, _SURELY_BARE, _LONE, _LONE_UNKNOWN = 5.0, 7.0, 9.0, 10.0
_SHORTEST, _LONGEST = 3, 24


def bare_names(text: str) -> Iterator[PersonalDataSpan]:
    """What looks like a given name and is no word, before a family name; the surest also alone."""
    if (greeting := _GREETING.match(text)) and _greets(greeting["name"], speaker=greeting["speaker"] is not None):
        yield PersonalDataSpan(*greeting.span("name"), PersonalDataKind.NAME)
    for speaker in _SPEAKER.finditer(text):
        if _speaks(speaker["name"]):
            yield PersonalDataSpan(*speaker.span("name"), PersonalDataKind.NAME)
    for clan in _CLAN.finditer(text):
        if not begins_with_an_ending(clan["given"]):
            family = RUN.match(text, clan.end())
            reached = clan.end() + (until_an_ending(family[0]) if family else 0)
            yield PersonalDataSpan(clan.start(), reached, PersonalDataKind.NAME)
    for run in RUN.finditer(text):
        if len(run[0]) < _SHORTEST or run[0] in places() or _MISSPELT.search(run[0]):
            continue
        if end := _doing_end(run[0], run.start()) or _bare_end(run, text):
            yield PersonalDataSpan(run.start(), end, PersonalDataKind.NAME)
            yield from others(end, text)


def _doing_end(written: str, start: int) -> int | None:
    """The end of a nickname that a run begins with, before what only a person does."""
    for nick in known_nicknames().prefixes(written[:LONGEST_NICK]):
        if nick in nicknames() and nick not in nobodies() and again_lists().only.match(written, len(nick)):
            return start + len(nick)
    return None


def _speaks(written: str) -> bool:
    named = written in nicknames() or written in given_names()
    return named and written not in everyday_words() and written not in places()


def _greets(written: str, *, speaker: bool) -> bool:
    if speaker and is_nickname(written):
        return True
    likeness = given_likeness(written).all_of_it
    known = written in given_names() and written not in everyday_words()
    return (
        written not in places()
        and not any(lead.pattern.fullmatch(written) for lead in leads())
        and (known or (likeness or 0.0) > _GREETS)
    )


def _beside(given: str) -> Sureness:
    """How sure a bare given name makes its family name."""
    if given in dictionary_words():
        return Sureness.FAINT
    return Sureness.SAID if is_certain(given) else Sureness.WEAK


def _bare_end(run: re.Match[str], text: str) -> int | None:
    written = run[0]
    if written in everyday_words() or len(written) > _LONGEST:
        return by_family_end(run.start(), text)
    known, word = written in given_names(), is_a_word(written)
    if not known and (word or not (_MORE.match(text, run.end()) or may_begin(run.start(), text))):
        return None
    score = given_likeness(written).all_of_it or 0.0
    if not known and (
        score < _BARE or (score < _SURELY_BARE and not is_made_of_names(written)) or not _VOWEL.search(written)
    ):
        return None
    end = family_end(run.end(), text, _beside(written))
    listed = known and next(others(run.end(), text), None) is not None
    least = _LONE if known else _LONE_UNKNOWN
    alone = listed or (not word and score > least and (known or is_made_of_names(written)))
    return end if end > run.end() or alone else None

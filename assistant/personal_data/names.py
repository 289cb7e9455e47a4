"""Names of people: after a title, after a word that says a name comes, after kin, and bare where that is certain."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.personal_data.again import again
from assistant.personal_data.bare import bare_names
from assistant.personal_data.endings import begins_with_an_ending, has_a_strange_piece, until_an_ending
from assistant.personal_data.given_and_family import (
    RUN,
    by_family_end,
    family_end,
    family_only_end,
    given_end,
    is_certain,
    is_given,
    may_begin,
)
from assistant.personal_data.inside import names_inside
from assistant.personal_data.known import given_names, more_names
from assistant.personal_data.latin_names import latin_names
from assistant.personal_data.leads import Lead, Sureness, after_title_words, again_lists, another_name, leads
from assistant.personal_data.likeness import forget, given_likeness, is_crossed
from assistant.personal_data.listed import others
from assistant.personal_data.nicknames import is_nickname, known_nicknames, nicknames, nobodies
from assistant.personal_data.spans import PersonalDataKind, PersonalDataSpan
from assistant.personal_data.syllables import names_in_syllables, syllables_end
from indexing.tokenising import dictionary_words, everyday_words

_INITIAL = re.compile(r"[ก-ฮ]\.\s?(?=[ก-๎]{3})")
_QUOTED = re.compile(r"[\"“”'‘]\s?(?P<name>[^\"“”'’\n]{2,40}?)\s?[\"”“'’]")
_NOBLE = re.compile(r"ณ [ก-๎]{3,20}")
# Syllables apart, as Burmese names are written, up to the end of a line or of a list's item.
_SYLLABLES = re.compile(r"[ก-๎]{1,6}(?: [ก-๎]{1,6}){1,4}(?=\s*(?:[,()/\n]|$))")
# What follows the given name of who comes of a people whose family names no list holds.
_FOREIGN_FAMILY = re.compile(r" (?P<name>[ก-๎]{2,10})(?=[\s,()]|$)")
_POLITE = re.compile(r"(?<![เแโใไ])\s?(?:นะ)?(?:คะ|ค่ะ|ครับ|คับ|จ้า|ฮะ|เอ่อ)$")
# How much more than a word that it only begins like.
_NO_WORD = 4.0
_SEEN, _NICK = 40, 7
# A lead as short as this begins many a name (อา of อารยา).
_SHORT_LEAD = 2


def names(text: str) -> Iterator[PersonalDataSpan]:
    """Spans of names, titles left out; the surest leads first."""
    try:
        found = [*_led(text), *bare_names(text), *names_in_syllables(text), *latin_names(text)]
        yield from found
        inside = list(names_inside(text))
        yield from again(text, [*found, *inside])
        yield from inside
    finally:
        forget()


def _led(text: str) -> Iterator[PersonalDataSpan]:
    """Names after words that say one comes."""
    for lead in leads():
        for match in lead.pattern.finditer(text):
            if lead.sureness is Sureness.FAINT and not _may_follow(match.end(), text):
                continue
            if not _makes_a_word(match, text, lead) and (span := _after(match.end(), text, lead)):
                yield _without_politeness(span, text)
                yield from others(span.end, text)


def _may_follow(start: int, text: str) -> bool:
    return may_begin(start, text) or bool(known_nicknames().prefixes(text[start : start + _NICK]))


def _makes_a_word(match: re.Match[str], text: str, lead: Lead) -> bool:
    """Whether the end of a lead is the beginning of a longer word of the dictionary (ป้า of ป้าย, อา of อายุ)."""
    if lead.sureness >= Sureness.SAID and lead.family:
        return False
    run, length = RUN.match(text, match.start()), match.end() - match.start()
    if run is None or run.end() <= match.end():
        return False
    return is_crossed(run[0][:_SEEN], length) or (length <= _SHORT_LEAD and run[0] in given_names())


def _without_politeness(span: PersonalDataSpan, text: str) -> PersonalDataSpan:
    polite = _POLITE.search(text[span.start : span.end])
    return replace(span, end=span.start + polite.start()) if polite and polite.start() >= 2 else span


def _after(start: int, text: str, lead: Lead) -> PersonalDataSpan | None:
    """The name that begins at `start`, if one does."""
    if lead.sureness >= Sureness.SAID and (span := _odd_name(start, text)):
        return span
    if lead.sureness is Sureness.TITLE and (end := syllables_end(start, text)):
        return PersonalDataSpan(start, end, PersonalDataKind.NAME)
    if lead.skip and (skipped := lead.skip.match(text, start)) and skipped.end() > start:
        plain = RUN.match(text, start)
        if plain is None or (plain[0] not in given_names() and plain[0] not in nicknames()):
            # A title says that a person comes: what no name is (ชื่อสาย) may then be one (ชื่อคุณสายสมร).
            never = after_title_words() if skipped["title"] else lead.never
            return _name(skipped.end(), text, replace(lead, skip=None, never=never))
    return _name(start, text, lead)


def _odd_name(start: int, text: str) -> PersonalDataSpan | None:
    """A name in quotation marks, one whose given name is an initial, a noble family name alone."""
    if quoted := _QUOTED.match(text, start):
        return PersonalDataSpan(*quoted.span("name"), PersonalDataKind.NAME)
    if initial := _INITIAL.match(text, start):
        end = given_end(initial.end(), text, Sureness.SURE)
        return PersonalDataSpan(start, end, PersonalDataKind.NAME) if end else None
    if (apart := _SYLLABLES.match(text, start)) and not any(map(begins_with_an_ending, apart[0].split())):
        return PersonalDataSpan(*apart.span(), PersonalDataKind.NAME)
    if end := syllables_end(start, text):
        return PersonalDataSpan(start, end, PersonalDataKind.NAME)
    noble = _NOBLE.match(text, start)
    return PersonalDataSpan(*noble.span(), PersonalDataKind.NAME) if noble else None


def _name(start: int, text: str, lead: Lead) -> PersonalDataSpan | None:
    end = given_end(start, text, lead.sureness)
    if end is None and lead.sureness is Sureness.FAINT:
        end = _rare_nickname_end(start, text)
    if end is None and lead.skip:
        end = family_only_end(start, text)
    if end is None:
        return _by_family(start, text) if Sureness.SAID > lead.sureness > Sureness.FAINT else None
    if _is_another_word(start, end, text, lead):
        return None
    known_only = not lead.family or text[start:end] in nicknames()
    sureness = max(lead.sureness, Sureness.SAID) if lead.family and is_certain(text[start:end]) else lead.sureness
    end_of_all = family_end(end, text, sureness, known_only=known_only)
    if end_of_all == end and text[start:end] in more_names() and (foreign := _FOREIGN_FAMILY.match(text, end)):
        end_of_all = foreign.end() if _may_be_foreign(foreign["name"]) else end
    if lead.sureness is Sureness.WEAK and end_of_all == end and not is_given(text[start:end], lead.sureness):
        return None
    return PersonalDataSpan(start, end_of_all, PersonalDataKind.NAME)


def _may_be_foreign(name: str) -> bool:
    """Whether a family name of another people: no word, and none begins it but a short one by chance (รอ|ซลี)."""
    if name in dictionary_words():
        return False
    return not begins_with_an_ending(name) or has_a_strange_piece(name)


def _rare_nickname_end(start: int, text: str) -> int | None:
    """The end of a nickname that is no word, before a word that names do not hold."""
    run = RUN.match(text, start)
    length = until_an_ending(run[0]) if run else 0
    nick = text[start : start + length]
    if nick not in nicknames() or nick in everyday_words() or nick in nobodies():
        return None
    after = start + length
    meant = (
        nick not in dictionary_words() or again_lists().doing.match(text, after) or another_name().match(text, after)
    )
    return after if meant else None


def _by_family(start: int, text: str) -> PersonalDataSpan | None:
    end = by_family_end(start, text)
    return PersonalDataSpan(start, end, PersonalDataKind.NAME) if end else None


def _is_another_word(start: int, end: int, text: str, lead: Lead) -> bool:
    """Whether what follows the lead makes a word of it (นายจ้าง); a known name that only begins like one does not."""
    if not text.startswith(lead.never, start):
        return False
    met = [word for word in lead.never if text.startswith(word, start)]
    written = text[start:end]
    known = written in given_names() or written in nicknames() or given_likeness(written).score > _NO_WORD
    if lead.sureness is Sureness.NICK and met == [written] and is_nickname(written) and not RUN.match(text, end):
        return False
    return bool(met) and not (known and len(written) > max(map(len, met)))

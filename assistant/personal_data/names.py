"""Names of people: after a title, after a word that says a name comes, after kin, and bare where that is certain."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.personal_data.given_and_family import (
    RUN,
    family_end,
    family_only_end,
    given_end,
    is_certain,
    is_given,
    nicknames,
)
from assistant.personal_data.latin_names import latin_names
from assistant.personal_data.leads import Lead, Sureness, another_name, leads
from assistant.personal_data.likeness import cut, given_likeness
from assistant.personal_data.provinces import places
from assistant.personal_data.spans import PersonalDataKind, PersonalDataSpan
from indexing.tokenising import dictionary_words, everyday_words, given_names

_INITIAL = re.compile(r"[ก-ฮ]\.\s?(?=[ก-๎]{3})")
_QUOTED = re.compile(r"[\"“”'‘]\s?(?P<name>[^\"“”'’\n]{2,40}?)\s?[\"”“'’]")
_NOBLE = re.compile(r"ณ [ก-๎]{3,20}")
_POLITE = re.compile(r"\s?(?:นะ)?(?:คะ|ค่ะ|ครับ|คับ|จ้า|ฮะ|เอ่อ)$")
_VOWEL = re.compile(r"[ะ-ฺเ-ๅ]")
# How much a bare run must look like a given name: with a family name behind it, and all alone.
_BARE, _LONE = 7.0, 9.0
# How much more than a word that it only begins like.
_NO_WORD = 4.0
_LISTED = 4
_SHORTEST, _LONGEST, _SEEN = 3, 24, 40


def names(text: str) -> Iterator[PersonalDataSpan]:
    """Spans of names, titles left out; the surest leads first."""
    try:
        for lead in leads():
            for match in lead.pattern.finditer(text):
                if not _makes_a_word(match, text, lead) and (span := _after(match.end(), text, lead)):
                    yield _without_politeness(span, text)
                    yield from _others(span.end, text)
        yield from _bare(text)
        yield from latin_names(text)
    finally:
        cut.cache_clear()


def _makes_a_word(match: re.Match[str], text: str, lead: Lead) -> bool:
    """Whether the end of a lead is the beginning of a longer word of the dictionary (ป้า of ป้าย, อา of อายุ)."""
    if lead.sureness >= Sureness.SAID and lead.family:
        return False
    run = RUN.match(text, match.start())
    if run is None or run.end() <= match.end():
        return False
    reached = match.start()
    for word in cut(run[0][:_SEEN]):
        reached += len(word)
        if reached >= match.end():
            return reached > match.end()
    return False


def _without_politeness(span: PersonalDataSpan, text: str) -> PersonalDataSpan:
    polite = _POLITE.search(text[span.start : span.end])
    return replace(span, end=span.start + polite.start()) if polite and polite.start() >= 2 else span


def _after(start: int, text: str, lead: Lead) -> PersonalDataSpan | None:
    """The name that begins at `start`, if one does."""
    if lead.sureness >= Sureness.SAID and (span := _odd_name(start, text)):
        return span
    if lead.skip and (skipped := lead.skip.match(text, start)) and skipped.end() > start:
        plain = RUN.match(text, start)
        if plain is None or (plain[0] not in given_names() and plain[0] not in nicknames()):
            return _name(skipped.end(), text, replace(lead, skip=None))
    return _name(start, text, lead)


def _odd_name(start: int, text: str) -> PersonalDataSpan | None:
    """A name in quotation marks, one whose given name is an initial, a noble family name alone."""
    if quoted := _QUOTED.match(text, start):
        return PersonalDataSpan(*quoted.span("name"), PersonalDataKind.NAME)
    if initial := _INITIAL.match(text, start):
        end = given_end(initial.end(), text, Sureness.SURE)
        return PersonalDataSpan(start, end, PersonalDataKind.NAME) if end else None
    noble = _NOBLE.match(text, start)
    return PersonalDataSpan(*noble.span(), PersonalDataKind.NAME) if noble else None


def _name(start: int, text: str, lead: Lead) -> PersonalDataSpan | None:
    end = given_end(start, text, lead.sureness)
    if end is None and lead.skip:
        end = family_only_end(start, text)
    if end is None:
        return _by_family(start, text) if Sureness.SAID > lead.sureness > Sureness.FAINT else None
    if _is_another_word(start, end, text, lead):
        return None
    known_only = not lead.family or text[start:end] in nicknames()
    sureness = max(lead.sureness, Sureness.SAID) if lead.family and is_certain(text[start:end]) else lead.sureness
    end_of_all = family_end(end, text, sureness, known_only=known_only)
    if lead.sureness is Sureness.WEAK and end_of_all == end and not is_given(text[start:end], lead.sureness):
        return None
    return PersonalDataSpan(start, end_of_all, PersonalDataKind.NAME)


def _by_family(start: int, text: str) -> PersonalDataSpan | None:
    """A given name that is an everyday word, known by what looks much like a family name behind it."""
    run = RUN.match(text, start)
    if run is None or len(run[0]) <= _SHORTEST or run[0] not in given_names():
        return None
    end = family_end(run.end(), text, Sureness.FAINT)
    return PersonalDataSpan(start, end, PersonalDataKind.NAME) if end > run.end() else None


def _is_another_word(start: int, end: int, text: str, lead: Lead) -> bool:
    """Whether what follows the lead makes a word of it (นายจ้าง); a known name that only begins like one does not."""
    met = [word for word in lead.never if text.startswith(word, start)]
    written = text[start:end]
    known = written in given_names() or written in nicknames() or given_likeness(written).score > _NO_WORD
    return bool(met) and not (known and len(written) > max(map(len, met)))


def _others(end: int, text: str) -> Iterator[PersonalDataSpan]:
    """Names joined to one that was found, as in a list of people; the next of them tells of the rest."""
    for _ in range(_LISTED):
        joint = another_name().match(text, end)
        following = given_end(joint.end(), text, Sureness.WEAK) if joint else None
        if joint is None or following is None:
            return
        end = family_end(following, text, Sureness.WEAK)
        yield PersonalDataSpan(joint.end(), end, PersonalDataKind.NAME)


def _bare(text: str) -> Iterator[PersonalDataSpan]:
    """What looks like a given name and is no word, before a family name; the surest also alone."""
    for run in RUN.finditer(text):
        if len(run[0]) >= _SHORTEST and run[0] not in places() and (end := _bare_end(run, text)):
            yield PersonalDataSpan(run.start(), end, PersonalDataKind.NAME)
            yield from _others(end, text)


def _beside(given: str) -> Sureness:
    """How sure a bare given name makes its family name."""
    if given in dictionary_words():
        return Sureness.FAINT
    return Sureness.SAID if is_certain(given) else Sureness.WEAK


def _bare_end(run: re.Match[str], text: str) -> int | None:
    written = run[0]
    if written in everyday_words() or len(written) > _LONGEST:
        found = _by_family(run.start(), text)
        return found.end if found else None
    known, word = written in given_names(), written in dictionary_words()
    score = given_likeness(written).all_of_it or 0.0
    if not known and (score < _BARE or word or not _VOWEL.search(written)):
        return None
    end = family_end(run.end(), text, _beside(written))
    listed = known and next(_others(run.end(), text), None) is not None
    alone = listed or (known and not word and score > _LONE)
    return end if end > run.end() or alone else None

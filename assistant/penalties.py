"""The highest prison term of a charge: of the section that a message names, or of the offence it calls by its name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.facts_told import LIFE_IN_MONTHS
from corpus.citations import LawNames, find_citations
from corpus.collection import Corpus
from corpus.models import Section
from prompts import load_patterns

_PENAL_CODE = "penal-code"
_TERM = re.compile(r"จำคุก(?:ไม่เกิน|ตั้งแต่)?\s?(?:\d+\s?(?:ปี|เดือน)?\s?(?:ถึง|-)\s?)?(?P<n>\d+)\s?(?P<unit>ปี|เดือน|วัน)")
_LIFE = re.compile(r"จำคุกตลอดชีวิต|ประหารชีวิต|โทษประหาร")
_SECOND_PARAGRAPH = "วรรคสอง:"


@dataclass(frozen=True, slots=True)
class ChargedPenalty:
    """The highest term in months, and the section it was read from.

    `plain`: taken from the plain form of an offence or the first paragraph of a section, which a heavier one may go
    beyond.
    """

    months: int
    section: Section
    plain: bool = False


def penalty_of_charge(text: str, corpus: Corpus, laws: LawNames) -> ChargedPenalty | None:
    """The highest prison term that a folded message lets us know of; None where that is not sure.

    A section without a law beside it is taken to be the Penal Code's; several sections, or offences whose terms
    differ, say nothing sure.
    """
    mentions = find_citations(text, laws)
    named = {(mention.law or _PENAL_CODE, number) for mention in mentions for number in mention.sections}
    if named:
        found = [penalty for key in named if (penalty := _of_section(corpus.section_or_none(*key)))]
        return found[0] if len(named) == len(found) == 1 else None
    called = list(_called(text, corpus))
    return called[0] if len({penalty.months for penalty in called}) == 1 else None


def _called(text: str, corpus: Corpus) -> Iterator[ChargedPenalty]:
    """The plain forms of the offences that a message calls by name."""
    for key in load_patterns("offences").met(text):
        law, number = key.split(".", maxsplit=1)
        section = corpus.section_or_none(law, number)
        if section and (terms := _terms(section.digest.split(_SECOND_PARAGRAPH)[0])):
            yield ChargedPenalty(max(terms), section, plain=True)


def _of_section(section: Section | None) -> ChargedPenalty | None:
    """What a section sets; of one whose paragraphs differ what the first sets, as its plain form."""
    if section is None or not (terms := _terms(section.digest)):
        return None
    if len(terms) == 1:
        return ChargedPenalty(terms.pop(), section)
    first = _terms(section.digest.split(_SECOND_PARAGRAPH)[0])
    return ChargedPenalty(max(first), section, plain=True) if first else None


def _terms(digest: str) -> set[int]:
    """Highest terms in months that a digest sets, one for each term it names."""
    if _LIFE.search(digest):
        return {LIFE_IN_MONTHS}
    months = {"ปี": 12.0, "เดือน": 1.0, "วัน": 1 / 30}
    return {max(1, round(int(match["n"]) * months[match["unit"]])) for match in _TERM.finditer(digest)}

"""The highest prison term of a charge, read from the digest of the section that a message names."""

import re

from assistant.facts_told import LIFE_IN_MONTHS
from corpus.citations import LawNames, find_citations
from corpus.collection import Corpus
from corpus.models import Section

_PENAL_CODE = "penal-code"
_TERM = re.compile(r"จำคุก(?:ไม่เกิน|ตั้งแต่)?\s?(?:\d+\s?(?:ปี|เดือน)?\s?(?:ถึง|-)\s?)?(?P<n>\d+)\s?(?P<unit>ปี|เดือน|วัน)")
_LIFE = re.compile(r"จำคุกตลอดชีวิต|ประหารชีวิต")


def penalty_of_named_section(text: str, corpus: Corpus, laws: LawNames) -> int | None:
    """Months of the highest prison term of the one section a folded message names; None where that is not sure.

    A section without a law beside it is taken to be the Penal Code's. A section whose paragraphs carry different
    highest terms says nothing sure, nor does a message that names several sections.
    """
    named = {
        (mention.law or _PENAL_CODE, number) for mention in find_citations(text, laws) for number in mention.sections
    }
    if len(named) != 1:
        return None
    section = corpus.section_or_none(*named.pop())
    terms = _terms(section) if section else set[int]()
    return terms.pop() if len(terms) == 1 else None


def _terms(section: Section) -> set[int]:
    if _LIFE.search(section.digest):
        return {LIFE_IN_MONTHS}
    months = {"ปี": 12.0, "เดือน": 1.0, "วัน": 1 / 30}
    return {max(1, round(int(match["n"]) * months[match["unit"]])) for match in _TERM.finditer(section.digest)}

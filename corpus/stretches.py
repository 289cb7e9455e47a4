"""A digest cut where it says which paragraph (วรรค) of its section it tells."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from corpus.citations.finding import PARAGRAPH_WORDS
from corpus.models import Section, SectionBasis

_PARAGRAPH = "|".join(PARAGRAPH_WORDS)
# "วรรคสองและสาม:" or "วรรคห้า (3):" at the start of a stretch of a digest says which paragraphs it tells.
_TOLD = re.compile(
    rf"วรรค(?P<first>{_PARAGRAPH})(?P<more>(?:\s?(?:,|และ|ถึง|-|–)\s?(?:วรรค)?(?:{_PARAGRAPH}))*)"
    r"(?:\s?\((?P<item>[\dก-ฮ]{1,3})\))?\s?:"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a digest, the paragraphs it tells, and the words that say so ("วรรคสองและสาม"; "" where none do)."""

    text: str
    bases: tuple[SectionBasis, ...]
    head: str = ""


def stretches(section: Section) -> Iterator[Stretch]:
    """A digest cut where it says which paragraph it tells; what stands before tells the whole section."""
    whole = (SectionBasis(section.law, section.number),)
    marks = list(_TOLD.finditer(section.digest))
    before = section.digest[: marks[0].start()] if marks else section.digest
    if before.strip():
        yield Stretch(before, whole)
    for mark, following in zip_longest(marks, marks[1:]):
        end = following.start() if following else len(section.digest)
        told = _paragraphs(mark)
        bases = tuple(replace(whole[0], paragraph=number, item=mark["item"]) for number in told)
        yield Stretch(section.digest[mark.end() : end], bases, mark.group().rstrip(": "))


def _paragraphs(mark: re.Match[str]) -> Iterable[int]:
    numbers = [PARAGRAPH_WORDS[word] for word in re.findall(_PARAGRAPH, mark["first"] + mark["more"])]
    if re.search("ถึง|-|–", mark["more"]):
        return range(numbers[0], numbers[-1] + 1)
    return numbers

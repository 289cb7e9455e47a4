"""Everything written that rests on law, in one shape: a text, what it rests on, and where it stands."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from corpus.citations.finding import PARAGRAPH_WORDS
from corpus.collection import Corpus
from corpus.faults import Fault
from corpus.models import Basis, DeadlineRule, Section, SectionBasis
from corpus.validation import Origins

_PARAGRAPH = "|".join(PARAGRAPH_WORDS)
# "วรรคสองและสาม:" or "วรรคห้า (3):" at the start of a stretch of a digest says which paragraphs it tells.
_TOLD = re.compile(
    rf"วรรค(?P<first>{_PARAGRAPH})(?P<more>(?:\s?(?:,|และ|ถึง|-|–)\s?(?:วรรค)?(?:{_PARAGRAPH}))*)"
    r"(?:\s?\((?P<item>[\dก-ฮ]{1,3})\))?\s?:"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One text and the bases it must agree with. `own`: paragraphs a digest says it tells; `derived`: its sums.

    `id` names it in reports: `guide/statement`, `law/section`, `rule`. `also`: sections it may name besides its bases;
    `beside`: the same in the other language.
    """

    id: str
    kind: str
    text: str
    bases: tuple[Basis, ...]
    file: str
    line: int
    derived: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    beside: str = ""

    def fault(self, rule: str, message: str) -> Fault:
        """A fault of this claim, where it stands."""
        return Fault(self.file, self.line, rule, f"{self.id}: {message}")


def claims_of(corpus: Corpus, origins: Origins) -> Iterator[Claim]:
    """Every statement, digest, deadline rule and document particular; English beside Thai as a claim of its own."""
    yield from _statements(corpus, origins)
    yield from _digests(corpus, origins)
    for rule in corpus.deadline_rules.values():
        yield from _rule(rule, *origins["DeadlineRule", rule.id])
    for document in corpus.document_types.values():
        file, line = origins["DocumentType", document.id]
        for particular in (*document.particulars, *document.forgery_signs):
            name = f"{document.id}/{particular.id}"
            claim = Claim(name, "particular", particular.text, particular.basis, file, line)
            yield from _both(claim, particular.text_en)


def _statements(corpus: Corpus, origins: Origins) -> Iterator[Claim]:
    for guide, _, statement in corpus.statements():
        name = f"{guide.id}/{statement.id}"
        where = origins["Statement", name]
        claim = Claim(name, "statement", statement.text, statement.basis, *where, derived=statement.derived)
        yield from _both(claim, statement.text_en)


def _digests(corpus: Corpus, origins: Origins) -> Iterator[Claim]:
    for (law, number), section in corpus.sections.items():
        if ("Section", f"{law} {number}") not in origins:
            continue
        also = tuple((partner.law or law, partner.section) for partner in section.goes_with)
        where = origins["Section", f"{law} {number}"]
        for text, bases in _stretches(section):
            yield Claim(f"{law}/{number}", "digest", text, bases, *where, derived=section.derived, also=also)
        if section.digest_en:
            whole = (SectionBasis(law, number),)
            yield Claim(f"{law}/{number}", "digest", section.digest_en, whole, *where, section.derived, also)


def _stretches(section: Section) -> Iterator[tuple[str, tuple[SectionBasis, ...]]]:
    """A digest cut where it says which paragraph it tells; what stands before tells the whole section."""
    whole = (SectionBasis(section.law, section.number),)
    marks = list(_TOLD.finditer(section.digest))
    before = section.digest[: marks[0].start()] if marks else section.digest
    if before.strip():
        yield before, whole
    for mark, following in zip_longest(marks, marks[1:]):
        end = following.start() if following else len(section.digest)
        told = _paragraphs(mark)
        bases = tuple(replace(whole[0], paragraph=number, item=mark["item"]) for number in told)
        yield section.digest[mark.end() : end], bases


def _paragraphs(mark: re.Match[str]) -> Iterable[int]:
    numbers = [PARAGRAPH_WORDS[word] for word in re.findall(_PARAGRAPH, mark["first"] + mark["more"])]
    if re.search("ถึง|-|–", mark["more"]):
        return range(numbers[0], numbers[-1] + 1)
    return numbers


def _rule(rule: DeadlineRule, file: str, line: int) -> Iterator[Claim]:
    """A rule's period and total, and each of its texts."""
    for value in filter(None, (rule.period, rule.total)):
        yield Claim(rule.id, "deadline_rule", f"{value} {rule.unit.value}", rule.basis, file, line, rule.derived)
    for text in (rule.title, rule.title_en, rule.trigger, *rule.exceptions):
        if text:
            yield Claim(rule.id, "deadline_rule", text, rule.basis, file, line, rule.derived)


def _both(claim: Claim, english: str | None) -> Iterator[Claim]:
    yield replace(claim, beside=english or "")
    if english:
        yield replace(claim, text=english, beside=claim.text)

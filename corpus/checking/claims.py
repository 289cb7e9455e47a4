"""Everything written that rests on law, in one shape: a text, what it rests on, and where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.collection import Corpus
from corpus.faults import Fault
from corpus.models import Basis, DeadlineRule, SectionBasis
from corpus.stretches import stretches
from corpus.validation import Origins


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
        for stretch in stretches(section):
            told = (stretch.text, stretch.bases)
            yield Claim(f"{law}/{number}", "digest", *told, *where, derived=section.derived, also=also)
        if section.digest_en:
            whole = (SectionBasis(law, number),)
            yield Claim(f"{law}/{number}", "digest", section.digest_en, whole, *where, section.derived, also)


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

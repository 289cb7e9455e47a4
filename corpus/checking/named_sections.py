"""Section numbers in a text: each is a basis of the claim, a partner of the digest, or named by the cited text."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.checking.claims import Claim
from corpus.checking.evidence import Evidence
from corpus.checking.official_texts import OfficialTexts
from corpus.citations import LawNames, find_citations
from corpus.faults import Fault
from corpus.figure_patterns import LABELS, sections_in
from corpus.models import SectionBasis
from corpus.number_words import DIGITS


@dataclass(frozen=True, slots=True)
class NamedSection:
    """A section number in a text. `law`: where one stands beside it. `again`: it stood before in the same list."""

    law: str | None
    number: str
    ends_run: bool
    again: bool


def named_sections(text: str, laws: LawNames) -> Iterator[NamedSection]:
    """Every section number that a text names."""
    labels = [label for label in LABELS.finditer(text.translate(DIGITS)) if sections_in(label[0])]
    mentions = find_citations(text, laws) if labels else ()
    for label in labels:
        law = next((one.law for one in mentions if one.start < label.end() and one.end > label.start()), None)
        numbers = sections_in(label[0])
        for place, (number, in_run) in enumerate(numbers):
            yield NamedSection(law, number, in_run, number in {before for before, _ in numbers[:place]})


def misnamed(named: NamedSection, claim: Claim, cited: Evidence, texts: OfficialTexts) -> Iterator[Fault]:
    """A number that is no basis, no partner and not named by the cited text; or one that stands twice in its list."""
    based = {(basis.law, basis.section) for basis in claim.bases if isinstance(basis, SectionBasis)}
    # A digest that names its own section says nothing; one that does so by a slip hides another.
    based = (set() if claim.kind == "digest" else based) | set(claim.also)
    stated = cited.sections if named.ends_run else cited.sections | cited.within
    known = named.number in stated or any(named.number == number and named.law in (None, law) for law, number in based)
    if not known and not texts.lack_some(claim.bases):
        shown = f"{named.law} {named.number}" if named.law else named.number
        yield claim.fault("section-not-in-text", f"{shown} is no basis and no cited text names it")
    elif named.again:
        yield claim.fault("section-twice", f"{named.number} stands twice in one list")

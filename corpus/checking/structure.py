"""Rules of the corpus as a whole: partners name each other, questions differ, every phone is an agency's."""

import re
from collections.abc import Iterator

from corpus.checking.claims import Claim
from corpus.collection import Corpus
from corpus.faults import Fault
from corpus.models import Family, Stage
from corpus.validation import Origins

_CIVIL = frozenset(
    {
        Family.DEBT,
        Family.LEASE,
        Family.CONSUMER,
        Family.LABOUR,
        Family.FAMILY_MATTERS,
        Family.INHERITANCE,
        Family.PERSONAL_DATA,
        Family.CIVIL_PROCEDURE,
    }
)
"""Families that lie outside the criminal path."""
_PHONE = re.compile(
    r"(?<![\d,./-])(?:0\d{1,2}[- ]?\d{3}[- ]?\d{3,4}|1[1-8]\d{2}|19[19])"
    r"(?![\d/]|[,.-]\d|\s?(?:บาท|ปี|วัน|คน|baht|years|days|persons))"
)
_DIGITS = re.compile(r"\d+")


def partners(corpus: Corpus, origins: Origins) -> Iterator[Fault]:
    """Sections named in goes_with whose digest does not name this one back."""
    for (law, number), section in corpus.sections.items():
        for partner in section.goes_with:
            key = (partner.law or law, partner.section)
            other = corpus.sections.get(key)
            back = {(one.law or key[0], one.section) for one in other.goes_with} if other else set()
            if other is not None and (law, number) not in back:
                file, line = origins["Section", f"{law} {number}"]
                message = f"{law} {number} goes with {key[0]} {key[1]}, which does not name it back"
                yield Fault(file, line, "not-mutual", message)


def questions_between_guides(corpus: Corpus, origins: Origins) -> Iterator[Fault]:
    """Questions that two guides hold word for word."""
    seen: dict[str, str] = {}
    for guide in corpus.guides.values():
        for question in set(guide.every_question()):
            folded = "".join(question.casefold().split())
            first = seen.setdefault(folded, guide.id)
            if first != guide.id:
                file, line = origins["Guide", guide.id]
                yield Fault(file, line, "question-of-two-guides", f"{first} asks it too: {question!r}")


def families_and_stages(corpus: Corpus) -> Iterator[Fault]:
    """Families of the criminal path, and stages, that no guide tells."""
    told = {guide.family for guide in corpus.guides.values()}
    for family in Family:
        if family not in told and family not in _CIVIL:
            yield Fault("guides", 0, "family-without-guide", f"no guide of the family {family.value}")
    reached = {guide.stage for guide in corpus.guides.values()}
    for stage in Stage:
        if stage not in reached:
            yield Fault("guides", 0, "stage-without-guide", f"no guide of the stage {stage.value}")


def phones(corpus: Corpus, claims: tuple[Claim, ...]) -> Iterator[Fault]:
    """Numbers in a text that look like a phone and are no agency's."""
    known = {
        "".join(_DIGITS.findall(part))
        for agency in corpus.agencies.values()
        for phone in agency.phones
        for part in re.split("กด|ต่อ|press|,", phone.value)
    }
    for claim in claims:
        for match in _PHONE.finditer(claim.text):
            number = "".join(_DIGITS.findall(match[0]))
            if claim.kind != "digest" and number not in known and not _is_a_section(claim.text, match.start()):
                message = f"{match[0]} is the phone of no agency in agencies.yaml"
                yield claim.fault("phone-of-nobody", message)


def _is_a_section(text: str, start: int) -> bool:
    return re.search(r"(?:มาตรา|ม\.|[Ss]ections?|,|และ|หรือ|ถึง)\s?$", text[max(0, start - 12) : start]) is not None

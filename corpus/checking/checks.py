"""All checks of a data folder in one flow: read → numbers → structure → what is only listed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.checking.amendments import Withheld, guides_withheld
from corpus.checking.claims import Claim, claims_of
from corpus.checking.exceptions import NAME, read_exceptions
from corpus.checking.near_duplicates import guide_questions, near_duplicates
from corpus.checking.negation import negation_differs
from corpus.checking.numbers import NumberCheck, check_numbers
from corpus.checking.official_texts import OfficialTexts, official_texts
from corpus.checking.readability import hard_to_read, harmful, read_rules, reviews_due
from corpus.checking.seen import Seen, not_seen, read_seen
from corpus.checking.structure import families_and_stages, partners, phones, questions_between_guides
from corpus.citations import LawNames
from corpus.collection import Corpus
from corpus.faults import Fault
from corpus.importing.official import OfficialText
from corpus.loading import DATA, read_with_origins
from corpus.validation import Origins


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything found in a data folder. `faults` must be mended; what is `listed` is for a person to look at."""

    corpus: Corpus
    origins: Origins
    texts: OfficialTexts
    laws: LawNames
    claims: tuple[Claim, ...]
    seen: Seen
    numbers: NumberCheck
    faults: tuple[Fault, ...]
    listed: tuple[Fault, ...]


def check_corpus(
    folder: Path = DATA, *, imported: Iterable[OfficialText] = (), reference: Path | None = None, today: date
) -> Checked:
    """Run every check. `today` decides which reviews are due."""
    corpus, origins, faults = read_with_origins(folder)
    imported = tuple(imported)
    texts = official_texts(corpus.register, imported, reference)
    laws = LawNames.of(corpus.register.laws.values())
    claims, seen = tuple(claims_of(corpus, origins)), read_seen(folder)
    numbers = check_numbers(claims, texts, laws, read_exceptions(folder))
    rules = read_rules(folder)
    structural = [
        *partners(corpus, origins),
        *questions_between_guides(corpus, origins),
        *phones(corpus, claims),
        *(harmful(claims, rules) if rules else ()),
    ]
    listed = [
        *_unused(numbers),
        *families_and_stages(corpus),
        *near_duplicates(guide_questions(corpus, origins)),
        *(hard_to_read(claims, corpus.terms.values(), rules) if rules else ()),
        *reviews_due(corpus, origins, today),
        *_withheld(guides_withheld(corpus, imported, seen), origins),
        *not_seen(claims, seen),
        *(fault for claim in claims for fault in negation_differs(claim)),
    ]
    return Checked(
        corpus,
        origins,
        texts,
        laws,
        claims,
        seen,
        numbers,
        tuple(sorted({*faults, *numbers.faults, *structural})),
        tuple(sorted(set(listed))),
    )


def _withheld(reasons: Iterable[Withheld], origins: Origins) -> Iterator[Fault]:
    for reason in reasons:
        file, line = origins["Statement", f"{reason.guide}/{reason.statement}"]
        yield Fault(file, line, "guide-withheld", str(reason))


def _unused(numbers: NumberCheck) -> Iterator[Fault]:
    for one in numbers.unused:
        yield Fault(NAME, 0, "unused-exception", f"{one.claim} states no {one.figure} any more")

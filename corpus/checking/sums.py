"""The sums that claims carry for their derived figures: each must hold, start from the cited text, and be needed."""

from collections.abc import Iterable, Iterator

from corpus.checking.claims import Claim
from corpus.checking.derived import Sum, read_sum
from corpus.checking.evidence import Evidence
from corpus.checking.official_texts import OfficialTexts
from corpus.faults import Fault
from corpus.quantities import Figure, figures


def wrong_sums(claim: Claim, cited: Evidence, texts: OfficialTexts) -> Iterator[Fault]:
    """Sums of a claim that cannot be read, do not add up, or start from what no cited text states."""
    for text in claim.derived:
        if (found := read_sum(text)) is None:
            yield claim.fault("derived-unreadable", f"{text!r} is no sum like '5 × 6 = 30'")
        elif not found.holds:
            yield claim.fault("derived-wrong", f"{text!r} does not add up")
        elif (missing := found.unknown_terms(cited)) and not texts.lack_some(claim.bases):
            terms = ", ".join(f"{term:g}" for term in missing)
            yield claim.fault("derived-term", f"{text!r}: no cited text states {terms}")


def sums_not_needed(claims: Iterable[Claim]) -> Iterator[Fault]:
    """Sums whose result no text of the claim states."""
    stated: dict[str, list[Figure]] = {}
    sums: dict[str, tuple[Claim, list[tuple[str, Sum]]]] = {}
    for claim in claims:
        if claim.derived:
            stated.setdefault(claim.id, []).extend(figures(claim.text))
            sums[claim.id] = (claim, [(text, found) for text in claim.derived if (found := read_sum(text))])
    for claim, found_sums in sums.values():
        for text, found in found_sums:
            if not any(found.gives(figure) for figure in stated[claim.id]):
                yield claim.fault("derived-unused", f"{text!r} gives a figure that is not stated")

"""The number check: every figure and every section number of every claim against the texts it cites."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.checking.claims import Claim
from corpus.checking.derived import read_sum
from corpus.checking.evidence import Evidence, Library, passage
from corpus.checking.exceptions import NumberException
from corpus.checking.named_sections import misnamed, named_sections
from corpus.checking.official_texts import OfficialTexts
from corpus.checking.sums import sums_not_needed, wrong_sums
from corpus.citations import LawNames
from corpus.faults import Fault
from corpus.models import SectionBasis
from corpus.quantities import Figure, figures, ranges
from corpus.units import Bound

_OPPOSITE = {frozenset({Bound.AT_MOST, Bound.OVER}), frozenset({Bound.AT_LEAST, Bound.UNDER})}


@dataclass(frozen=True, slots=True)
class NumberCheck:
    """What the check found. `counts` are of figures and claims, `standings` of bases.

    `excepted` were used, `unused` met no figure. `checked` is False where no official text was at hand.
    """

    faults: tuple[Fault, ...]
    counts: dict[str, int]
    standings: dict[str, int]
    excepted: tuple[NumberException, ...]
    unused: tuple[NumberException, ...]
    checked: bool


@dataclass(slots=True)
class _Tally:
    """What has been counted so far, kept inside this module."""

    counts: Counter[str] = field(default_factory=Counter)
    excepted: dict[tuple[str, str], NumberException] = field(default_factory=dict)


def check_numbers(
    claims: Sequence[Claim], texts: OfficialTexts, laws: LawNames, exceptions: Iterable[NumberException] = ()
) -> NumberCheck:
    """Check every claim. Figures of a claim none of whose texts is held are counted as not checked."""
    library, tally = Library(texts), _Tally()
    known = {exception.key: exception for exception in exceptions}
    faults = [fault for claim in claims for fault in check_claim(claim, library, laws, known, tally)]
    unused = tuple(exception for key, exception in known.items() if texts and key not in tally.excepted)
    faults += sums_not_needed(claims)
    standings = Counter(
        texts.standing(basis).value for claim in claims for basis in claim.bases if isinstance(basis, SectionBasis)
    )
    used = tuple(tally.excepted[key] for key in sorted(tally.excepted))
    counts, bases = dict(sorted(tally.counts.items())), dict(sorted(standings.items()))
    return NumberCheck(tuple(faults), counts, bases, used, unused, bool(texts))


def check_claim(
    claim: Claim,
    library: Library,
    laws: LawNames,
    exceptions: dict[tuple[str, str], NumberException] | None = None,
    tally: _Tally | None = None,
) -> Iterator[Fault]:
    """Faults of one claim."""
    tally = tally if tally is not None else _Tally()
    tally.counts[f"claims of {claim.kind}"] += 1
    yield from _places(claim, library.texts)
    cited = library.cited(claim.bases)
    sums = [found for text in claim.derived if (found := read_sum(text))]
    for figure in figures(claim.text):
        tally.counts["figures"] += 1
        key = (claim.id, str(figure))
        if cited.states(figure):
            tally.counts["stated by the cited text"] += 1
            yield from _bound(claim, figure, cited)
        elif any(found.gives(figure) for found in sums):
            tally.counts["derived"] += 1
        elif exceptions and key in exceptions:
            tally.counts["excepted"] += 1
            tally.excepted[key] = exceptions[key]
        elif library.texts.lack_some(claim.bases):
            tally.counts["not checked: text not held"] += 1
        else:
            tally.counts["faults"] += 1
            yield claim.fault(*_why(claim, figure, cited, library))
    yield from _ranges(claim, cited)
    yield from wrong_sums(claim, cited, library.texts)
    for named in named_sections(claim.text, laws):
        tally.counts["sections named"] += 1
        yield from misnamed(named, claim, cited, library.texts)


def _places(claim: Claim, texts: OfficialTexts) -> Iterator[Fault]:
    """Paragraphs and items that a basis names and the text does not have."""
    for basis in claim.bases:
        if isinstance(basis, SectionBasis) and (text := texts.of(basis)) and passage(text, basis) is None:
            item = f" item ({basis.item})" if basis.item else ""
            message = (
                f"{basis.law} {basis.section} has no paragraph {basis.paragraph}{item}: it has {len(text.paragraphs)}"
            )
            yield claim.fault("no-such-paragraph", message)


def _why(claim: Claim, figure: Figure, cited: Evidence, library: Library) -> tuple[str, str]:
    """Rule and message for a figure that the cited places do not state."""
    where = ", ".join(_shown(basis) for basis in claim.bases if isinstance(basis, SectionBasis)) or "its source"
    if library.whole(claim.bases, disputed=True).states(figure):
        return "figure-disputed", f"{figure}: copies of {where} disagree, so that no figure of it may be stated"
    if library.whole(claim.bases).states(figure):
        return "figure-in-another-paragraph", f"{figure} stands in another paragraph of {where}"
    if figure.value in cited.values:
        units = sorted({unit.value for value, unit in cited.quantities if value == figure.value})
        return "unit-differs", f"{figure}: {where} counts {figure.value:g} in {', '.join(units) or 'something else'}"
    return "figure-not-in-text", f"{figure} does not stand in {where}"


def _bound(claim: Claim, figure: Figure, cited: Evidence) -> Iterator[Fault]:
    """A figure bounded in another way than wherever the text states it; a rule told from its other side is right."""
    bounds = cited.bounds.get((figure.value, figure.unit), frozenset())
    if figure.bound is None or None in bounds or not bounds or figure.bound in bounds:
        return
    if all(frozenset({figure.bound, bound}) not in _OPPOSITE for bound in bounds):
        texts = " or ".join(sorted(bound.value for bound in bounds if bound))
        yield claim.fault("bound-differs", f"says {figure.bound.value} {figure}, the text {texts}")


def _ranges(claim: Claim, cited: Evidence) -> Iterator[Fault]:
    """Ranges whose two ends the text states, but never as one range; and ranges that run backwards."""
    for low, high in ranges(claim.text):
        known = {(first, last) for first, last, unit in cited.ranges if unit is low.unit}
        if low.value >= high.value:
            yield claim.fault("range-backwards", f"{low} to {high} runs backwards")
        elif known and cited.states(low) and cited.states(high) and (low.value, high.value) not in known:
            yield claim.fault("range-differs", f"no cited text goes from {low} to {high}")


def _shown(basis: SectionBasis) -> str:
    paragraph = f" paragraph {basis.paragraph}" if basis.paragraph else ""
    return f"{basis.law} {basis.section}{paragraph}{f' ({basis.item})' if basis.item else ''}"

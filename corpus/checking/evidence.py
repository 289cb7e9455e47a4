"""What the cited texts of a claim state: figures, numbers and section numbers, paragraph by paragraph."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.checking.official_texts import CitedText, OfficialTexts, Standing
from corpus.citations.numbers import NUMBER as SECTION_NUMBER
from corpus.citations.numbers import clean_number
from corpus.models import Basis, SectionBasis, SourceBasis
from corpus.number_words import DIGITS
from corpus.quantities import Figure, lenient_figures, numbers, ranges
from corpus.units import Bound, Unit

_NAMED = re.compile(
    rf"(?:มาตรา|(?<![ก-๎])ม\.)\s*{SECTION_NUMBER}"
    rf"(?:\s*(?:,|และ|หรือ|กับ|ถึง|ประกอบ|-|–)(?:\s*(?:มาตรา|ม\.))?\s*{SECTION_NUMBER})*"
)
_RUN = re.compile(r"(\d+)\s*(?:ถึง|-|–)\s*(?:มาตรา\s*)?(\d+)(?![/\d])")

_CHRISTIAN_ERA = (1900, 2100)
"""Years of the common era; Thai texts count 543 more."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one text states. `bounds`: how each (value, unit) is bounded wherever it stands.

    `sections` are written out in it, `within` lie inside a run of them (มาตรา 7 ถึง 9 holds 8).
    """

    quantities: frozenset[tuple[float, Unit]] = frozenset()
    values: frozenset[float] = frozenset()
    sections: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    bounds: dict[tuple[float, Unit], frozenset[Bound | None]] = field(default_factory=dict)
    ranges: frozenset[tuple[float, float, Unit]] = frozenset()

    def states(self, figure: Figure) -> bool:
        """Whether the text states this value with this unit; a number with no known unit matches by its value."""
        if figure.unit is Unit.NUMBER:
            return figure.value in self.values or (
                _CHRISTIAN_ERA[0] <= figure.value <= _CHRISTIAN_ERA[1] and figure.value + 543 in self.values
            )
        return (figure.value, figure.unit) in self.quantities

    def __or__(self, other: "Evidence") -> "Evidence":
        bounds = dict(self.bounds)
        for key, found in other.bounds.items():
            bounds[key] = bounds.get(key, frozenset()) | found
        return Evidence(
            self.quantities | other.quantities,
            self.values | other.values,
            self.sections | other.sections,
            self.within | other.within,
            bounds,
            self.ranges | other.ranges,
        )


NOTHING = Evidence()


def evidence_of(text: str) -> Evidence:
    """What a text states."""
    found = lenient_figures(text)
    bounds: dict[tuple[float, Unit], set[Bound | None]] = {}
    for figure in found:
        bounds.setdefault((figure.value, figure.unit), set()).add(figure.bound)
    return Evidence(
        quantities=frozenset(bounds),
        values=frozenset([*numbers(text), *(figure.value for figure in found)]),
        sections=frozenset(number for run in _runs(text) for number in _written(run)),
        within=frozenset(
            str(number) for run in _runs(text) for ends in _RUN.findall(run) for number in _between(*ends)
        ),
        bounds={key: frozenset(kinds) for key, kinds in bounds.items()},
        ranges=frozenset((low.value, high.value, low.unit) for low, high in ranges(text)),
    )


def _runs(text: str) -> list[str]:
    return [mention[0] for mention in _NAMED.finditer(text.translate(DIGITS))]


def _written(run: str) -> Iterable[str]:
    return (clean_number(number[0]) for number in re.finditer(SECTION_NUMBER, run))


def _between(first: str, last: str) -> range:
    return range(int(first) + 1, int(last))


class Library:
    """Evidence of bases, each text read once."""

    def __init__(self, texts: OfficialTexts) -> None:
        self.texts = texts
        self._read: dict[str, Evidence] = {}

    def cited(self, bases: Iterable[Basis]) -> Evidence:
        """What the cited places state: paragraph and item where a basis names them. Disputed sections state nothing."""
        found = NOTHING
        for basis in bases:
            if isinstance(basis, SourceBasis):
                found |= self._of(basis.figure or "")
            elif self.texts.standing(basis) is not Standing.DISPUTED:
                found |= self._of(passage(self.texts.of(basis), basis) or "")
        return found

    def whole(self, bases: Iterable[Basis], *, disputed: bool = False) -> Evidence:
        """What the cited sections state anywhere; those whose standing is disputed, or all the others."""
        found = NOTHING
        for basis in bases:
            text = self.texts.of(basis) if isinstance(basis, SectionBasis) else None
            if text is not None and (text.standing is Standing.DISPUTED) is disputed:
                found |= self._of("\n".join(text.lines))
        return found

    def _of(self, text: str) -> Evidence:
        if text not in self._read:
            self._read[text] = evidence_of(text)
        return self._read[text]


def passage(text: CitedText | None, basis: SectionBasis) -> str | None:
    """The words a basis points at; the whole section where its paragraphs cannot be told.

    None where the section is not held or has no such paragraph or item.
    """
    if text is None:
        return None
    if basis.paragraph is None or text.is_wrapped:
        return "\n".join(text.lines)
    if basis.item is not None:
        return text.item(basis.paragraph, basis.item)
    return text.paragraph(basis.paragraph)

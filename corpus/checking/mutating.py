"""Swap figures, units, sections and ได้/ไม่ได้ in copies of what is written, one at a time, as a slip would."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from corpus.checking.claims import Claim
from corpus.citations import LawNames, find_citations
from corpus.models import SectionBasis
from corpus.quantities import Figure, figures
from corpus.register import Register
from corpus.units import FORMS, Unit

SEED = 20_261_124
_PERIODS = (Unit.HOUR, Unit.DAY, Unit.MONTH, Unit.YEAR)
_THAI = re.compile("[ก-๎]")
_PARTS = (("กึ่งหนึ่ง", "หนึ่งในสาม", "สองในสาม"), ("one half", "one third", "two thirds"))
_NEGATED = re.compile(r"ไม่ได้|(?<!ไม่)(?<!มิ)ได้(?!แก่|รับ|ยิน|ใจ|เปรียบ)|cannot|can(?!not)\b|may not|\bmay\b", re.IGNORECASE)
_TURNED = {"ไม่ได้": "ได้", "ได้": "ไม่ได้", "cannot": "can", "can": "cannot", "may not": "may", "may": "may not"}


class Swap(StrEnum):
    """What was swapped."""

    FIGURE = "figure"
    UNIT = "unit"
    SECTION_IN_TEXT = "section named in the text"
    BASIS = "section of the basis"
    NEGATION = "can or cannot"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A copy of a claim with one thing swapped; `change` says what, for the list of those not caught."""

    swap: Swap
    claim: Claim
    original: Claim
    change: str


class Mutator:
    """Makes mutants. The same seed and claims give the same mutants, wherever a claim stands in the list."""

    def __init__(self, claims: Sequence[Claim], register: Register, laws: LawNames, seed: int = SEED) -> None:
        self._claims = claims
        self._register = register
        self._laws = laws
        self._seed = seed

    def mutants(self) -> Iterator[Mutant]:
        """One mutant of every figure, unit, section and can/cannot of every claim."""
        for claim in self._claims:
            chance = random.Random(f"{self._seed} {claim.id} {claim.text}")
            yield from self._figures(claim, chance)
            yield from self._named(claim, chance)
            if claim.kind != "digest":
                yield from self._bases(claim, chance)
            if turns := list(_NEGATED.finditer(claim.text)):
                turn = chance.choice(turns)
                yield _changed(Swap.NEGATION, claim, turn.span(), _TURNED[turn[0].lower()])

    @cached_property
    def _values(self) -> Mapping[Unit, tuple[float, ...]]:
        """Values met anywhere with a unit: what a slip of the hand puts in place of another."""
        found: dict[Unit, set[float]] = {}
        for claim in self._claims:
            for figure in figures(claim.text):
                found.setdefault(figure.unit, set()).add(figure.value)
        return {unit: tuple(sorted(values)) for unit, values in found.items()}

    def _figures(self, claim: Claim, chance: random.Random) -> Iterator[Mutant]:
        for figure in figures(claim.text):
            if (other := self._other_value(claim.text, figure, chance)) is not None:
                yield _changed(Swap.FIGURE, claim, (figure.start, figure.end), other)
            if figure.unit in _PERIODS and (unit := _unit_after(claim.text, figure)):
                forms = FORMS[chance.choice([other for other in _PERIODS if other is not figure.unit])]
                thai = _THAI.search(unit[0]) is not None
                yield _changed(
                    Swap.UNIT, claim, unit.span(1), next(form for form in forms if thai == bool(_THAI.search(form)))
                )

    def _other_value(self, text: str, figure: Figure, chance: random.Random) -> str | None:
        written = text[figure.start : figure.end]
        if figure.unit is Unit.PART:
            return chance.choice([part for part in _PARTS[not _THAI.search(written)] if part != written])
        if figure.unit is Unit.DATE:
            day = int(re.match(r"\d+", written)[0])  # type: ignore[index]
            return re.sub(r"^\d+", str(day % 28 + 1), written)
        others = [value for value in self._values[figure.unit] if value != figure.value]
        if not others:
            return None
        value = chance.choice(others)
        return (
            f"{int(value // 1):02d}.{round(value % 1 * 60):02d}" if ":" in written or "." in written else f"{value:,g}"
        )

    def _named(self, claim: Claim, chance: random.Random) -> Iterator[Mutant]:
        if not re.search(r"มาตรา|ม\.|[Ss]ection", claim.text):
            return
        first_law = next((basis.law for basis in claim.bases if isinstance(basis, SectionBasis)), None)
        for mention in find_citations(claim.text, self._laws):
            law = mention.law or first_law
            number = chance.choice(mention.sections)
            at = claim.text.find(number, mention.start, mention.end)
            if law is not None and at >= 0 and (other := self._slip(law, number, chance)):
                yield _changed(Swap.SECTION_IN_TEXT, claim, (at, at + len(number)), other)

    def _bases(self, claim: Claim, chance: random.Random) -> Iterator[Mutant]:
        for index, basis in enumerate(claim.bases):
            if isinstance(basis, SectionBasis) and (other := self._slip(basis.law, basis.section, chance)):
                bases = (*claim.bases[:index], replace(basis, section=other), *claim.bases[index + 1 :])
                change = f"{basis.law} {basis.section} → {other}"
                yield Mutant(Swap.BASIS, replace(claim, bases=bases), claim, change)

    def _slip(self, law: str, number: str, chance: random.Random) -> str | None:
        """Another section of the law, one digit away where there is one: 87 → 78, 87 → 37."""
        entries = self._register.entries.get(law, {})
        near = sorted(other for other in entries if other != number and _one_slip(number, other))
        others = near or sorted(other for other in entries if other != number)
        return chance.choice(others) if others else None


def _one_slip(number: str, other: str) -> bool:
    """Whether one digit was mistyped, or two stand the other way round."""
    if len(number) != len(other):
        return False
    places = [place for place, (left, right) in enumerate(zip(number, other, strict=True)) if left != right]
    if len(places) == 2 and places[1] == places[0] + 1:
        return number[places[0]] == other[places[1]] and number[places[1]] == other[places[0]]
    return len(places) == 1 and number[places[0]].isdigit() and other[places[0]].isdigit()


def _unit_after(text: str, figure: Figure) -> re.Match[str] | None:
    forms = "|".join(sorted(map(re.escape, FORMS[figure.unit]), key=len, reverse=True))
    return re.compile(rf"[\s-]{{0,2}}({forms})", re.IGNORECASE).match(text, figure.end)


def _changed(swap: Swap, claim: Claim, span: tuple[int, int], new: str) -> Mutant:
    start, end = span
    text = f"{claim.text[:start]}{new}{claim.text[end:]}"
    return Mutant(swap, replace(claim, text=text), claim, f"{claim.text[start:end]} → {new}")

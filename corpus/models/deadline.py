"""Deadline rules (กำหนดเวลา): how a period runs, which facts it needs, and how people ask about it."""

from dataclasses import dataclass
from datetime import date

from corpus.models.basis import STRICT, Basis
from corpus.models.vocabulary import FactKind, HolidayRule, PeriodUnit


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that a rule needs.

    Args:
        label, label_en: what a person is asked for.
        cues: patterns over folded text; the day or time told nearest to one of them is this fact.
        not_after: patterns; a day told right after one of them is never this fact (ลงวันที่ is no day of service).
        unknown: patterns; where one is met the person does not know it, so that no day told is taken for it.
        optional: the count goes on without it; minutes of an optional fact are added to the end.
    """

    __pydantic_config__ = STRICT
    id: str
    label: str
    kind: FactKind
    choices: tuple[str, ...] = ()
    label_en: str | None = None
    cues: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """What a fact must be for the rule to be the right one of its group; numbers compare, words must be equal."""

    __pydantic_config__ = STRICT
    fact: str
    label: str
    label_en: str
    equals: str | None = None
    over: int | None = None
    at_least: int | None = None
    under: int | None = None
    at_most: int | None = None

    def holds(self, value: int | str) -> bool:
        """Whether the fact's value meets the condition."""
        if isinstance(value, str):
            return value == self.equals
        return (
            (self.over is None or value > self.over)
            and (self.at_least is None or value >= self.at_least)
            and (self.under is None or value < self.under)
            and (self.at_most is None or value <= self.at_most)
        )


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """How a period (ระยะเวลา) runs: trigger, length, first day, and what a holiday at the end does.

    Args:
        total: the whole of consecutive terms, in the rule's unit.
        derived: the sum behind each figure that no cited text states ("(3 + 2) × 6 = 30").
        lead_days: days that pass before the period starts (a paper posted on the door takes effect after them).
        group: rules that differ only by `when`; a question that meets the group is sorted by the facts.
        cues: patterns over folded text, all of which a question meets that asks for this rule.
        unless: patterns, none of which it meets.
        only: patterns, one of which it meets where it can mean this rule at all; none: anything can.
    """

    __pydantic_config__ = STRICT
    id: str
    title: str
    facts: tuple[Fact, ...]
    trigger: str
    period: int
    unit: PeriodUnit
    first_day_counted: bool
    end_on_holiday: HolidayRule
    basis: tuple[Basis, ...]
    title_en: str | None = None
    total: int | None = None
    exceptions: tuple[str, ...] = ()
    exceptions_en: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()
    lead_days: int | None = None
    group: str | None = None
    when: tuple[Condition, ...] = ()
    cues: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """A year whose public holidays were read in a source."""

    __pydantic_config__ = STRICT
    year: int
    source_url: str
    retrieved: date


@dataclass(frozen=True, slots=True)
class HolidayCorrection:
    """A day that the holiday library has wrong: a holiday it lacks, or a working day it calls a holiday."""

    __pydantic_config__ = STRICT
    on: date
    name: str
    source_url: str
    retrieved: date
    working: bool = False


@dataclass(frozen=True, slots=True)
class HolidayCalendar:
    """Years checked and corrections, as in holidays.yaml."""

    __pydantic_config__ = STRICT
    checked: tuple[HolidayYear, ...] = ()
    corrections: tuple[HolidayCorrection, ...] = ()

    @property
    def years(self) -> frozenset[int]:
        """Years checked, of the common era."""
        return frozenset(year.year for year in self.checked)

    @property
    def added(self) -> dict[date, str]:
        """Holidays that the library lacks."""
        return {one.on: one.name for one in self.corrections if not one.working}

    @property
    def working(self) -> frozenset[date]:
        """Days that are no holidays whatever the library says."""
        return frozenset(one.on for one in self.corrections if one.working)

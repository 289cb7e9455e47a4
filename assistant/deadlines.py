"""Deadlines: from a message, or from a rule and its facts, to a counted day with every step and its section.

choose the rule → find its facts → count → cite. No rule, or a missing fact, is an outcome of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter

from assistant.answers import Citation, ComputedDeadline, DeadlineStep, Language
from assistant.choosing_rules import choose_rules
from assistant.citing import Support, cite, cited_keys
from assistant.counting import Count, CountStep, StepKind, count
from assistant.dates import shown_date, shown_moment
from assistant.errors import UnknownRuleError
from assistant.fact_values import FactInput, fact_values
from assistant.facts_told import LIFE_IN_MONTHS, FactValue, facts_told
from assistant.moments import Moment, read_moments
from assistant.penalties import ChargedPenalty, penalty_of_charge
from assistant.period_model import NO_PERIOD, features_of, shipped_period_model
from assistant.trigger_moments import moment_facts
from assistant.verification import verify
from assistant.working_days import WorkingDays
from corpus.citations import LawNames
from corpus.collection import Corpus
from corpus.models import Basis, Condition, DeadlineRule, Fact, FactKind, SectionBasis, Statement
from prompts import Messages, load_messages, load_patterns

# Sections that say how to count, by step; what a step rests on besides the rule's own sections.
_COUNTING = {
    StepKind.HOURS: ("193/3",),
    StepKind.FROM_NEXT_DAY: ("193/3", "193/5"),
    StepKind.NO_SUCH_DAY: ("193/5",),
    StepKind.HOLIDAY: ("193/8",),
}
_CALENDAR_LAW = "civil-commercial-code"
_PENALTY = "max_penalty_months"
SURE_OF_A_PERIOD = 0.8


class DeadlineStatus(StrEnum):
    """What became of a question about time."""

    COMPUTED = "computed"
    NEEDS_FACTS = "needs_facts"
    NO_RULE = "no_rule"


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact that must be told before the day can be counted."""

    id: str
    label: str
    kind: FactKind


@dataclass(frozen=True, slots=True)
class _Told:
    """What a count owes to the message: its moments, when it was asked, the penalty taken from the charge's name."""

    moments: Sequence[Moment] = ()
    now: datetime | None = None
    charged: ChargedPenalty | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The outcome of one question about time, in the shape of the contract."""

    status: DeadlineStatus
    deadlines: tuple[ComputedDeadline, ...] = ()
    citations: tuple[Citation, ...] = ()
    missing: tuple[MissingFact, ...] = ()


def deadline_of(
    text: str,
    corpus: Corpus,
    laws: LawNames,
    now: datetime,
    language: Language,
    known: Mapping[str, FactValue] | None = None,
) -> Deadline:
    """The deadline that a folded message asks for.

    Args:
        text: folded (corpus.normalise.fold).
        corpus: its rules, its calendar and its sections.
        laws: how laws are named, to read the section of a charge.
        now: the present moment in Asia/Bangkok; days told relatively are counted from it.
        language: language of the steps and of what is asked for.
        known: facts told earlier in the conversation; what the message tells itself goes before them.
    """
    if load_patterns("facts").meets("elsewhere.law", text):
        return Deadline(DeadlineStatus.NO_RULE)
    facts = {**(known or {}), **facts_told(text)}
    charged = None if _PENALTY in facts else penalty_of_charge(text, corpus, laws)
    if charged:
        facts[_PENALTY] = charged.months
    moments = read_moments(text, now)
    guessed = (_PENALTY,) if charged and charged.plain else ()
    chosen = choose_rules(text, corpus.deadline_rules.values(), facts, moments, shipped_period_model(), guessed)
    if not chosen.rules:
        return Deadline(DeadlineStatus.NO_RULE)
    days, missing = moment_facts(chosen.rules[0], text, moments, now.date())
    lacking = [*(_condition(one, language) for one in chosen.undecided), *(_missing(one, language) for one in missing)]
    if lacking:
        return Deadline(DeadlineStatus.NEEDS_FACTS, missing=tuple(lacking))
    rule = chosen.rules[0]
    minutes = {one.id: facts[one.id] for one in rule.facts if one.kind is FactKind.MINUTES and one.id in facts}
    depends = any(condition.fact == _PENALTY for condition in rule.when)
    told = _Told(moments, now, charged if charged and charged.plain and depends else None)
    return _computed(rule, {**minutes, **days}, _amounts(rule, text, facts), corpus, language, told)


def deadline_by_rule(rule_id: str, given: FactInput, corpus: Corpus, language: Language) -> Deadline:
    """The deadline of a rule named by its id; facts by id, as in JSON.

    Raises:
        UnknownRuleError: no rule has the id.
        InvalidFactError: a fact is unknown to the rule or cannot be read.
    """
    if (rule := corpus.deadline_rules.get(rule_id)) is None:
        raise UnknownRuleError(f"no rule has the id {rule_id!r}; known: {', '.join(corpus.deadline_rules)}")
    facts = fact_values(rule, given)
    missing = [one for one in rule.facts if one.id not in facts and not one.optional]
    if missing:
        return Deadline(DeadlineStatus.NEEDS_FACTS, missing=tuple(_missing(one, language) for one in missing))
    amounts = tuple(dict.fromkeys(filter(None, (rule.period, rule.total))))
    return _computed(rule, facts, amounts, corpus, language, _Told())


def asks_for_a_day(text: str) -> bool:
    """Whether a folded message asks, by its words, by which day or hour something must happen."""
    return load_patterns("facts").meets("ask.day", text)


def tells_of_a_period(text: str, corpus: Corpus, now: datetime) -> bool:
    """Whether a folded message tells a day and, as the model is sure, asks the end of a period in whatever words."""
    moments = read_moments(text, now)
    if not any(moment.day for moment in moments):
        return False
    opinion = shipped_period_model().probabilities(features_of(text, moments, corpus.deadline_rules.values()))
    return opinion.get(NO_PERIOD, 0.0) <= 1 - SURE_OF_A_PERIOD


def _amounts(rule: DeadlineRule, text: str, facts: Mapping[str, FactValue]) -> tuple[int, ...]:
    """Lengths to count, the one asked for first: several terms, the whole, or one term and then the whole."""
    if rule.total is None:
        return (rule.period,)
    asks, terms = load_patterns("facts"), facts.get("terms")
    if asks.meets("ask.further", text):
        return tuple(dict.fromkeys((rule.total, rule.period)))
    if isinstance(terms, int) and 0 < terms * rule.period <= rule.total:
        return tuple(dict.fromkeys((terms * rule.period, rule.total)))
    whole_first = asks.meets("ask.total", text)
    return tuple(dict.fromkeys((rule.total, rule.period) if whole_first else (rule.period, rule.total)))


def _computed(
    rule: DeadlineRule,
    facts: Mapping[str, date | datetime | int | str],
    amounts: Sequence[int],
    corpus: Corpus,
    language: Language,
    said: _Told,
) -> Deadline:
    counts = [count(rule, facts, WorkingDays(corpus.holidays), amount) for amount in amounts]
    notes = tuple(_notes(rule, said, facts, language, corpus))
    told = [(*_told(rule, one, language), *_so_far(one, rule, said.now, language), *notes) for one in counts]
    supports = [Support(statement, None, 1.0) for steps in told for statement in steps]
    found = cite(supports, corpus, {}, None)
    markers = {key: citation.marker for key, citation in found.items()}
    deadlines = tuple(
        ComputedDeadline(
            one.ends.date(),
            f"{one.ends:%H:%M}" if one.hour_matters else None,
            rule.id,
            tuple(DeadlineStep(step.text, _markers(step, markers)) for step in steps),
        )
        for one, steps in zip(counts, told, strict=True)
    )
    return Deadline(DeadlineStatus.COMPUTED, deadlines, tuple(_verified(found.values(), corpus)))


def _verified(citations: Iterable[Citation], corpus: Corpus) -> Iterator[Citation]:
    for citation in citations:
        yield replace(citation, verification=verify(citation, corpus))


def _markers(step: Statement, markers: Mapping[tuple[str, ...], int]) -> tuple[int, ...]:
    return tuple(markers[key] for key in cited_keys(Support(step, None, 1.0)))


def _told(rule: DeadlineRule, one: Count, language: Language) -> Iterator[Statement]:
    """Every step of a count as a statement that rests on a section."""
    messages = load_messages(language.value)
    yield Statement("rule", messages.fill("deadline.rule", title=_title(rule, language)), _own(rule))
    for number, step in enumerate(one.steps):
        values = {"when": _when(step, one, language)}
        declared = messages[f"deadline.step.{step.kind.value}"]
        optional = {
            "amount": str(step.amount),
            "unit": messages[f"deadline.unit.{'one_' if step.amount == 1 else ''}{rule.unit.value}"],
            "trigger": _label(rule.facts[0], language),
            "note": _closed(step.note, messages),
        }
        values |= {name: value for name, value in optional.items() if f"{{{name}}}" in declared}
        text = " ".join(messages.fill(f"deadline.step.{step.kind.value}", **values).split())
        yield Statement(f"step-{number}", text, _rests_on(step, rule))


def _closed(holiday: str, messages: Messages) -> str:
    """Why the day is no working day: the holiday's Thai name, or the weekend."""
    return messages.fill("deadline.closed.holiday", name=holiday) if holiday else messages["deadline.closed.weekend"]


def _so_far(one: Count, rule: DeadlineRule, now: datetime | None, language: Language) -> Iterator[Statement]:
    """Whether the last moment has passed when it is asked for."""
    if now is None:
        return
    asked = now.replace(tzinfo=None)
    passed = asked > one.ends if one.hour_matters else asked.date() > one.ends.date()
    text = load_messages(language.value)[f"deadline.{'passed' if passed else 'running'}"]
    yield Statement("so-far", text, _own(rule)[:1])


def _notes(
    rule: DeadlineRule, said: _Told, facts: Mapping[str, object], language: Language, corpus: Corpus
) -> Iterator[Statement]:
    messages = load_messages(language.value)
    used = {value.date() if isinstance(value, datetime) else value for value in facts.values()}
    for day in dict.fromkeys(one.day for one in said.moments if one.assumed and one.day and one.day in used):
        yield Statement("assumed", messages.fill("deadline.assumed", day=shown_date(day, language)), ())
    if said.charged:
        yield _penalty_note(said.charged, language, corpus)
    exceptions = rule.exceptions if language is Language.THAI else rule.exceptions_en
    for number, exception in enumerate(exceptions):
        yield Statement(f"note-{number}", messages.fill("deadline.note", text=exception), _own(rule))


def _penalty_note(charged: ChargedPenalty, language: Language, corpus: Corpus) -> Statement:
    """By which section's penalty the period was chosen: a heavier form of the offence has a longer one."""
    messages, section = load_messages(language.value), charged.section
    law = corpus.register.law(section.law)
    amount, unit = (charged.months // 12, "years") if charged.months % 12 == 0 else (charged.months, "months")
    term = f"{amount} {messages[f'deadline.unit.one_{unit}' if amount == 1 else f'deadline.unit.{unit}']}"
    term = messages["deadline.life"] if charged.months >= LIFE_IN_MONTHS else term
    name = law.short if language is Language.THAI else law.english
    text = messages.fill("deadline.charge", law=name, section=section.number, term=term)
    return Statement("charge", text, (SectionBasis(section.law, section.number),))


def _own(rule: DeadlineRule) -> tuple[Basis, ...]:
    """The sections of the rule itself, without those that say how to count."""
    own = tuple(one for one in rule.basis if not (isinstance(one, SectionBasis) and one.law == _CALENDAR_LAW))
    return own or rule.basis


def _rests_on(step: CountStep, rule: DeadlineRule) -> tuple[Basis, ...]:
    wanted = _COUNTING.get(step.kind, ())
    found = tuple(
        one
        for one in rule.basis
        if isinstance(one, SectionBasis) and one.law == _CALENDAR_LAW and one.section in wanted
    )
    if not found:
        return _own(rule)[:1]
    # A step that counts the period rests on the section that sets it, too.
    return (*_own(rule)[:1], *found) if step.amount else found


def _when(step: CountStep, one: Count, language: Language) -> str:
    at = f"{step.reaches:%H:%M}" if one.hour_matters else None
    return shown_moment(step.reaches.date(), at, language)


def _title(rule: DeadlineRule, language: Language) -> str:
    return rule.title if language is Language.THAI else rule.title_en or rule.title


def _label(fact: Fact, language: Language) -> str:
    return fact.label if language is Language.THAI else fact.label_en or fact.label


def _missing(fact: Fact, language: Language) -> MissingFact:
    return MissingFact(fact.id, _label(fact, language), fact.kind)


def _condition(one: Condition, language: Language) -> MissingFact:
    kind = FactKind.CHOICE if one.equals is not None else FactKind.NUMBER
    return MissingFact(one.fact, one.label if language is Language.THAI else one.label_en, kind)


_ADAPTER = TypeAdapter(Deadline)


def deadline_json(deadline: Deadline) -> dict[str, Any]:
    """The deadline as plain values for JSON: enums as their values, dates as ISO strings."""
    found: dict[str, Any] = _ADAPTER.dump_python(deadline, mode="json")
    return found

"""Choose the deadline rule that a question asks for, and say which facts are missing to choose or to count."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from assistant.facts_told import FactValue
from assistant.moments import Moment
from corpus.models import Condition, DeadlineRule, Fact, FactKind
from prompts import load_patterns

_AGE = "age"


@dataclass(frozen=True, slots=True)
class ChosenRules:
    """Rules that the question may mean: one, or the variants of a group between which `undecided` facts decide."""

    rules: tuple[DeadlineRule, ...]
    undecided: tuple[Condition, ...] = ()


def choose_rules(text: str, rules: Iterable[DeadlineRule], facts: Mapping[str, FactValue]) -> ChosenRules:
    """The rules whose cues the folded text meets; of those that meet most, the one that the facts fit."""
    met = [rule for rule in rules if rule.cues and _meets(rule, text)]
    if not met:
        return ChosenRules(())
    most = max(len(rule.cues) for rule in met)
    best = [rule for rule in met if len(rule.cues) == most]
    group = [rule for rule in met if rule.group and rule.group == best[0].group] or best[:1]
    return _sorted_out(group, text, facts)


def _sorted_out(group: Sequence[DeadlineRule], text: str, facts: Mapping[str, FactValue]) -> ChosenRules:
    """The variant that the facts fit most closely; one without conditions is the usual case."""
    if ages := _unknown_age_of_child(group, text, facts):
        return ChosenRules(tuple(group), ages)
    fitting = [rule for rule in group if all(_holds(condition, facts) for condition in rule.when)]
    closest = [rule for rule in fitting if len(rule.when) == max(len(one.when) for one in fitting)]
    if len(closest) == 1:
        return ChosenRules((closest[0],))
    if len(named := [rule for rule in group if _names_its_period(rule, text)]) == 1:
        return ChosenRules((named[0],))
    possible = [rule for rule in group if all(_holds(one, facts) is not False for one in rule.when)]
    if len(possible) < 2:
        return ChosenRules(tuple(possible))
    undecided = {one.fact: one for rule in possible for one in rule.when if one.fact not in facts}
    return ChosenRules(tuple(possible), tuple(undecided.values()))


def _unknown_age_of_child(
    group: Sequence[DeadlineRule], text: str, facts: Mapping[str, FactValue]
) -> tuple[Condition, ...]:
    """What the age decides, where somebody's child is spoken of and it is not known: a child's hours are others."""
    if _AGE in facts or not load_patterns("conversation").meets("child.own", text):
        return ()
    return tuple(one for rule in group for one in rule.when if one.fact == _AGE)[:1]


def _holds(condition: Condition, facts: Mapping[str, FactValue]) -> bool | None:
    """Whether the condition holds; None where the fact is not known."""
    value = facts.get(condition.fact)
    return None if value is None else condition.holds(value)


def _names_its_period(rule: DeadlineRule, text: str) -> bool:
    """อายุความ 1 ปี: the person names the period itself."""
    units = {"hours": "ชั่วโมง|ชม|hours?", "days": "วัน|days?", "months": "เดือน|months?", "years": "ปี|years?"}
    return re.search(rf"(?<!\d){rule.period}\s?(?:{units[rule.unit.value]})", text) is not None


def _meets(rule: DeadlineRule, text: str) -> bool:
    return all(_found(cue, text) for cue in rule.cues) and not any(_found(word, text) for word in rule.unless)


@lru_cache(maxsize=4096)
def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written)


def _found(pattern: str, text: str) -> bool:
    return _pattern(pattern).search(text) is not None


def moment_facts(
    rule: DeadlineRule, text: str, moments: Sequence[Moment]
) -> tuple[dict[str, date | datetime], tuple[Fact, ...]]:
    """The rule's days and times among the moments told, and the facts that are missing or lack their hour."""
    wanted = [fact for fact in rule.facts if fact.kind in (FactKind.DATE, FactKind.DATETIME)]
    found: dict[str, date | datetime] = {}
    missing: list[Fact] = []
    for fact in wanted:
        moment = _moment_of(fact, wanted, text, moments)
        value = _value(fact, moment) if moment else None
        if value is not None:
            found[fact.id] = value
        elif not fact.optional:
            missing.append(fact)
    return found, tuple(missing)


def _value(fact: Fact, moment: Moment) -> date | datetime | None:
    if moment.day is None or moment.impossible:
        return None
    if fact.kind is FactKind.DATE:
        return moment.day
    return datetime.combine(moment.day, moment.at) if moment.at else None


def _moment_of(fact: Fact, wanted: Sequence[Fact], text: str, moments: Sequence[Moment]) -> Moment | None:
    """The moment told nearest to one of the fact's cues; the only one told, where no other fact claims it."""
    usable = [one for one in moments if not _comes_after(fact.not_after, text, one) and (one.day or one.impossible)]
    written = [one for one in usable if not one.assumed] or usable
    near = [(gap, one.start, one) for one in written if (gap := _gap(fact, text, one)) is not None]
    if near:
        return min(near, key=lambda entry: entry[:2])[2]
    unclaimed = [one for one in written if all(_gap(other, text, one) is None for other in wanted if other is not fact)]
    return unclaimed[0] if len(unclaimed) == 1 or (unclaimed and fact.kind is FactKind.DATE) else None


_REACH = 80


def _gap(fact: Fact, text: str, moment: Moment) -> int | None:
    """Characters between the fact's nearest cue and the moment; a cue after it counts only close by."""
    before = [match.end() for cue in fact.cues for match in _pattern(cue).finditer(text, 0, moment.start)]
    after = [match.start() for cue in fact.cues for match in _pattern(cue).finditer(text, moment.end, moment.end + 40)]
    gaps = [moment.start - end for end in before if moment.start - end <= _REACH]
    gaps += [3 * (start - moment.end) + 10 for start in after]
    return min(gaps, default=None)


def _comes_after(patterns: Iterable[str], text: str, moment: Moment) -> bool:
    said = text[max(0, moment.start - 20) : moment.start]
    return any(re.search(rf"(?:{pattern})\s?$", said) for pattern in patterns)

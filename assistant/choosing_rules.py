"""Choose the deadline rule that a question asks for, and say which facts are missing to choose."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.facts_told import FactValue
from assistant.learned_labels import LabelModel
from assistant.moments import Moment
from assistant.period_model import NO_PERIOD, features_of, group_of, pattern
from corpus.models import Condition, DeadlineRule
from prompts import load_patterns

_AGE = "age"


@dataclass(frozen=True, slots=True)
class ChosenRules:
    """Rules that the question may mean: one, or the variants of a group between which `undecided` facts decide."""

    rules: tuple[DeadlineRule, ...]
    undecided: tuple[Condition, ...] = ()


# How much likelier a period becomes whose cues are met, and how likely one must be to be taken for the one asked about:
# less where its cues are met.
# Chosen on cross-fitted examples (assistant/period_training.py).
CUES_MET = 1.5
SURE = 0.65
SURE_BY_CUES = 0.4
# What is excluded leaves its share to the others, some of it to none where no cues are met; one that was this unlikely
# beside it does not inherit it.
TO_NONE = 0.25
LEAST = 0.15
LEAST_BY_CUES = 0.02


def choose_rules(
    text: str,
    rules: Iterable[DeadlineRule],
    facts: Mapping[str, FactValue],
    moments: Sequence[Moment] = (),
    model: LabelModel | None = None,
    guessed: Collection[str] = (),
) -> ChosenRules:
    """The rules of the period that a folded text asks the end of; of those the one that the facts fit.

    The model says how likely each period is, and a period whose cues are met gains by it; words that exclude a rule
    exclude it. Without a model the cues decide alone.

    Args:
        text: folded.
        rules: every rule.
        facts: what the message tells, by name.
        moments: those of the message.
        model: of periods.
        guessed: names of facts that the message does not state; a period that it names itself goes before them.
    """
    every = tuple(rules)
    met = [rule for rule in every if rule.cues and _meets(rule, text)]
    possible = [rule for rule in every if not _excluded(rule, text)]
    if model is None:
        period = _of_most_cues(met)
    else:
        period = _likeliest(met, possible, model.probabilities(features_of(text, moments, every)))
    group = [rule for rule in possible if group_of(rule) == period]
    if guessed and len(named := [rule for rule in group if rule.when and _names_its_period(rule, text)]) == 1:
        return ChosenRules((named[0],))
    return _sorted_out(group, text, facts) if group else ChosenRules(())


def _of_most_cues(met: Sequence[DeadlineRule]) -> str | None:
    best = max(met, key=lambda rule: len(rule.cues), default=None)
    return group_of(best) if best else None


def _likeliest(
    met: Sequence[DeadlineRule], possible: Sequence[DeadlineRule], opinion: Mapping[str, float]
) -> str | None:
    """The possible period that is likeliest in the light of the cues; None where it is none, or not sure."""
    if unknown := [rule for rule in met if group_of(rule) not in opinion]:
        return _of_most_cues(unknown)  # a rule of somebody else's, of which the model never heard
    by_cues, left = {group_of(rule) for rule in met}, {NO_PERIOD, *map(group_of, possible)}
    odds = {label: share * (CUES_MET if label in by_cues else 1.0) for label, share in opinion.items() if label in left}
    if not by_cues:
        odds[NO_PERIOD] += TO_NONE * (1 - sum(opinion[label] for label in odds))
    best = max(odds, key=lambda label: odds[label])
    if best == NO_PERIOD or opinion[best] < (LEAST_BY_CUES if best in by_cues else LEAST):
        return None
    enough = SURE_BY_CUES if best in by_cues else SURE
    return best if odds[best] >= enough * sum(odds.values()) else None


def _excluded(rule: DeadlineRule, text: str) -> bool:
    """Whether a word excludes the rule, or none stands that it cannot be meant without."""
    lacks = bool(rule.only) and not any(_found(word, text) for word in rule.only)
    return lacks or any(_found(word, text) for word in rule.unless)


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
    return all(_found(cue, text) for cue in rule.cues) and not _excluded(rule, text)


def _found(cue: str, text: str) -> bool:
    return pattern(cue).search(text) is not None

"""Rules over word lists: what a message must hold, any of, and must not hold. Lists and rules are data."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from prompts import Patterns, load_patterns


@dataclass(frozen=True, slots=True)
class Rule:
    """Met by words that have every list of `every`, one of each group of `groups`, and none of `none`."""

    kind: str
    every: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    none: tuple[str, ...]

    def is_met(self, words: "Words") -> bool:
        """Whether the words meet the rule."""
        return (
            all(map(words.have, self.every))
            and all(any(map(words.have, group)) for group in self.groups)
            and not any(map(words.have, self.none))
        )


@dataclass(slots=True)
class Words:
    """A closed-up message and which lists of screening.toml it meets; each list is looked for once."""

    text: str
    patterns: Patterns = field(default_factory=lambda: load_patterns("screening"))
    known: dict[str, bool] = field(default_factory=dict)

    def have(self, name: str) -> bool:
        """Whether the message meets the list."""
        found = self.known.get(name)
        if found is None:
            found = self.known[name] = self.patterns.meets(name, self.text)
        return found


@cache
def load_rules() -> tuple[Rule, ...]:
    """The rules of screening_rules.toml, in their order.

    Raises:
        ValueError: a rule names a list that screening.toml does not hold; every such name is told.
    """
    table = tomllib.loads(files("prompts").joinpath("screening_rules.toml").read_text(encoding="utf-8"))
    rules = tuple(
        Rule(each["kind"], tuple(each["all"]), tuple(map(tuple, each.get("any", ()))), tuple(each.get("none", ())))
        for each in table["rule"]
    )
    lists = load_patterns("screening").lists
    named = {name for rule in rules for name in (*rule.every, *rule.none, *(n for group in rule.groups for n in group))}
    if unknown := sorted(named - set(lists)):
        raise ValueError(f"screening_rules.toml names lists that screening.toml does not hold: {', '.join(unknown)}")
    return rules


def first_met(words: Words, kinds: frozenset[str]) -> str | None:
    """The kind of the first rule met, of these kinds."""
    return next((rule.kind for rule in load_rules() if rule.kind in kinds and rule.is_met(words)), None)

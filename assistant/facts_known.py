"""Facts that a conversation keeps once they are given: arrested or not, age, role, penalty, court."""

from collections.abc import Mapping

from assistant.facts_told import FactValue, facts_told
from prompts import load_patterns

KnownFacts = Mapping[str, FactValue]
# These belong to one question: how many terms were meant, how long one journey took.
_NOT_KEPT = ("terms", "travel_minutes")
_ADULT = 18


def told_facts(text: str) -> dict[str, FactValue]:
    """Facts that a folded message tells, by the names that deadline rules and interviews use.

    What is only supposed ("ถ้าโดนจับ") is no situation that anybody is in; numbers are taken either way, since a
    supposed age is the one asked about.
    """
    found = {name: value for name, value in facts_told(text).items() if name not in _NOT_KEPT}
    patterns = load_patterns("conversation")
    if not patterns.meets("follow_up.supposed", text):
        for key in patterns.met(text, "tells."):
            _, name, value = key.split(".")
            found.setdefault(name, value)
    if isinstance(age := found.get("age"), int):
        found |= age_facts(age)
    return found


def age_facts(age: int) -> dict[str, FactValue]:
    """The facts that an age in years tells."""
    return {"age": age, "age_group": "under_18" if age < _ADULT else "adult"}


def with_told(known: KnownFacts, text: str) -> dict[str, FactValue]:
    """The facts known and those that the message tells; what is told anew takes the place of what was known."""
    return {**known, **told_facts(text)}

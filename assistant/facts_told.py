"""Facts that a message tells: age, the charge's highest penalty, the court, how a paper was served."""

import re
from functools import cache

from assistant.moments import NUMBER, number_of
from prompts import load_patterns

FactValue = int | str
# Longer than any term of years: what life imprisonment counts as where penalties are compared.
LIFE_IN_MONTHS = 12_000


def facts_told(text: str) -> dict[str, FactValue]:
    """Every fact of prompts/facts.toml that a folded text tells.

    Keys: `age` (years), `max_penalty_months`, `court`, `service`, `terms`, `travel_minutes`.
    """
    numbers = {name: value for name in _names("number.") if (value := _number(name, text)) is not None}
    choices = [key.removeprefix("choice.").split(".") for key in load_patterns("facts").met(text, "choice.")]
    unsure = {key.removeprefix("unsure.") for key in load_patterns("facts").met(text, "unsure.")}
    found: dict[str, FactValue] = {name: value for name, value in choices if name in {"court", "service"} - unsure}
    found |= {name: numbers[name] for name in ("age", "terms") if name in numbers}
    if "extensions" in numbers:
        found["terms"] = numbers["extensions"] + 1
    if "below_age" in numbers:
        found["age"] = numbers["below_age"] - 1
    elif ["minor", "yes"] in choices:
        found.setdefault("age", 17)
    if (penalty := _penalty(numbers, life=["penalty", "life"] in choices)) is not None:
        found["max_penalty_months"] = penalty
    if travel := numbers.get("travel_minutes", 0) + 60 * numbers.get("travel_hours", 0):
        found["travel_minutes"] = travel
    return found


def _penalty(numbers: dict[str, int], *, life: bool) -> int | None:
    if life:
        return LIFE_IN_MONTHS
    if "penalty_over_years" in numbers and "penalty_years" not in numbers:
        return 12 * numbers["penalty_over_years"] + 1
    if "penalty_years" in numbers:
        return 12 * numbers["penalty_years"]
    return numbers.get("penalty_months")


def _names(prefix: str) -> tuple[str, ...]:
    return tuple(key.removeprefix(prefix) for key in load_patterns("facts").lists if key.startswith(prefix))


@cache
def _compiled(name: str) -> tuple[re.Pattern[str], ...]:
    written = load_patterns("facts").lists[f"number.{name}"]
    return tuple(re.compile(pattern.pattern.replace("<n>", f"(?P<n>{NUMBER})")) for pattern in written)


def _number(name: str, text: str) -> int | None:
    for pattern in _compiled(name):
        if match := pattern.search(text):
            return number_of(match["n"])
    return None

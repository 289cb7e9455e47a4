"""Facts given by name to a deadline rule, read into values: ISO dates and times, numbers, words."""

from collections.abc import Mapping
from datetime import date, datetime

from assistant.clock import BANGKOK
from assistant.errors import InvalidFactError
from corpus.models import DeadlineRule, Fact, FactKind

FactInput = Mapping[str, str | int]


def fact_values(rule: DeadlineRule, given: FactInput) -> dict[str, date | datetime | int | str]:
    """The facts of the rule as values.

    Raises:
        InvalidFactError: a name the rule does not know, or a value that its kind cannot be.
    """
    known = {fact.id: fact for fact in rule.facts}
    for name in given:
        if name not in known:
            raise InvalidFactError(name, f"the rule {rule.id} knows {', '.join(known)}", known=tuple(known))
    return {name: _value(known[name], value) for name, value in given.items()}


def _value(fact: Fact, value: str | int) -> date | datetime | int | str:
    try:
        match fact.kind:
            case FactKind.DATE:
                return date.fromisoformat(str(value))
            case FactKind.DATETIME:
                return _local(datetime.fromisoformat(str(value)), str(value))
            case FactKind.MINUTES | FactKind.NUMBER | FactKind.AGE:
                return _whole(value)
            case FactKind.CHOICE | FactKind.YES_NO:
                return str(value)
    except (ValueError, OverflowError) as error:
        raise InvalidFactError(fact.id, f"{value!r} is no {fact.kind.value}: {error}", kind=fact.kind) from error


def _local(moment: datetime, written: str) -> datetime:
    """The moment on Bangkok's clock, without a zone; a day alone has no hour to count from."""
    if len(written) <= len("2026-01-09"):
        raise ValueError("a date and a time are needed, as in 2026-01-09T22:40")
    return moment.astimezone(BANGKOK).replace(tzinfo=None) if moment.tzinfo else moment


def _whole(value: str | int) -> int:
    number = int(value)
    if not 0 <= number <= 100_000:
        raise ValueError("out of range")
    return number

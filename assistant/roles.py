"""Speak to the side on which the person stands, where the message shows it: who was robbed is told no plea."""

from collections.abc import Mapping

from assistant.facts_told import FactValue
from corpus.models import Role, Statement
from prompts import load_patterns

_SIDES = (Role.VICTIM, Role.ACCUSED)


def side_of(text: str, facts: Mapping[str, FactValue]) -> Role | None:
    """The side of a folded message: what was told of it, else what its words show; None where they show both, or none.

    A person who was hurt and is charged stands on both sides and is told everything.
    """
    told = facts.get("role")
    if told in _SIDES:
        return Role(str(told))
    met = [side for side in _SIDES if load_patterns("roles").meets(side.value, text)]
    return met[0] if len(met) == 1 else None


def is_for(statement: Statement, side: Role | None) -> bool:
    """Whether a statement is for the side: not one that is written for the other alone."""
    if side is None or side in statement.roles:
        return True
    other = next(role for role in _SIDES if role is not side)
    return other not in statement.roles

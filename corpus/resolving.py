"""Replace law names by law ids wherever a basis or a partner names a law."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from corpus.errors import UnknownLawError
from corpus.models import GoesWith, Section, SectionBasis
from corpus.register import Register

Value = TypeVar("Value")


def resolve_bases(value: Value, register: Register) -> Value:
    """The same value with every SectionBasis in it naming its law by id; unknown names stay as written."""
    return _resolved(value, register)  # type: ignore[no-any-return]


def resolve_section(section: Section, law: str, register: Register) -> Section:
    """The section under its law's id, its partners' laws by id too."""
    law_id = _law_id(law, register)
    partners = tuple(
        GoesWith(partner.section, partner.relation, _law_id(partner.law or law_id, register))
        for partner in section.goes_with
    )
    return replace(section, law=law_id, goes_with=partners)


def _resolved(value: Any, register: Register) -> Any:
    if isinstance(value, SectionBasis):
        return replace(value, law=_law_id(value.law, register))
    if isinstance(value, tuple):
        return tuple(_resolved(item, register) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {item.name: _resolved(getattr(value, item.name), register) for item in fields(value)}
        return replace(value, **changed)
    return value


def _law_id(name: str, register: Register) -> str:
    try:
        return register.law(name).id
    except UnknownLawError:
        return name

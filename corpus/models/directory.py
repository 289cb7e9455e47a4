"""Agencies, terms, interviews and document types."""

from dataclasses import dataclass
from datetime import date

from corpus.models.basis import STRICT, Basis
from corpus.models.vocabulary import Family


@dataclass(frozen=True, slots=True)
class SourcedFact:
    """A fact about an agency with the page it was read on and the day it was checked."""

    __pydantic_config__ = STRICT
    value: str
    source_url: str
    checked: date


@dataclass(frozen=True, slots=True)
class AgencyService:
    """A service an agency gives: how it goes and how long it takes, where a source says so."""

    __pydantic_config__ = STRICT
    name: str
    steps: tuple[str, ...] = ()
    time: SourcedFact | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """An office that helps. A generic one (the police station of the case) has no phone of its own."""

    __pydantic_config__ = STRICT
    id: str
    name: str
    name_en: str
    what_for: str
    what_for_en: str
    families: tuple[Family, ...] = ()
    phones: tuple[SourcedFact, ...] = ()
    hours: SourcedFact | None = None
    url: SourcedFact | None = None
    services: tuple[AgencyService, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A legal term with the words people use for it. `specific` 0–1 weights lay → legal expansion."""

    __pydantic_config__ = STRICT
    id: str
    legal: str
    plain: str
    spoken: tuple[str, ...] = ()
    misspelt: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    specific: float = 1.0


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of an interview question: the fact it sets, and the guide or question that follows."""

    __pydantic_config__ = STRICT
    id: str
    label: str
    label_en: str
    sets: dict[str, str]
    next_question: str | None = None
    guide: str | None = None


@dataclass(frozen=True, slots=True)
class InterviewQuestion:
    """One short question; `ask_if` names facts that must already have the given values."""

    __pydantic_config__ = STRICT
    id: str
    text: str
    text_en: str
    options: tuple[Option, ...]
    ask_if: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Interview:
    """Questions asked where an answer forks on a fact."""

    __pydantic_config__ = STRICT
    id: str
    title: str
    questions: tuple[InterviewQuestion, ...]


@dataclass(frozen=True, slots=True)
class Particular:
    """One thing the law requires a document to show, or one sign that it is forged."""

    __pydantic_config__ = STRICT
    id: str
    text: str
    basis: tuple[Basis, ...]
    text_en: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A paper people receive: what must stand in it, what it demands, how a forgery looks."""

    __pydantic_config__ = STRICT
    id: str
    names: tuple[str, ...]
    demands: str
    particulars: tuple[Particular, ...]
    names_en: tuple[str, ...] = ()
    forgery_signs: tuple[Particular, ...] = ()
    deadline_rule: str | None = None

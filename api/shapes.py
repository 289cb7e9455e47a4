"""What goes out over HTTP besides an Answer, for the OpenAPI document and for whoever generates a client from it."""

from datetime import date
from typing import NotRequired

from typing_extensions import TypedDict


class HitShape(TypedDict):
    """One passage found."""

    law: str | None
    section: str | None
    guide: str | None
    kind: str
    title: str
    score: float
    legs: dict[str, float]


class SearchShape(TypedDict):
    """Passages found, best first."""

    hits: list[HitShape]


class PartnerShape(TypedDict):
    """A section to be read beside another, and why."""

    law: str
    section: str
    relation: str


class VersionShape(TypedDict):
    """One version of the official text."""

    instrument: str
    number: str
    effective_from: str | None
    sha256: str


class TemporalShape(TypedDict):
    """Whether the text is known to have been in force on the day asked about."""

    as_of: date | None
    known: bool


class SectionShape(TypedDict):
    """A section; `temporal` only where `as_of` was given."""

    law: str
    law_short: str
    section: str
    status: str
    heading: str
    digest: str | None
    official_text: str | None
    questions: list[str]
    goes_with: list[PartnerShape]
    references: list[str]
    versions: list[VersionShape]
    url: str | None
    temporal: NotRequired[TemporalShape]


class BasisShape(TypedDict):
    """What a statement rests on: a section, or a source that was read."""

    law: NotRequired[str]
    law_short: NotRequired[str]
    section: NotRequired[str]
    paragraph: NotRequired[int | None]
    item: NotRequired[str | None]
    source_url: NotRequired[str]
    retrieved: NotRequired[str]
    figure: NotRequired[str | None]


class StatementShape(TypedDict):
    """One statement of a guide."""

    id: str
    group: str
    text: str
    text_en: str | None
    basis: list[BasisShape]


class GuideShape(TypedDict):
    """A guide."""

    id: str
    title: str
    title_en: str
    family: str
    stage: str
    roles: list[str]
    questions: list[str]
    statements: list[StatementShape]
    next_questions: list[str]
    agencies: list[str]
    reviewed_by: str
    reviewed_on: str
    reviewed_by_lawyer: bool

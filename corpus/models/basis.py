"""What a statement rests on: a paragraph of a section, or a source that was read."""

from dataclasses import dataclass
from datetime import date

from corpus.models.vocabulary import Reviewer

STRICT = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class SectionBasis:
    """A section, or one paragraph (วรรค, from 1) and item (อนุมาตรา, as printed) of it.

    `law` is any name the register knows; after loading it is the law's id.
    """

    __pydantic_config__ = STRICT
    law: str
    section: str
    paragraph: int | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class SourceBasis:
    """A practice that no statute states: the page read, the day it was read, the figure it gives."""

    __pydantic_config__ = STRICT
    source_url: str
    retrieved: date
    figure: str | None = None


Basis = SectionBasis | SourceBasis


@dataclass(frozen=True, slots=True)
class Review:
    """Who read this last, when, and the sha256 of each cited paragraph as it was seen then."""

    __pydantic_config__ = STRICT
    by: Reviewer
    on: date
    seen: dict[str, str] | None = None
    due: date | None = None

"""Official text (ตัวบท) of one law as imported: every numbered section of every instrument, and what stands around."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from corpus.models import Instrument, SectionVersion
from corpus.models.basis import STRICT


class Language(StrEnum):
    """Language a section is written in: a translation is kept beside the law and never taken for it."""

    THAI = "th"
    OTHER = "en"


class AnnexKind(StrEnum):
    """What stands around the sections of a law."""

    PREAMBLE = "preamble"
    NOTE = "note"
    SCHEDULE = "schedule"
    FOOTNOTE = "footnote"
    OTHER = "other"


class SectionKey(NamedTuple):
    """What tells one stored section from every other of its law; no two rows of a file share it."""

    instrument: Instrument
    amending_number: int
    number: str
    occurrence: int
    language: Language


@dataclass(frozen=True, slots=True)
class OfficialSection:
    """One section as published. `occurrence` counts the same number within one instrument, from 1.

    Paragraphs (วรรค) carry their items (อนุมาตรา), each on a line of its own; corpus.importing.paragraphs gives ids.
    `references` are `law id/number`.
    """

    __pydantic_config__ = STRICT
    version: SectionVersion
    occurrence: int = 1
    language: Language = Language.THAI
    repealed: bool = False
    heading_path: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()

    @property
    def key(self) -> SectionKey:
        """Its key among the sections of its law."""
        version = self.version
        number = version.amending_number or 0
        return SectionKey(version.instrument, number, version.number, self.occurrence, self.language)


@dataclass(frozen=True, slots=True)
class Annex:
    """Text that is no section: preamble (คำปรารภ), reasons (หมายเหตุ), schedule (บัญชีท้าย). `after`: section before."""

    __pydantic_config__ = STRICT
    kind: AnnexKind
    text: str
    after: str | None = None


@dataclass(frozen=True, slots=True)
class TextSource:
    """Where a text came from. `sha256`: of the file as read; `edition`: the publisher's code of this edition."""

    __pydantic_config__ = STRICT
    source: str
    sha256: str
    format: str
    retrieved: date | None = None
    url: str | None = None
    edition: str | None = None


@dataclass(frozen=True, slots=True)
class OfficialText:
    """Everything imported of one law, in the order of its source."""

    __pydantic_config__ = STRICT
    law: str
    official: str
    source: TextSource
    sections: tuple[OfficialSection, ...]
    annexes: tuple[Annex, ...] = ()

    def main(self) -> Iterator[OfficialSection]:
        """Sections of the law itself, in Thai: no enacting act, no amending act's own sections, no translation."""
        for section in self.sections:
            if section.version.instrument is Instrument.MAIN and section.language is Language.THAI:
                yield section

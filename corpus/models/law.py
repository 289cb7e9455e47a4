"""Laws, their registers and their sections."""

from dataclasses import dataclass
from datetime import date

from corpus.models.basis import STRICT, Review
from corpus.models.vocabulary import Instrument, LawKind, Relation, SectionStatus, SpeechRegister


@dataclass(frozen=True, slots=True)
class Law:
    """A law (กฎหมาย): official name, the short name shown, and the other ways people write it."""

    __pydantic_config__ = STRICT
    id: str
    official: str
    short: str
    english: str
    kind: LawKind
    year_be: int
    aliases: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change of a section: the date it took effect and the act that made it."""

    __pydantic_config__ = STRICT
    on: date
    by: str
    gazette: str | None = None


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One section number that exists, and its standing."""

    __pydantic_config__ = STRICT
    number: str
    status: SectionStatus
    amended: tuple[Amendment, ...] = ()

    @property
    def inserted(self) -> bool:
        """Whether the number was put between others later: 134/1, 119 ทวิ."""
        return not self.number.isdigit()


@dataclass(frozen=True, slots=True)
class GoesWith:
    """Another section that must be read beside this one, and why."""

    __pydantic_config__ = STRICT
    section: str
    relation: Relation
    law: str | None = None


@dataclass(frozen=True, slots=True)
class SectionVersion:
    """Official text (ตัวบท) as imported, one string per paragraph; never typed by us.

    `effective_from` None means unknown. `number` repeats for different instruments without colliding.
    """

    __pydantic_config__ = STRICT
    instrument: Instrument
    number: str
    paragraphs: tuple[str, ...]
    sha256: str
    amending_number: int | None = None
    effective_from: date | None = None
    retrieved: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section (มาตรา): our digest of it (สรุปสาระ), the questions it answers and, where imported, its text.

    `derived`: the sum behind each figure of the digest that the text does not state ("5 × 6 = 30").
    """

    __pydantic_config__ = STRICT
    number: str
    heading: str
    digest: str
    digest_en: str | None = None
    law: str = ""
    questions: dict[SpeechRegister, tuple[str, ...]] | None = None
    goes_with: tuple[GoesWith, ...] = ()
    heading_path: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    versions: tuple[SectionVersion, ...] = ()
    review: Review | None = None
    derived: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DigestChapter:
    """One digest file: a chapter of a law, as written under corpus/data/digests/."""

    __pydantic_config__ = STRICT
    law: str
    heading_path: tuple[str, ...]
    review: Review
    sections: tuple[Section, ...]

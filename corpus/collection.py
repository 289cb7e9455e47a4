"""The corpus as one value: everything that answers are composed from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.errors import UnknownSectionError
from corpus.models import (
    Agency,
    BlockKind,
    DeadlineRule,
    DocumentType,
    Guide,
    HolidayCalendar,
    Interview,
    Section,
    SectionBasis,
    Statement,
    Term,
)
from corpus.register import Register


@dataclass(frozen=True, slots=True)
class Corpus:
    """Validated corpus. Sections are keyed by (law id, number); the rest by id."""

    register: Register
    sections: dict[tuple[str, str], Section]
    guides: dict[str, Guide]
    agencies: dict[str, Agency]
    terms: dict[str, Term]
    deadline_rules: dict[str, DeadlineRule]
    interviews: dict[str, Interview]
    document_types: dict[str, DocumentType]
    holidays: HolidayCalendar = field(default_factory=HolidayCalendar)
    _told: Mapping[tuple[str, str], tuple[BlockKind, Statement]] = field(init=False, repr=False, compare=False)
    _resting: Mapping[tuple[str, str], Sequence[tuple[str, str]]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        told, resting = {}, defaultdict[tuple[str, str], list[tuple[str, str]]](list)
        for guide, kind, statement in self.statements():
            told[guide.id, statement.id] = kind, statement
            for basis in statement.basis:
                if isinstance(basis, SectionBasis):
                    resting[basis.law, basis.section].append((guide.id, statement.id))
        object.__setattr__(self, "_told", told)
        object.__setattr__(self, "_resting", dict(resting))

    def section(self, law: str, number: str) -> Section:
        """The section by any name of its law.

        Raises:
            UnknownLawError: the law is not known.
            UnknownSectionError: the law has no digest and no text of this section.
        """
        found = self.section_or_none(self.register.law(law).id, number)
        if found is None:
            raise UnknownSectionError(f"no digest or text of section {number!r} of {law!r}")
        return found

    def section_or_none(self, law_id: str, number: str) -> Section | None:
        """The section of a law id, or None where neither digest nor text is held."""
        return self.sections.get((law_id, number))

    def statement(self, guide_id: str, statement_id: str) -> tuple[BlockKind, Statement]:
        """A statement by the id of its guide and its own, with the group it stands in.

        Raises:
            KeyError: the guide does not hold it.
        """
        return self._told[guide_id, statement_id]

    def resting_on(self, section: tuple[str, str]) -> Sequence[tuple[str, str]]:
        """The statements that rest on a section, told by law id and number: ids of guide and statement."""
        return self._resting.get(section, ())

    def statements(self) -> Iterator[tuple[Guide, BlockKind, Statement]]:
        """Every statement of every guide."""
        for guide in self.guides.values():
            for kind, statement in guide.statements():
                yield guide, kind, statement

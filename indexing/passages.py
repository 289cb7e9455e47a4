"""What is retrieved: one passage per digest, per paragraph of official text, per guide and per statement."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.collection import Corpus
from corpus.models import Guide, Section, SectionVersion, SpeechRegister, Statement

_BY_NUMBER = "มาตรา"


class PassageKind(StrEnum):
    """Kind of a passage."""

    SECTION = "section"
    OFFICIAL = "official"
    GUIDE = "guide"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit of retrieval. `id` is stable; `questions` are the ways people ask for it.

    `paragraph` of official text counts from 1 (วรรค), the same number that a citation names. `names` are the numbers
    of the sections of its own law that official text names.
    """

    id: str
    kind: PassageKind
    title: str
    text: str
    heading: str = ""
    questions: tuple[str, ...] = ()
    law: str | None = None
    section: str | None = None
    guide: str | None = None
    statement: str | None = None
    paragraph: int | None = None
    names: tuple[str, ...] = ()


def passages_of(corpus: Corpus) -> tuple[Passage, ...]:
    """Every passage of the corpus, sections first, in the corpus's own order."""
    sections = (passage for section in corpus.sections.values() for passage in _of_section(section))
    asked = _asked_of_statements(corpus)
    guides = (passage for guide in corpus.guides.values() for passage in _of_guide(guide, asked))
    return (*sections, *guides)


def _asked_of_statements(corpus: Corpus) -> dict[tuple[str, str], list[str]]:
    """The questions that each statement answers, asked first or next, by guide and id."""
    found: dict[tuple[str, str], list[str]] = {}
    for guide in corpus.guides.values():
        for question, ids in (*guide.answered.items(), *guide.asked_next.items()):
            for name in ids:
                owner, _, statement = name.rpartition("/")
                found.setdefault((owner or guide.id, statement), []).append(question)
    return found


def _of_section(section: Section) -> Iterator[Passage]:
    """The digest, where there is one, then every paragraph of the official text."""
    if section.digest or section.questions:
        yield Passage(
            id=f"{section.law}/{section.number}",
            kind=PassageKind.SECTION,
            title=section.heading,
            text=section.digest,
            heading=" ".join(section.heading_path),
            questions=_asked(section.questions),
            law=section.law,
            section=section.number,
        )
    counted: Counter[str] = Counter()
    for version in section.versions:
        key = _version_key(version)
        counted[key] += 1
        yield from _of_version(section, version, f"{key}~{counted[key]}" if counted[key] > 1 else key)


def _of_version(section: Section, version: SectionVersion, key: str) -> Iterator[Passage]:
    for paragraph, text in enumerate(version.paragraphs, start=1):
        yield Passage(
            id=f"{section.law}/{key}/{version.number}/{paragraph}",
            kind=PassageKind.OFFICIAL,
            title=section.heading,
            text=text,
            heading=" ".join(section.heading_path),
            law=section.law,
            section=section.number,
            paragraph=paragraph,
            names=_names(section, text),
        )


def _names(section: Section, text: str) -> tuple[str, ...]:
    """What the section names of its own law, for the paragraphs that name anything."""
    own = f"{section.law}/"
    named = [reference.removeprefix(own) for reference in section.references if reference.startswith(own)]
    return tuple(named) if _BY_NUMBER in text else ()


def _version_key(version: SectionVersion) -> str:
    """What tells the versions of one number apart: the instrument, which amending act, and from which day."""
    act = f"-{version.amending_number}" if version.amending_number is not None else ""
    day = f"@{version.effective_from.isoformat()}" if version.effective_from else ""
    return f"{version.instrument.value}{act}{day}"


def _of_guide(guide: Guide, asked: Mapping[tuple[str, str], Sequence[str]]) -> Iterator[Passage]:
    yield Passage(
        id=f"guide:{guide.id}",
        kind=PassageKind.GUIDE,
        title=guide.title,
        text=" ".join([guide.title_en, *(_both(statement) for statement in (*guide.urgent, *guide.answer))]),
        questions=_asked(guide.questions),
        guide=guide.id,
    )
    for _, statement in guide.statements():
        yield Passage(
            id=f"{guide.id}/{statement.id}",
            kind=PassageKind.STATEMENT,
            title=guide.title,
            text=_both(statement),
            questions=tuple(asked.get((guide.id, statement.id), ())),
            guide=guide.id,
            statement=statement.id,
        )


def _both(statement: Statement) -> str:
    return f"{statement.text} {statement.text_en or ''}".strip()


def _asked(questions: Mapping[SpeechRegister, Iterable[str]] | None) -> tuple[str, ...]:
    return tuple(question for asked in (questions or {}).values() for question in asked)

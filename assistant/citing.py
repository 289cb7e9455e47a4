"""Turn what statements rest on into numbered citations, in order of importance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answers import Citation, CitationKind, Temporal, TextKind, Verification
from assistant.verification import verify
from corpus.collection import Corpus
from corpus.models import Guide, Section, SectionBasis, SourceBasis, Statement

SectionKey = tuple[str, str]
CitedKey = tuple[str, ...]
CitedAs = tuple[str | None, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Support:
    """A statement to be shown, whose it is, and how well it answers; a digest has no guide."""

    statement: Statement
    guide: Guide | None
    relevance: float


def cited_keys(support: Support) -> tuple[CitedKey, ...]:
    """What a statement cites, in the order shown: sections, sources, then its guide."""
    keys: dict[CitedKey, None] = {}
    for basis in support.statement.basis:
        match basis:
            case SectionBasis():
                keys["section", basis.law, basis.section] = None
            case SourceBasis():
                keys["source", basis.source_url] = None
    if support.guide is not None:
        keys["guide", support.guide.id] = None
    return tuple(keys)


def sections_of(statement: Statement) -> set[SectionKey]:
    """The sections that a statement rests on."""
    return {(basis.law, basis.section) for basis in statement.basis if isinstance(basis, SectionBasis)}


def cite(
    supports: Sequence[Support], corpus: Corpus, importance: dict[SectionKey, float], as_of: date | None
) -> dict[CitedKey, Citation]:
    """Every citation by key, markers from 1: sections by importance, then sources, then guides."""
    keys = dict.fromkeys(key for support in supports for key in cited_keys(support))
    kinds = ("section", "source", "guide")
    ordered = sorted(keys, key=lambda key: (kinds.index(key[0]), -_weight(key, supports, importance)))
    temporal = Temporal(as_of, False)
    return {
        key: replace(_citation(key, supports, corpus), marker=marker, temporal=temporal)
        for marker, key in enumerate(ordered, start=1)
    }


def _weight(key: CitedKey, supports: Iterable[Support], importance: dict[SectionKey, float]) -> float:
    if key[0] != "section":
        return 0.0
    resting = [support.relevance for support in supports if key in cited_keys(support)]
    return importance.get((key[1], key[2]), 0.0) + max(resting, default=0.0)


def _citation(key: CitedKey, supports: Sequence[Support], corpus: Corpus) -> Citation:
    match key[0]:
        case "section":
            citation = _section_citation(key[1], key[2], supports, corpus)
        case "guide":
            citation = _guide_citation(key[1], supports, corpus)
        case _:
            citation = _source_citation(key[1], supports)
    return replace(citation, verification=verify(citation, corpus))


def _section_citation(law_id: str, number: str, supports: Sequence[Support], corpus: Corpus) -> Citation:
    law = corpus.register.laws.get(law_id)
    section = corpus.section_or_none(law_id, number)
    paragraphs = _paragraphs(law_id, number, supports)
    quote, kind, effective = _quote(section, paragraphs)
    return Citation(
        marker=0,
        kind=CitationKind.SECTION,
        law=law.official if law else law_id,
        law_short=law.short if law else None,
        section=number,
        paragraphs=paragraphs,
        title=section.heading if section else "",
        quote=quote,
        text_kind=kind,
        guide=None,
        url=law.url if law else None,
        effective_from=effective,
        verification=Verification.NOT_CHECKED,
        temporal=Temporal(),
    )


def _paragraphs(law_id: str, number: str, supports: Sequence[Support]) -> tuple[int, ...]:
    return tuple(
        sorted(
            {
                basis.paragraph
                for support in supports
                for basis in support.statement.basis
                if isinstance(basis, SectionBasis) and (basis.law, basis.section) == (law_id, number)
                if basis.paragraph is not None
            }
        )
    )


def _quote(section: Section | None, paragraphs: Sequence[int]) -> tuple[str, TextKind, date | None]:
    """The official words of the first paragraph cited, where they are imported, else our digest.

    A paragraph that the imported text does not have is never answered with the words of another.
    """
    if section is None:
        return "", TextKind.DIGEST, None
    wanted = paragraphs[0] if paragraphs else 1
    version = section.versions[-1] if section.versions else None
    if version is None or not 1 <= wanted <= len(version.paragraphs):
        return section.digest, TextKind.DIGEST, None
    return version.paragraphs[wanted - 1], TextKind.OFFICIAL, version.effective_from


def _guide_citation(guide_id: str, supports: Sequence[Support], corpus: Corpus) -> Citation:
    used = (support.statement for support in supports if support.guide and support.guide.id == guide_id)
    guide = corpus.guides[guide_id]
    return Citation(
        marker=0,
        kind=CitationKind.GUIDE,
        law=None,
        law_short=None,
        section=None,
        paragraphs=(),
        title=guide.title,
        quote=next(used).text,
        text_kind=TextKind.GUIDE,
        guide=guide_id,
        url=None,
        effective_from=None,
        verification=Verification.NOT_CHECKED,
        temporal=Temporal(),
    )


def _source_citation(url: str, supports: Sequence[Support]) -> Citation:
    figures = dict.fromkeys(
        basis.figure
        for support in supports
        for basis in support.statement.basis
        if isinstance(basis, SourceBasis) and basis.source_url == url and basis.figure
    )
    return Citation(
        marker=0,
        kind=CitationKind.SOURCE,
        law=None,
        law_short=None,
        section=None,
        paragraphs=(),
        title=url,
        quote=" / ".join(figures),
        text_kind=TextKind.SOURCE,
        guide=None,
        url=url,
        effective_from=None,
        verification=Verification.NOT_CHECKED,
        temporal=Temporal(),
    )


def joined_citations(
    first: Sequence[Citation], more: Sequence[Citation]
) -> tuple[tuple[Citation, ...], dict[int, int]]:
    """All citations, each once, those of `first` first; and the new markers of `more`."""
    known = {cited_as(citation): citation.marker for citation in first}
    joined = list(first)
    markers: dict[int, int] = {}
    for citation in more:
        key = cited_as(citation)
        if key not in known:
            known[key] = len(joined) + 1
            joined.append(replace(citation, marker=known[key]))
        markers[citation.marker] = known[key]
    return tuple(joined), markers


def cited_as(citation: Citation) -> CitedAs:
    """What a citation is of: two with the same are one."""
    source = citation.url if citation.law is None and citation.guide is None else None
    return citation.law, citation.section, citation.guide, source

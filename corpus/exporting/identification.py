"""The metadata of a law in Akoma Ntoso: FRBR identification, what applies from when, cross-references, footnotes."""

from collections.abc import Mapping, Sequence
from datetime import date
from xml.etree.ElementTree import Element, SubElement

from corpus.exporting.eids import ElementIds, number_id
from corpus.exporting.hierarchy import period_id
from corpus.exporting.rows import shown_source
from corpus.exporting.xml_text import OURS, child, clean, lines
from corpus.importing.official import Language, OfficialSection, TextSource
from corpus.models import Law

# What the standard asks for where a day is not known; `name="unknown"` says so.
UNKNOWN_DAY = "0001-01-01"
_BUDDHIST_ERA = 543
_LANGUAGES = {Language.THAI: "tha", Language.OTHER: "eng"}
_AGENT = "#nitinam"


def work_uri(law: Law) -> str:
    """`/akn/th/act/code/1956/penal-code`: kind, year of the common era, id. A law without a year stands under 0001."""
    year = max(law.year_be - _BUDDHIST_ERA, 1)
    return f"/akn/th/act/{law.kind.value.replace('_', '-')}/{year:04d}/{law.id}"


def add_identification(meta: Element, law: Law, component: str, language: Language, retrieved: date | None) -> None:
    """Work, expression and manifestation of one component of a law (`main`, `att_1` …)."""
    identification = child(meta, "identification", source=_AGENT)
    work = work_uri(law)
    expression = f"{work}/{_LANGUAGES[language]}{f':{retrieved.isoformat()}' if retrieved else '@'}"
    first = _level(identification, "FRBRWork", work, component, None, "#th")
    child(first, "FRBRcountry", value="th")
    child(first, "FRBRsubtype", value=law.kind.value)
    child(first, "FRBRnumber", value=law.id)
    child(first, "FRBRname", value=law.official)
    second = _level(identification, "FRBRExpression", expression, component, retrieved, _AGENT)
    child(second, "FRBRauthoritative", value="false")
    child(second, "FRBRlanguage", language=_LANGUAGES[language])
    third = _level(identification, "FRBRManifestation", expression, f"{component}.akn", retrieved, _AGENT)
    child(third, "FRBRformat", value="application/akn+xml")


def _level(identification: Element, tag: str, uri: str, component: str, day: date | None, author: str) -> Element:
    level = child(identification, tag)
    child(level, "FRBRthis", value=f"{uri}/!{component}")
    child(level, "FRBRuri", value=uri)
    child(level, "FRBRdate", date=day.isoformat() if day else UNKNOWN_DAY, name="retrieved" if day else "unknown")
    child(level, "FRBRauthor", href=author)
    return level


def add_lifecycle(meta: Element, prefix: str, sections: Sequence[OfficialSection]) -> list[str]:
    """One event for each day from which a section applies; the days."""
    found = {section.version.effective_from for section in sections}
    days = sorted(day.isoformat() for day in found if day is not None)
    if days:
        lifecycle = child(meta, "lifecycle", source=_AGENT)
        for day in days:
            child(lifecycle, "eventRef", eId=f"{prefix}event_{day}", date=day, type="generation", source=_AGENT)
    return days


def add_periods(meta: Element, prefix: str, days: Sequence[str]) -> None:
    """A group for what applies from each day; its end is not known."""
    if days:
        temporal = child(meta, "temporalData", source=_AGENT)
        for day in days:
            group = child(temporal, "temporalGroup", eId=period_id(prefix, day))
            child(group, "timeInterval", start=f"#{prefix}event_{day}", refersTo="#in-force")


def add_cross_references(
    meta: Element, sections: Sequence[OfficialSection], eids: Mapping[int, str], laws: Mapping[str, Law]
) -> None:
    """What each section refers to, where the law referred to is known."""
    pairs = [
        (eids[position], laws[law], number)
        for position, section in enumerate(sections)
        for law, _, number in (reference.partition("/") for reference in section.references)
        if law in laws
    ]
    if pairs:
        analysis = child(meta, "analysis", source=_AGENT)
        references = child(analysis, "otherReferences", source=_AGENT)
        for eid, law, number in pairs:
            child(references, "implicitReference", for_=f"#{eid}", href=f"{work_uri(law)}/~sec_{number_id(number)}")


def add_agents(meta: Element) -> None:
    """Who and what the metadata speaks of."""
    references = child(meta, "references", source=_AGENT)
    for tag, eid, kind, shown in (
        ("TLCOrganization", "nitinam", "organization", "NitiNam"),
        ("TLCOrganization", "th", "organization", "Kingdom of Thailand"),
        ("TLCConcept", "in-force", "concept", "in force"),
    ):
        child(references, tag, eId=eid, href=f"/akn/ontology/{kind}/{eid}", showAs=shown)


def add_footnotes(
    meta: Element, sections: Sequence[OfficialSection], eids: Mapping[int, str], prefix: str, ids: ElementIds
) -> None:
    """Footnotes of the publisher, each with the section that carried its mark."""
    found = [(eids[at], note) for at, section in enumerate(sections) for note in section.footnotes]
    if found:
        notes = child(meta, "notes", source=_AGENT)
        for count, (eid, text) in enumerate(found, start=1):
            note = child(notes, "note", eId=ids.unique(f"{prefix}note_{count}"), placementBase=f"#{eid}")
            lines(note, text.split("\n"))


def add_source(meta: Element, source: TextSource) -> None:
    """Where the text came from, in a namespace of our own."""
    proprietary = child(meta, "proprietary", source=_AGENT)
    known = {
        "name": clean(shown_source(source.source)),
        "sha256": source.sha256,
        "format": source.format,
        "retrieved": source.retrieved.isoformat() if source.retrieved else "",
        "url": clean(source.url or ""),
    }
    SubElement(proprietary, f"{{{OURS}}}source", {name: value for name, value in known.items() if value})

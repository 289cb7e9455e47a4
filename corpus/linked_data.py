"""The JSON-LD context of the catalogue, inlined so that reading it needs no network, and small nodes of it."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from corpus.catalogue_words import BothLanguages

Node = dict[str, Any]
CONTEXT: Node = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    # Counts that no vocabulary names. A name, not an address.
    "nitinam": "urn:nitinam:vocabulary:",
    "title": {"@id": "dct:title", "@container": "@language"},
    "description": {"@id": "dct:description", "@container": "@language"},
    "rights": {"@id": "dct:rights", "@container": "@language"},
    "name": {"@id": "foaf:name", "@container": "@language"},
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
    "alternative": {"@id": "dct:alternative"},
    "identifier": {"@id": "dct:identifier"},
    "format": {"@id": "dct:format"},
    "issued": {"@id": "dct:issued", "@type": "xsd:date"},
    "modified": {"@id": "dct:modified", "@type": "xsd:date"},
    "license": {"@id": "dct:license", "@type": "@id"},
    "language": {"@id": "dct:language", "@type": "@id"},
    "spatial": {"@id": "dct:spatial", "@type": "@id"},
    "source": {"@id": "dct:source", "@type": "@id"},
    "publisher": {"@id": "dct:publisher", "@type": "@id"},
    "landingPage": {"@id": "dcat:landingPage", "@type": "@id"},
    "theme": {"@id": "dcat:theme", "@type": "@id"},
    "themeTaxonomy": {"@id": "dcat:themeTaxonomy", "@type": "@id"},
    "hasTopConcept": {"@id": "skos:hasTopConcept", "@type": "@id"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "mediaType": {"@id": "dcat:mediaType", "@type": "@id"},
    "dataset": {"@id": "dcat:dataset", "@type": "@id"},
    "distribution": {"@id": "dcat:distribution", "@type": "@id"},
    "entities": {"@id": "void:entities"},
    "command": {"@id": "nitinam:command"},
    "files": {"@id": "nitinam:files"},
    "sourceFile": {"@id": "nitinam:sourceFile"},
    "sourceSha256": {"@id": "nitinam:sourceSha256"},
    "registeredSections": {"@id": "nitinam:registeredSections"},
    "repealedSections": {"@id": "nitinam:repealedSections"},
    "officialSections": {"@id": "nitinam:officialSections"},
    "digests": {"@id": "nitinam:digests"},
}
LANGUAGES = {
    "th": "http://publications.europa.eu/resource/authority/language/THA",
    "en": "http://publications.europa.eu/resource/authority/language/ENG",
}
THAILAND = "http://publications.europa.eu/resource/authority/country/THA"
JUSTICE = "http://publications.europa.eu/resource/authority/data-theme/JUST"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


def media_type(name: str) -> str:
    """The address IANA gives a media type."""
    return f"{_MEDIA_TYPES}{name}"


def words(text: BothLanguages) -> Node:
    """A language map."""
    return asdict(text)


def days(found: Iterable[date | None]) -> Node:
    """First and last of the days that are known, as issued and modified; nothing where none is."""
    known = sorted(day for day in found if day is not None)
    return {"issued": known[0].isoformat(), "modified": known[-1].isoformat()} if known else {}


def known(node: Node) -> Node:
    """The node without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, [], {})}

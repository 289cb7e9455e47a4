"""What the corpus holds as a DCAT 3 catalogue in JSON-LD: one data set per law, one per kind of what we wrote."""

from collections.abc import Iterable, Iterator
from datetime import date

from corpus.catalogue_files import digest_files, official_files, register_file, yaml_files
from corpus.catalogue_words import CatalogueWords
from corpus.collection import Corpus
from corpus.exporting.rows import shown_source
from corpus.importing.naming import new_law
from corpus.importing.official import OfficialText
from corpus.linked_data import CONTEXT, JUSTICE, LANGUAGES, THAILAND, Node, days, known, words
from corpus.models import Agency, Law, SectionStatus, SourcedFact

PUBLISHER = "urn:nitinam:publisher"
KINDS = "urn:nitinam:kinds"


def catalogue(corpus: Corpus, texts: Iterable[OfficialText], said: CatalogueWords) -> Node:
    """The catalogue as a JSON-LD value; what is not known is left out."""
    imported = {text.law: text for text in texts}
    laws = dict(corpus.register.laws)
    laws |= {law: new_law(text.official, law) for law, text in imported.items() if law not in laws}
    datasets = [_law(corpus, law, imported.get(law.id), said) for law in laws.values()]
    datasets += _collections(corpus, said)
    return {
        "@context": CONTEXT,
        "@id": "urn:nitinam:catalogue",
        "@type": "dcat:Catalog",
        "title": words(said.title),
        "description": words(said.description),
        "publisher": {"@id": PUBLISHER, "@type": "foaf:Agent", "name": words(said.publisher)},
        "license": said.licence,
        "language": list(LANGUAGES.values()),
        "spatial": THAILAND,
        **days(date.fromisoformat(one[name]) for one in datasets for name in ("issued", "modified") if name in one),
        "themeTaxonomy": _kinds(said),
        "dataset": datasets,
    }


def _kinds(said: CatalogueWords) -> Node:
    """The classes of laws."""
    concepts = [
        {"@id": _kind(kind.value), "@type": "skos:Concept", "prefLabel": words(label), "inScheme": KINDS}
        for kind, label in said.kinds.items()
    ]
    return {"@id": KINDS, "@type": "skos:ConceptScheme", "hasTopConcept": concepts}


def _kind(kind: str) -> str:
    return f"urn:nitinam:kind:{kind}"


def _law(corpus: Corpus, law: Law, text: OfficialText | None, said: CatalogueWords) -> Node:
    entries = corpus.register.entries.get(law.id, {}).values()
    digests = [one for one in corpus.sections.values() if one.law == law.id and one.digest]
    reviewed = [one.review.on for one in digests if one.review]
    return known(
        {
            "@id": f"urn:nitinam:law:{law.id}",
            "@type": "dcat:Dataset",
            "identifier": law.id,
            "title": {"th": law.official, **({"en": law.english} if law.english != law.official else {})},
            "alternative": law.short,
            "publisher": PUBLISHER,
            "license": said.licence if digests or entries else None,
            "rights": words(said.official_rights) if text else None,
            "theme": [_kind(law.kind.value), JUSTICE],
            "language": [LANGUAGES["th"]],
            "spatial": THAILAND,
            **_source(law, text),
            **days([*reviewed, text.source.retrieved if text else None]),
            "registeredSections": len(entries) or None,
            "repealedSections": sum(one.status is SectionStatus.REPEALED for one in entries) if entries else None,
            "officialSections": len(text.sections) if text else 0,
            "digests": len(digests),
            "distribution": [
                *register_file(law, bool(entries), said),
                *digest_files(law, bool(digests), said),
                *official_files(law, text, said),
            ],
        }
    )


def _source(law: Law, text: OfficialText | None) -> Node:
    """Where the text was taken from; the path of a file on this machine is its last name only."""
    if text is None:
        return {"source": law.url}
    file, url = shown_source(text.source.source), text.source.url or law.url
    address = file if "://" in file else url
    return {"source": address, "sourceFile": file, "sourceSha256": text.source.sha256}


def _collections(corpus: Corpus, said: CatalogueWords) -> Iterator[Node]:
    found: dict[str, tuple[int, list[date]]] = {
        "guides": (len(corpus.guides), [guide.review.on for guide in corpus.guides.values()]),
        "terms": (len(corpus.terms), []),
        "agencies": (len(corpus.agencies), [day for one in corpus.agencies.values() for day in _checked(one)]),
        "deadline_rules": (len(corpus.deadline_rules), []),
        "interviews": (len(corpus.interviews), []),
        "document_types": (len(corpus.document_types), []),
    }
    for name, (count, dates) in found.items():
        yield _collection(name, count, dates, said)


def _collection(name: str, count: int, dates: Iterable[date], said: CatalogueWords) -> Node:
    own = said.collections[name]
    return {
        "@id": f"urn:nitinam:{name}",
        "@type": "dcat:Dataset",
        "identifier": name,
        "title": words(own.title),
        "description": words(own.description),
        "publisher": PUBLISHER,
        "license": said.licence,
        "theme": [JUSTICE],
        "language": list(LANGUAGES.values()),
        "spatial": THAILAND,
        **days(dates),
        "entities": count,
        "distribution": [yaml_files(f"urn:nitinam:{name}:yaml", own.files, said)],
    }


def _checked(agency: Agency) -> Iterator[date]:
    facts: list[SourcedFact | None] = [*agency.phones, agency.hours, agency.url, *(one.time for one in agency.services)]
    yield from (fact.checked for fact in facts if fact is not None)

"""What can be had of a data set: dcat:Distribution nodes."""

from collections.abc import Iterator

from corpus.catalogue_words import CatalogueWords
from corpus.exporting.rows import ExportFormat
from corpus.importing.official import OfficialText
from corpus.linked_data import Node, known, media_type, words
from corpus.models import Law

_MEDIA = {ExportFormat.CSV: "text/csv", ExportFormat.AKOMA_NTOSO: "application/akn+xml"}


def register_file(law: Law, any_: bool, said: CatalogueWords) -> Iterator[Node]:
    """The register of a law, where there is one."""
    if any_:
        yield yaml_files(f"urn:nitinam:law:{law.id}:register", f"corpus/data/register/{law.id}.yaml", said) | {
            "title": words(said.distributions.register)
        }


def yaml_files(name: str, files: str, said: CatalogueWords) -> Node:
    """Files of the repository."""
    return {
        "@id": name,
        "@type": "dcat:Distribution",
        "title": words(said.distributions.source),
        "format": "yaml",
        "mediaType": media_type("application/yaml"),
        "license": said.licence,
        "files": files,
    }


def digest_files(law: Law, any_: bool, said: CatalogueWords) -> Iterator[Node]:
    """What `corpus export` makes of our digests of a law, where there are any."""
    for format_ in (ExportFormat.JSONL, ExportFormat.CSV) if any_ else ():
        yield _distribution(law, format_, "digests") | {
            "title": words(said.distributions.digest),
            "license": said.licence,
            "rights": words(said.digest_rights),
        }


def official_files(law: Law, text: OfficialText | None, said: CatalogueWords) -> Iterator[Node]:
    """What `corpus export` makes of the official text of a law, where it is imported."""
    for format_ in ExportFormat if text else ():
        yield _distribution(law, format_, "official") | {
            "title": words(said.distributions.official),
            "rights": words(said.official_rights),
        }


def _distribution(law: Law, format_: ExportFormat, what: str) -> Node:
    """A file that the command makes; there is no address where it lies."""
    suffix = "xml" if format_ is ExportFormat.AKOMA_NTOSO else format_.value
    command = f"nitinam corpus export --what {what} --law {law.id} --format {format_.value} --out {law.id}.{suffix}"
    return known(
        {
            "@id": f"urn:nitinam:law:{law.id}:{what}:{format_.value}",
            "@type": "dcat:Distribution",
            "format": format_.value,
            "mediaType": media_type(_MEDIA[format_]) if format_ in _MEDIA else None,
            "command": command,
        }
    )

"""The words of the catalogue: titles, descriptions, licence and publisher, from corpus/data/catalogue.yaml."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.errors import InvalidCorpusError
from corpus.faults import Fault
from corpus.models import LawKind
from corpus.models.basis import STRICT
from corpus.yaml_source import read_yaml

_FILE = Path(__file__).parent / "data" / "catalogue.yaml"


@dataclass(frozen=True, slots=True)
class BothLanguages:
    """A text for people, in Thai and in English."""

    __pydantic_config__ = STRICT
    th: str
    en: str


@dataclass(frozen=True, slots=True)
class CollectionWords:
    """A data set that is no law. `files`: where it lies in the repository."""

    __pydantic_config__ = STRICT
    title: BothLanguages
    description: BothLanguages
    files: str


@dataclass(frozen=True, slots=True)
class DistributionWords:
    """Titles of what can be had of a data set."""

    __pydantic_config__ = STRICT
    official: BothLanguages
    digest: BothLanguages
    register: BothLanguages
    source: BothLanguages


@dataclass(frozen=True, slots=True)
class CatalogueWords:
    """What the catalogue says in words. `licence` is of what we wrote, `official_rights` of the text of the law."""

    __pydantic_config__ = STRICT
    title: BothLanguages
    description: BothLanguages
    publisher: BothLanguages
    licence: str
    official_rights: BothLanguages
    digest_rights: BothLanguages
    kinds: dict[LawKind, BothLanguages]
    distributions: DistributionWords
    collections: dict[str, CollectionWords]


def load_catalogue_words(path: Path = _FILE) -> CatalogueWords:
    """The words of the file.

    Raises:
        InvalidCorpusError: with every fault of the file.
    """
    source, faults = read_yaml(path, path.name)
    if source is None:
        raise InvalidCorpusError(faults)
    try:
        return TypeAdapter(CatalogueWords).validate_python(source.value)
    except ValidationError as error:
        found = [
            Fault(path.name, source.line(problem["loc"]), str(problem["type"]), problem["msg"])
            for problem in error.errors(include_url=False)
        ]
        raise InvalidCorpusError([*faults, *found]) from error

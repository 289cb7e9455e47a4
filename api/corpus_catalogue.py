"""`nitinam corpus catalogue`: what there is, as DCAT in JSON-LD."""

import argparse
import json
from collections.abc import Mapping
from typing import Any

from assistant.settings import read_settings
from corpus.catalogue import catalogue
from corpus.catalogue_words import load_catalogue_words
from corpus.importing.store import read_official
from corpus.loading import load_corpus

_COUNTS = {
    "registeredSections": "registered",
    "officialSections": "official",
    "digests": "digests",
    "entities": "entries",
}


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `catalogue`."""
    text = "laws, guides, terms and the rest with licence, source, counts and dates: DCAT as JSON-LD with --json"
    verb = verbs.add_parser("catalogue", help=text, description=text)
    verb.add_argument("--json", action="store_true", help="the JSON-LD document alone on stdout")
    verb.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the catalogue; without --json a line per data set for people."""
    found = catalogue(load_corpus(), read_official(read_settings().home), load_catalogue_words())
    print(json.dumps(found, ensure_ascii=False) if arguments.json else "\n".join(map(_line, found["dataset"])))
    return 0


def _line(dataset: Mapping[str, Any]) -> str:
    counts = ", ".join(f"{dataset[name]} {shown}" for name, shown in _COUNTS.items() if dataset.get(name))
    return (
        f"{dataset['title']['th']} ({dataset['identifier']}): {counts}; modified {dataset.get('modified', 'unknown')}"
    )

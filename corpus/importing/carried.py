"""What rows of our own exports carry beside the text: footnotes of a section, annexes of its law. In CSV it is JSON."""

import json
from collections.abc import Mapping
from typing import Any

from corpus.importing.drafts import AnnexDraft, MisfitError
from corpus.importing.official import AnnexKind


def carried_footnotes(place: int, row: Mapping[str, Any]) -> list[str]:
    """Footnotes of a row; empty where it has none.

    Raises:
        MisfitError: the field holds anything but a list of texts.
    """
    notes = _list(place, row, "footnotes")
    if not all(isinstance(note, str) for note in notes):
        raise MisfitError(place, "footnotes", "footnotes is no list of texts")
    return notes


def carried_annexes(place: int, row: Mapping[str, Any]) -> list[AnnexDraft]:
    """Annexes of a row, which stand with the first section of their law; empty where it has none.

    Raises:
        MisfitError: one of them lacks its kind or its text.
    """
    return [_annex(place, value) for value in _list(place, row, "annexes")]


def _annex(place: int, value: Any) -> AnnexDraft:
    match value:
        case {"kind": str(kind), "text": str(text), "after": None | str() as after} if kind in set(AnnexKind):
            return AnnexDraft(kind, text.split("\n"), after)
    raise MisfitError(place, "annexes", f"an annex needs kind ({', '.join(AnnexKind)}), text and after")


def _list(place: int, row: Mapping[str, Any], name: str) -> list[Any]:
    value = row.get(name) or []
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError) as error:
            raise MisfitError(place, name, f"{name} is no JSON: {error}") from error
    if not isinstance(value, list):
        raise MisfitError(place, name, f"{name} is no list but {type(value).__name__}")
    return value

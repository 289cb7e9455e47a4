"""Paragraphs (วรรค) of a section with the items (อนุมาตรา) below them, as a tree."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.importing.heads import DIGITS
from corpus.importing.paragraphs import parts

_AGAIN = re.compile(r"~\d+$")
_QUOTES = ("“", '"')


@dataclass(slots=True)
class Item:
    """A paragraph or an item: `label` as printed before its words, '' for a paragraph and a definition."""

    id: str
    label: str
    lines: list[str]
    below: list["Item"] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its id without a count of repetitions."""
        return _AGAIN.sub("", self.id)


def items(paragraphs: Sequence[str]) -> list[Item]:
    """The paragraphs of a section. Running text below an item belongs to it."""
    found: list[Item] = []
    met: list[Item] = []
    for part in parts(paragraphs):
        name = _AGAIN.sub("", part.id)
        above = next((item for item in reversed(met) if name.startswith(f"{item.name}.")), None)
        label = _printed(part.text, name[len(above.name) + 1 :]) if above else None
        if above is not None and label is not None:
            above.below.append(Item(part.id, label, [part.text[len(label) :].strip()]))
            met.append(above.below[-1])
        elif part.id.isdecimal():
            found.append(Item(part.id, "", [part.text]))
            met.append(found[-1])
        else:
            met[-1].lines.append(part.text)
    return found


def text_lines(found: Sequence[Item]) -> Iterator[str]:
    """The lines that the items were made of."""
    for item in found:
        first, *rest = item.lines
        yield f"{item.label} {first}".strip()
        yield from rest
        yield from text_lines(item.below)


def _printed(text: str, label: str) -> str | None:
    """A label as it is printed before an item's words, '' for a definition; None for running text."""
    folded = text.translate(DIGITS)
    for printed in (f"({label})", f"{label}."):
        if folded.startswith(printed):
            return text[: len(printed)]
    return "" if folded.startswith(tuple(f"{quote}{label}" for quote in _QUOTES)) else None

"""Sections whose number the source declares beside the text, which may begin with the law's name and the number."""

import re
from dataclasses import dataclass

from corpus.importing.heads import HEAD, NUMBERED, clean_number, unglued

_DEBRIS = re.compile(r"^(?:\s|<!--.*?-->|\*|﻿)+", re.DOTALL)
_ENGLISH = re.compile(r"\s*Section\s+(\d+(?:/\d+)?)\s*\.?\s+")


@dataclass(frozen=True, slots=True)
class Declared:
    """Number and lines of one section; `remark` where number and text disagree."""

    number: str
    lines: list[str]
    remark: str | None = None


def declared_sections(number: str, text: str, law: str) -> list[Declared]:
    """The section of a row; more than one where the row glues several repealed ones together."""
    text = _DEBRIS.sub("", text)
    if law and text.startswith(law):
        text = _DEBRIS.sub("", text[len(law) :])
    pieces = [piece for line in text.split("\n") for piece in unglued(line)]
    lines = [piece.strip() for piece in pieces if piece.strip()]
    glued = [index for index, line in enumerate(lines) if index and HEAD.match(line) and "ยกเลิก" in line[-9:]]
    if len(lines) - 1 != len(glued):
        return [_declared(number, text)]
    return [_declared(number, lines[0] if lines else ""), *(_declared("", lines[index]) for index in glued)]


def _declared(number: str, text: str) -> Declared:
    number = clean_number(number)
    match = NUMBERED.match(text) or _ENGLISH.match(text)
    if match is None:
        return Declared(number, text.split("\n"))
    printed = clean_number(match[1])
    if number in ("", printed):
        return Declared(printed, text[match.end() :].split("\n"))
    if printed.startswith(number) and not printed[len(number)].isdigit():
        # The row cut its number short: 65 อัฏฐ for 65 อัฏฐารส.
        return Declared(printed, text[match.end() :].split("\n"), f"row says section {number}, its text {printed}")
    return Declared(
        number, text.split("\n"), f"row says section {number}, its text begins with {printed}: kept as it is"
    )

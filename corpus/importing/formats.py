"""Formats that can be imported, and which one a file is in."""

import json
import re
from enum import StrEnum

from corpus.importing.drafts import MisfitError


class Format(StrEnum):
    """Format of a file to import."""

    AUTO = "auto"
    TEXT = "text"
    PROVISIONS = "provisions"
    SECTIONS = "sections"
    JSONL = "jsonl"
    CSV = "csv"
    COUNCIL = "council"
    HTML = "html"
    PDF = "pdf"


# The names under which publishers keep the three fields that a row of a section list must have.
LAW_FIELDS = ("law", "law_name", "title_th", "title")
NUMBER_FIELDS = ("section", "section_num", "number", "sectionNo")
TEXT_FIELDS = ("text", "section_content", "content")
_PACKED = {
    b"PK\x03\x04": "a zip archive (also docx, xlsx, odt)",
    b"PK\x05\x06": "a zip archive",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"\x28\xb5\x2f\xfd": "a zstd file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"\x7fELF": "a program",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_MARKUP = re.compile(
    r"<(?:!doctype html|html|head|body|div|p|span|table|meta|article|section|h[1-6]|br|b|a)\b", re.IGNORECASE
)
_COLUMNS = re.compile(rf"(?:^|,)\s*\"?(?:{'|'.join(NUMBER_FIELDS)})\"?\s*(?:,|$)")


def refuse_packed(content: bytes) -> None:
    """Raises MisfitError where the first bytes are those of an archive or of anything that holds no text."""
    for magic, name in _PACKED.items():
        if content.startswith(magic):
            raise MisfitError(0, "packed", f"is {name}; give the text itself ({_readable()})")


def format_of(content: bytes, text: str | None) -> Format:
    """The format of a file by its content; `text` is None for a PDF."""
    if text is None or content.startswith(b"%PDF"):
        return Format.PDF
    begin = text[:4000].lstrip()
    if begin.startswith("<"):
        refuse_entities(text)
        if _MARKUP.search(begin):
            return Format.HTML
        raise MisfitError(1, "xml", f"is XML, which is not among the formats ({_readable()})")
    if begin.startswith(("{", "[")):
        return _json_format(text)
    return Format.CSV if _COLUMNS.search(begin.split("\n", 1)[0].strip()) else Format.TEXT


def refuse_entities(text: str) -> None:
    """Raises MisfitError where a document declares entities: they are how XML bombs and file reads are written."""
    if found := re.search(r"<!ENTITY|<!DOCTYPE[^>]{0,2000}\[", text, re.IGNORECASE):
        line = text.count("\n", 0, found.start()) + 1
        raise MisfitError(line, "entities", "declares XML entities, which are never read; take the declaration out")


def _json_format(text: str) -> Format:
    first, _, rest = text.strip().partition("\n")
    try:
        if isinstance(json.loads(first), dict) and (rest.strip() or _is_row(json.loads(first))):
            return Format.JSONL
    except (ValueError, RecursionError):
        pass
    for name, format_ in (
        ("respBody", Format.COUNCIL),
        ("lawSections", Format.COUNCIL),
        ("provisions", Format.PROVISIONS),
    ):
        if re.search(rf'"{name}"\s*:', text):
            return format_
    return Format.SECTIONS


def _is_row(value: object) -> bool:
    return isinstance(value, dict) and any(name in value for name in NUMBER_FIELDS) and "provisions" not in value


def _readable() -> str:
    return ", ".join(format_.value for format_ in Format if format_ is not Format.AUTO)

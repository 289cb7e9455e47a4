"""Bytes of an untrusted file to law drafts. Runs in the child process only (corpus.importing.child)."""

import json
from typing import Any

from corpus.importing.decoding import decoded, unpacked
from corpus.importing.documents import law_of_council, law_of_provisions
from corpus.importing.drafts import LawDraft, MisfitError
from corpus.importing.formats import Format, format_of, refuse_packed
from corpus.importing.html_text import html_lines
from corpus.importing.pdf_text import pdf_lines
from corpus.importing.rows import csv_rows, json_rows, jsonl_rows, laws_of_rows
from corpus.importing.statute_text import StatuteReader, read_statute_text


def parse(content: bytes, chosen: Format = Format.AUTO) -> tuple[Format, list[LawDraft]]:
    """The format and the laws of a file, each with at least one section.

    Raises:
        MisfitError, MisfitsError: where and why it cannot be read.
    """
    refuse_packed(content)
    content = unpacked(content)
    refuse_packed(content)
    if not content.strip():
        raise MisfitError(0, "empty", "is empty")
    is_pdf = content.lstrip()[:5] == b"%PDF-"
    text = None if is_pdf else decoded(content)
    # Nothing else can be made of a PDF, whatever was chosen.
    found = format_of(content, text) if chosen is Format.AUTO or is_pdf else chosen
    laws = _laws(content, text or "", found)
    if empty := [law.title for law in laws if not law.sections]:
        raise MisfitError(0, "no-sections", f"holds no section (มาตรา) of {', '.join(empty)[:200] or 'any law'}")
    return found, laws


def _laws(content: bytes, text: str, chosen: Format) -> list[LawDraft]:
    match chosen:
        case Format.PDF:
            return [_of_lines(pdf_lines(content))]
        case Format.HTML:
            return [_of_lines(html_lines(text))]
        case Format.CSV:
            return laws_of_rows(csv_rows(text))
        case Format.JSONL:
            return laws_of_rows(jsonl_rows(text))
        case Format.PROVISIONS | Format.COUNCIL | Format.SECTIONS:
            return _of_json(_json(text), chosen)
        case _:
            return [read_statute_text(text)]


def _of_json(value: Any, chosen: Format) -> list[LawDraft]:
    many = value if isinstance(value, list) else [value]
    if chosen is Format.PROVISIONS:
        return [law_of_provisions(document, count) for count, document in enumerate(many, start=1)]
    if chosen is Format.COUNCIL:
        return [law_of_council(document) for document in many]
    return laws_of_rows(json_rows(many))


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        message = f"is no JSON at column {error.colno}: {error.msg}; the file may be cut short"
        raise MisfitError(error.lineno, "json", message) from error
    except ValueError as error:  # a number of more digits than Python reads
        raise MisfitError(1, "json", f"holds JSON that cannot be read: {error}"[:300]) from error
    except RecursionError as error:
        raise MisfitError(1, "too-deep", "is JSON nested too deep to be read") from error


def _of_lines(lines: list[str]) -> LawDraft:
    reader = StatuteReader()
    reader.take_all(lines)
    return reader.finished()

"""JSON documents of one law each: a list of provisions, and the document of the Council of State's service."""

from collections.abc import Mapping
from typing import Any

from corpus.importing.declared import declared_sections
from corpus.importing.drafts import LawDraft, MisfitError
from corpus.importing.heads import NUMBERED, heading_of, starts_note, starts_schedule
from corpus.importing.html_text import html_lines
from corpus.importing.statute_text import StatuteReader

# Labels of the service for the table of contents, whose lines look like headings, and for the title of an act.
_CONTENTS = ("สารบาญ", "สารบัญ")
_TITLE = "ชื่อกฎหมาย"


def law_of_provisions(value: Any, place: int = 1) -> LawDraft:
    """The law of `{title_th, url, provisions: [{section, title, content}]}`; what has no number is kept as an annex."""
    document = _mapping(value, place)
    reader = StatuteReader(_text(document, "title_th", place))
    for count, raw in enumerate(_list(document, "provisions", place), start=1):
        provision = _mapping(raw, count)
        number, content = str(provision.get("section") or ""), _text(provision, "content", count)
        if number[:1].isdecimal():
            _take_numbered(reader, number, content, count)
        else:
            reader.take_annex(_kind(str(provision.get("title") or ""), content), content.split("\n"))
    return _finished(reader, document.get("url"))


def law_of_council(value: Any) -> LawDraft:
    """The law of `{respBody: {lawInfo: {lawNameTh, timelineLawCode}, lawSections: [...]}}`.

    What an entry is follows from its label and its words. `sectionTypeId` is not read: its values are not documented.
    Not tried against the live service.

    Raises:
        MisfitError: the service answered with an error, or a field is missing.
    """
    document = _mapping(value, 1)
    _refuse_failure(document)
    body = _mapping(document.get("respBody", document), 1)
    information = _mapping(body.get("lawInfo"), 1)
    reader = StatuteReader(_text(information, "lawNameTh", 1))
    for count, raw in enumerate(_list(body, "lawSections", 1), start=1):
        entry = _mapping(raw, count)
        _take_entry(reader, " ".join(_words(entry, "sectionLabel").split()), _words(entry, "sectionContent"), count)
    for note in body.get("footnoteList") or ():
        reader.take_footnote(_words(_mapping(note, 1), "footnoteDetect"), _words(note, "footnoteContent"))
    reader.law.edition = _words(information, "timelineLawCode") or None
    return _finished(reader, None)


def _refuse_failure(document: Mapping[str, Any]) -> None:
    header = document.get("respHeader")
    code = header.get("errorCode") if isinstance(header, Mapping) else None
    if code not in (None, "SUCCESS"):
        raise MisfitError(1, "service", f"is an answer of the service that it failed: {code!r}")


def _take_entry(reader: StatuteReader, label: str, content: str, place: int) -> None:
    """One entry of the service's document: the title of an act, a section, a heading, or text around them."""
    lines = html_lines(content)
    if label.startswith(_CONTENTS):
        reader.take_text("other", lines)
    elif label.startswith(_TITLE):
        reader.take_act(lines)
    elif numbered := NUMBERED.fullmatch(label) or NUMBERED.match(lines[0] if lines else ""):
        _take_numbered(reader, numbered[1], "\n".join(lines), place)
    else:
        reader.take_annex(_kind(label, "\n".join(lines)), _headed(label, lines))


def _headed(label: str, lines: list[str]) -> list[str]:
    """The lines of an entry; its label goes before them where only the label says which heading they are."""
    first = heading_of(lines[0]) if lines else None
    if not heading_of(label) or (first and any(map(str.isdigit, first.label))):
        return lines or [label]
    return [label] if label.endswith(" ".join(lines)) else [label, *lines]


def _take_numbered(reader: StatuteReader, number: str, content: str, place: int) -> None:
    for found in declared_sections(number, content, reader.law.title):
        section = reader.take_section(found.number, found.lines)
        section.line = place
        if found.remark:
            reader.law.remarks.append(f"entry {place}: {found.remark}")


def _kind(label: str, content: str) -> str:
    first = content.lstrip().split("\n", 1)[0]
    if "ปรารภ" in label:
        return "preamble"
    if "หมายเหตุ" in label or starts_note(first):
        return "note"
    return "schedule" if "บัญชี" in label or starts_schedule(first) else "other"


def _finished(reader: StatuteReader, url: Any) -> LawDraft:
    law = reader.finished()
    law.url = url if isinstance(url, str) else None
    return law


def _mapping(value: Any, place: int) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise MisfitError(place, "shape", f"entry {place} should hold fields, not {type(value).__name__}")
    return value


def _list(value: Mapping[str, Any], name: str, place: int) -> list[Any]:
    found = value.get(name)
    if not isinstance(found, list):
        raise MisfitError(place, "shape", f"{name!r} should be a list, not {type(found).__name__}")
    return found


def _words(value: Mapping[str, Any], name: str) -> str:
    """A field that may be missing; numbers are taken as printed."""
    found = value.get(name)
    return str(found).strip() if isinstance(found, str | int) else ""


def _text(value: Mapping[str, Any], name: str, place: int) -> str:
    found = value.get(name)
    if not isinstance(found, str) or not found.strip():
        raise MisfitError(place, "field", f"entry {place}: {name!r} holds no text")
    return found.strip()

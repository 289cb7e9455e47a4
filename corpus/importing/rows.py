"""Rows of sections (JSON list, JSONL, CSV) to law drafts. All faults of the rows are reported together."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from corpus.importing.carried import carried_annexes, carried_footnotes
from corpus.importing.declared import declared_sections
from corpus.importing.drafts import LawDraft, MisfitError, MisfitsError, SectionDraft
from corpus.importing.formats import LAW_FIELDS, NUMBER_FIELDS, TEXT_FIELDS

_MOST_FAULTS = 100
_DIGEST = "digest"
_LONGEST_FIELD = 8 * 2**20
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def jsonl_rows(text: str) -> Iterator[tuple[int, Any]]:
    """Line number and value of every line that is not blank."""
    for count, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield count, json.loads(line)
            except json.JSONDecodeError as error:
                message = f"is no JSON at column {error.colno}: {error.msg}; the file may be cut short"
                yield count, MisfitError(count, "json", message)
            except ValueError as error:  # a number of more digits than Python reads
                yield count, MisfitError(count, "json", f"holds JSON that cannot be read: {error}"[:300])
            except RecursionError:
                yield count, MisfitError(count, "too-deep", "is JSON nested too deep to be read")


def json_rows(value: Any) -> Iterator[tuple[int, Any]]:
    """Position and value of every row of a list."""
    yield from enumerate(value, start=1)


def csv_rows(text: str) -> Iterator[tuple[int, Any]]:
    """Line number and fields of every row."""
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        for row in reader:
            yield reader.line_num, {key: value for key, value in row.items() if key is not None and value}
    except csv.Error as error:
        raise MisfitError(reader.line_num, "csv", str(error)) from error


def laws_of_rows(rows: Iterable[tuple[int, Any]]) -> list[LawDraft]:
    """The laws of the rows, each with its sections in the rows' order, wherever in the file they stand.

    Raises:
        MisfitsError: rows that lack a field or hold something else in it.
        MisfitError: the file is one of digests, as `corpus export --what digests` writes it, or holds no rows.
    """
    laws: dict[str, LawDraft] = {}
    faults: list[MisfitError] = []
    for place, row in rows:
        if isinstance(row, Mapping) and row.get("text_kind") == _DIGEST:
            raise MisfitError(
                place, "digests", "is a digest, not the text of the law: what is imported is official text"
            )
        try:
            _take(laws, place, row)
        except MisfitError as fault:
            faults.append(fault)
            if len(faults) >= _MOST_FAULTS:
                break
    if faults:
        raise MisfitsError(faults)
    if not laws:
        raise MisfitError(0, "empty", "holds no rows")
    return list(laws.values())


def _take(laws: dict[str, LawDraft], place: int, row: Any) -> None:
    if isinstance(row, MisfitError):
        raise row
    if not isinstance(row, Mapping):
        raise MisfitError(place, "row", f"is no row of fields but {type(row).__name__}")
    name, number, text = (_field(place, row, names) for names in (LAW_FIELDS, NUMBER_FIELDS, TEXT_FIELDS))
    law = laws.setdefault(name, LawDraft(name, url=_optional(row, "url")))
    law.annexes += carried_annexes(place, row)
    for found in declared_sections(number, text, name):
        lines = [line.strip() for line in found.lines if line.strip()]
        law.sections.append(SectionDraft(found.number, lines, place, **_details(place, row)))
        if found.remark:
            law.remarks.append(f"row {place}: {found.remark}")


def _field(place: int, row: Mapping[str, Any], names: tuple[str, ...]) -> str:
    for name in names:
        value = row.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    raise MisfitError(place, "field", f"row has no {names[0]!r} (or {', '.join(names[1:])}) that holds text")


def _details(place: int, row: Mapping[str, Any]) -> dict[str, Any]:
    """Optional fields, as `corpus export` writes them."""
    path = row.get("heading_path") or []
    day = row.get("effective_from") or None
    if day is not None and not (isinstance(day, str) and _DAY.fullmatch(day)):
        raise MisfitError(place, "date", f"effective_from {day!r} is not written YYYY-MM-DD")
    amending = str(row.get("amending_number") or "")
    return {
        "heading_path": path.split(" > ") if isinstance(path, str) else [str(step) for step in path],
        "effective_from": day,
        "instrument": _optional(row, "instrument"),
        "amending_number": int(amending) if amending.isdecimal() else None,
        "url": _optional(row, "url"),
        "footnotes": carried_footnotes(place, row),
    }


def _optional(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    return value if isinstance(value, str) and value else None

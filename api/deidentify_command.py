"""`nitinam deidentify`: personal data found and masked, in one text or in JSON lines."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import TextIO

from api.errors import InputLineError
from assistant.masking import mask
from assistant.personal_data import personal_data


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `deidentify`."""
    text = "find personal data and mask it: a text, or JSON lines of id and text on stdin"
    verb = verbs.add_parser("deidentify", help=text, description=text)
    given = verb.add_mutually_exclusive_group()
    given.add_argument("text", nargs="?", help="the text; without it, stdin is read")
    given.add_argument("--jsonl", action="store_true", help="JSON lines in and out, with the spans found")
    verb.add_argument("--json", action="store_true", help="the text, its spans and the masked text as JSON")
    verb.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Mask one text, or every line."""
    if arguments.jsonl:
        for row in _rows(sys.stdin):
            print(json.dumps(row, ensure_ascii=False), flush=True)
        return 0
    text = sys.stdin.read() if arguments.text is None else arguments.text
    found = {"text": text, "masked": mask(text), "spans": _spans(text)}
    print(json.dumps(found, ensure_ascii=False) if arguments.json else found["masked"])
    return 0


def _rows(lines: TextIO) -> Iterator[dict[str, object]]:
    """One row out for every row in: offsets are code points of the original, end exclusive.

    Raises:
        InputLineError: a line is no JSON object with a text.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text = row["text"]
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise InputLineError(f'line {number} of stdin is no JSON object {{"id", "text"}}') from error
        if not isinstance(text, str):
            raise InputLineError(f"line {number} of stdin: text is no string")
        yield {"id": row.get("id"), "text": text, "spans": _spans(text)}


def _spans(text: str) -> list[dict[str, object]]:
    return [{"start": span.start, "end": span.end, "type": span.kind.value} for span in personal_data(text)]

"""Questions that stand in a list: its marks count up from one, or from a."""

import re

from assistant.splitting.asking import asks_at_all
from prompts import load_patterns


def list_cuts(text: str) -> list[int]:
    """Where the second item of a list and those after it begin; none where no list asks."""
    marks = [match for pattern in load_patterns("parts").lists["list.marks"] for match in pattern.finditer(text)]
    found: list[re.Match[str]] = []
    for match in sorted(marks, key=lambda match: match.start()):
        if _number(match) == len(found) + 1:
            found.append(match)
    if len(found) < 2:
        return []
    ends = [*(match.start() for match in found[1:]), len(text)]
    items = [text[match.end() : end].strip() for match, end in zip(found, ends, strict=True)]
    # A list of things that were found or brought asks nothing.
    return ends[:-1] if all(items) and sum(map(asks_at_all, items)) > 1 else []


def unmarked(part: str) -> str:
    """A part of a message without the mark of its list."""
    stripped = part.strip()
    for pattern in load_patterns("parts").lists["list.marks"]:
        mark = pattern.match(stripped.lower())
        if mark and stripped[mark.end() :].strip():
            return stripped[mark.end() :].strip()
    return stripped


def _number(mark: re.Match[str]) -> int:
    """1 for the first mark of a list, whether it is written 1, a, ก or แรก."""
    written = next(filter(None, mark.groups()))
    if written.isdigit():
        return int(written)
    for row in load_patterns("parts").lists["list.rows"]:
        if written in row.pattern.split():
            return row.pattern.split().index(written) + 1
    return 0

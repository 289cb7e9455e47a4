"""Changes as lines for a terminal: [-gone-] and {+come+}, in colour where the terminal has it."""

import unicodedata
from collections.abc import Iterable, Iterator

from corpus.comparing.changes import LawChanges, SectionChange
from corpus.comparing.wording import PartChange, RunKind

_RED, _GREEN, _BOLD, _PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[0m"
_FAR = 40


def shown(changes: Iterable[LawChanges], *, colour: bool = False) -> Iterator[str]:
    """A line per law, section, heading, figure and part."""
    for law in changes:
        counts = f"{len(law.added)} added, {len(law.removed)} removed, {len(law.changed)} changed"
        yield _painted(f"{law.official} ({law.law}): {counts}", _BOLD, colour)
        for mark, sections in (("+", law.added), ("-", law.removed), ("~", law.changed)):
            for section in sections:
                yield from _section(mark, section, colour)
        yield from (_painted(f"+ {words}", _GREEN, colour) for words in law.annexes_added)
        yield from (_painted(f"- {words}", _RED, colour) for words in law.annexes_removed)


def _section(mark: str, section: SectionChange, colour: bool) -> Iterator[str]:
    yield _painted(f"{mark} {section.name}", {"+": _GREEN, "-": _RED}.get(mark, _BOLD), colour)
    if section.heading_path:
        yield "    headings: " + " → ".join(" > ".join(path) or "none" for path in section.heading_path)
    if section.effective_from:
        yield "    effective from: " + " → ".join(str(day or "unknown") for day in section.effective_from)
    if section.figures_removed or section.figures_added:
        gone, come = (
            ", ".join(map(str, found)) or "none" for found in (section.figures_removed, section.figures_added)
        )
        yield f"    figures: {gone} → {come}"
    yield from (f"    {_part(part, colour)}" for part in section.parts)


def _part(part: PartChange, colour: bool) -> str:
    where = part.new_id or part.old_id
    if part.old_id and part.new_id and part.old_id != part.new_id:
        where = f"{part.old_id} → {part.new_id}"
    if part.only_renumbered:
        return f"[{where}] renumbered"
    return f"[{where}] " + "".join(_run(run.kind, run.text, colour) for run in part.runs)


def _run(kind: RunKind, text: str, colour: bool) -> str:
    match kind:
        case RunKind.REMOVED:
            return _painted(f"[-{text}-]", _RED, colour)
        case RunKind.ADDED:
            return _painted(f"{{+{text}+}}", _GREEN, colour)
        case RunKind.SAME:
            # Long runs that did not change are cut in the middle: the eye looks for what did.
            return text if len(text) <= 2 * _FAR else f"{text[: _whole(text, _FAR)]} … {text[_whole(text, -_FAR) :]}"


def _whole(text: str, at: int) -> int:
    """The place itself, or the first after it that parts no mark from its consonant."""
    at %= len(text)
    while at < len(text) and (unicodedata.category(text[at]) == "Mn" or text[at] in "ะาำ"):
        at += 1
    return at


def _painted(text: str, paint: str, colour: bool) -> str:
    return f"{paint}{text}{_PLAIN}" if colour else text

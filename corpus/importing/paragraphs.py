"""Lines of a section to paragraphs (วรรค) with their items (อนุมาตรา), and an id for each."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.importing.heads import DIGITS

_NUMBERED = re.compile(r"\((?P<label>\d{1,3}(?:/\d{1,2})?)\)")
_LETTERED = re.compile(r"\((?P<label>[ก-ฮ]{1,2})\)")
_GROUP = re.compile(r"(?P<label>[ก-ฮ])\.\s")
# A definition belongs to the paragraph that says what the words below mean.
_DEFINITION = re.compile(r"[“\"](?P<label>[^”\"\n]{1,200})[”\"]\s*(?:หมายความ|หมายถึง|ให้หมาย)")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or an item of one. `id`: `2` is วรรคสอง, `2.1` its item (1), `2.1.ก` the item (ก) below."""

    id: str
    text: str


def group(lines: Iterable[str]) -> tuple[str, ...]:
    """Paragraphs of a section: an item list and definitions join the paragraph that introduces them.

    Running text between two items whose numbers follow each other belongs to the first of them.
    """
    kept = [line for line in map(str.strip, lines) if line]
    following = _following(kept)
    found: list[list[str]] = []
    last: int | None = None
    for line, next_number in zip(kept, following, strict=True):
        within = last is not None and next_number == last + 1
        if found and (within or _label(line) is not None):
            found[-1].append(line)
        else:
            found.append([line])
            last = None
        number = _number(line)
        last = last if number is None else number
    return tuple("\n".join(paragraph) for paragraph in found)


def _following(lines: Sequence[str]) -> list[int | None]:
    """For each line, the number of the first numbered item below it."""
    found: list[int | None] = []
    number: int | None = None
    for line in reversed(lines):
        found.append(number)
        own = _number(line)
        number = number if own is None else own
    return found[::-1]


def _number(line: str) -> int | None:
    match = _NUMBERED.match(line)
    return int(match["label"]) if match and match["label"].isdecimal() else None


def parts(paragraphs: Sequence[str]) -> Iterator[Part]:
    """Every paragraph's own words, then each of its items, with ids that no other part of the section has."""
    taken: dict[str, int] = {}
    for count, paragraph in enumerate(paragraphs, start=1):
        path: list[str] = [str(count)]
        for index, line in enumerate(paragraph.split("\n")):
            label = _label(line)
            if label is not None and index > 0:
                path = [*_above(path, label), label[1]]
            yield Part(_unique(".".join(path), taken), line)


def _label(line: str) -> tuple[int, str] | None:
    """Depth and label of an item; None for running text."""
    for depth, pattern in enumerate((_GROUP, _DEFINITION, _NUMBERED, _LETTERED)):
        if match := pattern.match(line):
            return depth, match["label"].translate(DIGITS)
    return None


def _above(path: list[str], label: tuple[int, str]) -> list[str]:
    """The part of the path that an item stands below."""
    depths = [-1, *(_depth(step) for step in path[1:])]
    kept = [step for step, depth in zip(path, depths, strict=True) if depth < label[0]]
    return kept or path[:1]


def _depth(label: str) -> int:
    if label[0].isdigit():
        return 2
    return 3 if len(label) <= 2 else 1


def _unique(part_id: str, taken: dict[str, int]) -> str:
    taken[part_id] = taken.get(part_id, 0) + 1
    return part_id if taken[part_id] == 1 else f"{part_id}~{taken[part_id]}"

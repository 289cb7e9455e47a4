"""Official text to check against: what was imported, and for sections not imported a reference file."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from corpus.checking.errors import UnreadableReferenceError
from corpus.errors import UnknownLawError
from corpus.importing.official import OfficialText
from corpus.importing.paragraphs import Part, group, parts
from corpus.models import Basis, SectionBasis
from corpus.register import Register

_HEAD = re.compile(r"\s*มาตรา\s*\d+(?:\s*/\s*\d+)?(?:\s*(?:ทวิ|ตรี|จัตวา|เบญจ|ฉ|สัตต|อัฏฐ|นว|ทศ)(?=[\s/]))?(?:/\d+)?\s*")

_LABEL = re.compile(r"\s*\([\dก-ฮ]{1,3}(?:/\d{1,2})?\)")
# What ends a sentence that began before an item list: it belongs to the paragraph of the list.
_CONTINUES = re.compile(r"\s*(?:ต้อง|ผู้กระทำ(?:ความผิด)?(?:นั้น)?\s?ต้อง|ผู้นั้น|และ|หรือ|เว้นแต่|แต่|ทั้งนี้|ให้ริบ)")
# A line that begins in the middle of a sentence: lines were broken at a margin, so that they are no paragraphs.
_MARGIN = re.compile(r"(?:และ|หรือ|เว้นแต่|ไม่ว่าจะ|ซึ่ง|โดย(?!มิให้|ให้)|เพื่อ(?!ประโยชน์|ให้)|แล้ว|อัน(?!ว่า))")


class Standing(StrEnum):
    """How far a text can be trusted; the middle four are a reference file's own words."""

    IMPORTED = "imported"
    CONFIRMED = "confirmed"
    SINGLE_COPY = "single_copy"
    WORDING_DIFFERS = "wording_differs"
    DISPUTED = "disputed"
    NOT_HELD = "not_held"


@dataclass(frozen=True)
class CitedText:
    """The text of one section. `paragraphs` are วรรค, items within."""

    standing: Standing
    lines: tuple[str, ...]

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """Paragraphs as a basis counts them, from 1: an item list belongs to the paragraph that introduces it.

        So does what ends that paragraph's sentence below the list (… ต้องระวางโทษ …).
        """
        found: list[str] = []
        for paragraph in group(self.lines):
            if found and _CONTINUES.match(paragraph) and _LABEL.match(found[-1].rsplit("\n", 1)[-1]):
                found[-1] += f"\n{paragraph}"
            else:
                found.append(paragraph)
        return tuple(found)

    @cached_property
    def is_wrapped(self) -> bool:
        """Whether lines were broken at a margin: then nobody can tell its paragraphs from its lines."""
        running = [line for line in self.lines[1:] if line.strip() and not _LABEL.match(line)]
        after_item = {after for before, after in pairwise(self.lines) if _LABEL.match(before)}
        return any(_MARGIN.match(line.strip()) for line in running if line not in after_item)

    @cached_property
    def _parts(self) -> tuple[Part, ...]:
        return tuple(parts(self.paragraphs))

    def paragraph(self, number: int) -> str | None:
        """A whole paragraph; None where the section has fewer."""
        return self.paragraphs[number - 1] if 0 < number <= len(self.paragraphs) else None

    def item(self, paragraph: int, label: str) -> str | None:
        """An item with what introduces and follows the list; None where the paragraph has no such item."""
        within = [part for part in self._parts if part.id.split(".")[0].split("~")[0] == str(paragraph)]
        wanted = [part.text for part in within if label in (step.split("~")[0] for step in part.id.split(".")[1:])]
        around = [part.text for part in within if "." not in part.id or "~" in part.id.rsplit(".", 1)[-1]]
        return "\n".join([*around, *wanted]) if wanted else None


@dataclass(frozen=True)
class OfficialTexts:
    """Texts by (law id, section number)."""

    texts: Mapping[tuple[str, str], CitedText] = field(repr=False)

    def __bool__(self) -> bool:
        return bool(self.texts)

    def of(self, basis: SectionBasis) -> CitedText | None:
        """The section a basis names; None where it is not held."""
        return self.texts.get((basis.law, basis.section))

    def lack_some(self, bases: Iterable[Basis]) -> bool:
        """Whether the text of a section among these is not held, so that nothing can be said."""
        return any(isinstance(basis, SectionBasis) and basis not in self for basis in bases)

    def __contains__(self, basis: SectionBasis) -> bool:
        return (basis.law, basis.section) in self.texts

    def imported(self) -> Iterable[tuple[str, str]]:
        """The sections whose text was imported."""
        return (key for key, text in self.texts.items() if text.standing is Standing.IMPORTED)

    def standing(self, basis: SectionBasis) -> Standing:
        """Standing of the section a basis names."""
        text = self.of(basis)
        return text.standing if text else Standing.NOT_HELD


def official_texts(register: Register, imported: Iterable[OfficialText], reference: Path | None) -> OfficialTexts:
    """Imported text where there is some, else the reference file; empty where there is neither.

    Raises:
        UnreadableReferenceError: a row of the reference file is not of the declared shape.
    """
    texts = dict(read_reference(reference, register)) if reference is not None else {}
    for law in imported:
        found = {(law.law, one.version.number): one for one in reversed(tuple(law.main())) if not one.repealed}
        texts |= {
            key: CitedText(Standing.IMPORTED, tuple("\n".join(one.version.paragraphs).split("\n")))
            for key, one in found.items()
        }
    return OfficialTexts(texts)


def read_reference(path: Path, register: Register) -> dict[tuple[str, str], CitedText]:
    """A file of `{"law", "section", "text", "standing"}` lines; laws that the register does not know are left out."""
    texts: dict[tuple[str, str], CitedText] = {}
    ids: dict[str, str | None] = {}
    with path.open(encoding="utf-8") as rows:
        for line, row in enumerate(rows, start=1):
            name, section, text, standing = _fields(path, line, row)
            if name not in ids:
                ids[name] = _law_id(name, register)
            if (law := ids[name]) is not None:
                texts[law, section] = CitedText(standing, tuple(_HEAD.sub("", text, count=1).split("\n")))
    return texts


def _fields(path: Path, line: int, row: str) -> tuple[str, str, str, Standing]:
    try:
        found: dict[str, Any] = json.loads(row)
        return found["law"], found["section"], str(found["text"]), Standing(found.get("standing", "single_copy"))
    except (ValueError, KeyError, TypeError) as error:
        problem = f"{path}:{line} is no row of law, section, text, standing: {error!r}"
        raise UnreadableReferenceError(problem) from error


def _law_id(name: str, register: Register) -> str | None:
    try:
        return register.law(name).id
    except UnknownLawError:
        return None

"""Build register files from imported official text: numbers and standing are facts; no text is kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from corpus.importing.official import OfficialText
from corpus.models import RegisterEntry, SectionStatus
from corpus.register_files import collapse_runs


@dataclass(frozen=True, slots=True)
class RegisterChanges:
    """What a text says otherwise than the register: numbers only it holds, only the register holds, standing moved."""

    law: str
    added: tuple[str, ...]
    missing: tuple[str, ...]
    repealed: tuple[str, ...]
    restored: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.missing or self.repealed or self.restored)


def standing(text: OfficialText) -> dict[str, SectionStatus]:
    """Section number → standing, in the text's own order. A number printed twice is in force if either is."""
    found: dict[str, SectionStatus] = {}
    for section in text.main():
        status = SectionStatus.REPEALED if section.repealed else SectionStatus.IN_FORCE
        if found.get(section.version.number) is not SectionStatus.IN_FORCE:
            found[section.version.number] = status
    return found


def changes(text: OfficialText, entries: Mapping[str, RegisterEntry]) -> RegisterChanges:
    """How the text differs from the entries of its law."""
    found = standing(text)
    both = [number for number in found if number in entries and entries[number].status is not found[number]]
    return RegisterChanges(
        text.law,
        added=tuple(number for number in found if number not in entries),
        missing=tuple(number for number in entries if number not in found),
        repealed=tuple(number for number in both if found[number] is SectionStatus.REPEALED),
        restored=tuple(number for number in both if found[number] is SectionStatus.IN_FORCE),
    )


def register_document(text: OfficialText) -> dict[str, object]:
    """The content of one register file."""
    found = standing(text)
    return {
        "law": text.law,
        "source": f"{text.official} ({len(found)} sections read)",
        "sections": collapse_runs(list(found)),
        "repealed": [number for number, status in found.items() if status is SectionStatus.REPEALED],
    }


def write_register(texts: Iterable[OfficialText], folder: Path) -> Iterator[Path]:
    """Write `<folder>/register/<law id>.yaml` for each text; yields each file once it is written."""
    for text in texts:
        target = folder / "register" / f"{text.law}.yaml"
        document = register_document(text)
        written = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=110, default_flow_style=None)
        target.write_text(written, encoding="utf-8")
        yield target

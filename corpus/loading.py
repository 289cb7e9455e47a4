"""Load and validate corpus/data: every fault of every file together, with file, line and rule.

Run as a module it prints the faults: python -m corpus.loading
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from corpus.collection import Corpus
from corpus.errors import InvalidCorpusError
from corpus.faults import Fault
from corpus.models import (
    Agency,
    DeadlineRule,
    DigestChapter,
    DocumentType,
    Guide,
    HolidayCalendar,
    Interview,
    Law,
    RegisterEntry,
    Section,
    Term,
)
from corpus.register import Register
from corpus.register_files import AmendmentRecord, RegisterFile, entries_of
from corpus.resolving import resolve_bases, resolve_section
from corpus.validation import Origins, validate
from corpus.yaml_source import YamlSource, read_yaml

DATA = Path(__file__).parent / "data"
Model = TypeVar("Model")


@dataclass(slots=True)
class _Reading:
    """What has been read so far; the only mutable value of loading, kept inside this module."""

    folder: Path
    faults: list[Fault] = field(default_factory=list)
    origins: Origins = field(default_factory=dict)

    def one(self, path: Path, model: type[Model]) -> tuple[Model, YamlSource] | None:
        """A file that holds one value of the model."""
        source, faults = read_yaml(path, str(path.relative_to(self.folder)))
        self.faults.extend(faults)
        value = self._validated(source, _adapter(model)) if source else None  # type: ignore[arg-type]
        return (value, source) if source and value is not None else None

    def many(self, name: str, model: type[Model], key: Callable[[Model], str]) -> dict[str, Model]:
        """A file that holds a list of the model; repeated ids are faults."""
        source, faults = read_yaml(self.folder / name, name)
        self.faults.extend(faults)
        items = self._validated(source, _adapter(tuple[model, ...])) if source else None  # type: ignore[valid-type]
        found: dict[str, Model] = {}
        for index, item in enumerate(items or ()):
            line = source.line((index,)) if source else 0
            self._keep(found, key(item), item, Fault(name, line, "repeated-id", f"id {key(item)!r} stands twice"))
            self.origins[model.__name__, key(item)] = (name, line)
        return found

    def _keep(self, found: dict[str, Model], key: str, item: Model, fault: Fault) -> None:
        if key in found:
            self.faults.append(fault)
        found[key] = item

    def _validated(self, source: YamlSource, adapter: TypeAdapter[Any]) -> Any:
        try:
            return adapter.validate_python(source.value)
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                path = tuple(part for part in problem["loc"] if not str(part).endswith("Basis"))
                where = ".".join(map(str, path))
                message = f"{where}: {problem['msg']}"
                self.faults.append(Fault(source.file, source.line(path), str(problem["type"]), message))
            return None


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)


def load_laws(folder: Path) -> tuple[dict[str, Law], list[Fault]]:
    """The laws of laws.yaml by id, and the faults of that file."""
    reading = _Reading(folder)
    return reading.many("laws.yaml", Law, lambda law: law.id), reading.faults


def load_corpus(folder: Path = DATA) -> Corpus:
    """The validated corpus of a data folder.

    Raises:
        InvalidCorpusError: with every fault of every file.
    """
    corpus, faults = read_corpus(folder)
    if faults:
        raise InvalidCorpusError(sorted(set(faults)))
    return corpus


def read_corpus(folder: Path = DATA) -> tuple[Corpus, list[Fault]]:
    """The corpus as far as it could be read, and every fault found."""
    corpus, _, faults = read_with_origins(folder)
    return corpus, faults


def read_with_origins(folder: Path = DATA) -> tuple[Corpus, Origins, list[Fault]]:
    """As read_corpus, with the file and line of every value."""
    reading = _Reading(folder)
    register = _read_register(reading)
    corpus = Corpus(
        register=register,
        sections=_read_sections(reading, register),
        guides=_read_guides(reading, register),
        agencies=reading.many("agencies.yaml", Agency, lambda agency: agency.id),
        terms=reading.many("terms.yaml", Term, lambda term: term.id),
        deadline_rules=_resolved(reading, register, "deadline_rules.yaml", DeadlineRule, lambda rule: rule.id),
        interviews=reading.many("interviews.yaml", Interview, lambda interview: interview.id),
        document_types=_resolved(reading, register, "document_types.yaml", DocumentType, lambda kind: kind.id),
        holidays=_read_holidays(reading),
    )
    return corpus, reading.origins, [*reading.faults, *validate(corpus, reading.origins)]


def _read_holidays(reading: _Reading) -> HolidayCalendar:
    read = reading.one(reading.folder / "holidays.yaml", HolidayCalendar)
    return read[0] if read else HolidayCalendar()


def _resolved(
    reading: _Reading, register: Register, name: str, model: type[Model], key: Callable[[Model], str]
) -> dict[str, Model]:
    found = reading.many(name, model, key)
    return {item_id: resolve_bases(item, register) for item_id, item in found.items()}


def _read_register(reading: _Reading) -> Register:
    laws = reading.many("laws.yaml", Law, lambda law: law.id)
    records = reading.many("amendments.yaml", AmendmentRecord, lambda record: f"{record.law} {record.by}")
    entries = {}
    for path in _files(reading.folder / "register"):
        if read := reading.one(path, RegisterFile):
            file, source = read
            if file.law not in laws:
                reading.faults.append(Fault(source.file, 1, "unknown-law", f"{file.law!r} is not in laws.yaml"))
            entries[file.law] = entries_of(file, records.values())
    reading.faults.extend(_unknown_amended(records, entries, reading))
    return Register(laws, entries)


def _unknown_amended(
    records: Mapping[str, AmendmentRecord], entries: Mapping[str, Mapping[str, RegisterEntry]], reading: _Reading
) -> Iterator[Fault]:
    """Amendments of sections that no register holds."""
    for key, record in records.items():
        for number in record.sections:
            if number not in entries.get(record.law, {}):
                file, line = reading.origins["AmendmentRecord", key]
                yield Fault(file, line, "unknown-section", f"the register of {record.law!r} holds no {number!r}")


def _read_guides(reading: _Reading, register: Register) -> dict[str, Guide]:
    guides: dict[str, Guide] = {}
    for path in _files(reading.folder / "guides"):
        if read := reading.one(path, Guide):
            guide, source = read
            if guide.id != path.stem:
                reading.faults.append(Fault(source.file, 1, "file-name", f"holds id {guide.id!r}"))
            guides[guide.id] = resolve_bases(guide, register)
            reading.origins["Guide", guide.id] = (source.file, 1)
            for group, statement in guide.statements():
                index = guide.group(group).index(statement)
                line = source.line((group.value, index))
                reading.origins["Statement", f"{guide.id}/{statement.id}"] = (source.file, line)
    return guides


def _read_sections(reading: _Reading, register: Register) -> dict[tuple[str, str], Section]:
    sections: dict[tuple[str, str], Section] = {}
    for path in _files(reading.folder / "digests"):
        if read := reading.one(path, DigestChapter):
            chapter, source = read
            for index, raw in enumerate(chapter.sections):
                line = source.line(("sections", index))
                section = replace(raw, heading_path=chapter.heading_path, review=raw.review or chapter.review)
                section = resolve_section(section, chapter.law, register)
                key = (section.law, section.number)
                if key in sections:
                    message = f"digest of {chapter.law} {section.number} stands twice"
                    reading.faults.append(Fault(source.file, line, "repeated-id", message))
                sections[key] = section
                reading.origins["Section", f"{section.law} {section.number}"] = (source.file, line)
    return sections


def _files(folder: Path) -> Iterable[Path]:
    return sorted(folder.rglob("*.yaml"))


if __name__ == "__main__":
    _, found_faults = read_corpus()
    print("\n".join(map(str, sorted(set(found_faults)))) or "no fault found")
    sys.exit(1 if found_faults else 0)

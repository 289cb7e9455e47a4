"""Imported text on disk: home/corpus/<law id>/<instrument>[-n].json and source.json. No pickle.

A write is all or nothing, however many laws it holds: a whole new corpus folder is made beside the old (files that
do not change are hard links), synced, and takes its place by rename.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from corpus.importing.errors import StoredTextError, UnsafePathError
from corpus.importing.official import Annex, OfficialSection, OfficialText, TextSource
from corpus.importing.replacing import restored, whole_folder
from corpus.models.basis import STRICT

_LAW_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){0,20}")
_SOURCE = "source.json"


@dataclass(frozen=True, slots=True)
class _SourceFile:
    """What source.json holds: everything but the sections, and the sha256 of every file of sections."""

    __pydantic_config__ = STRICT
    law: str
    official: str
    source: TextSource
    files: dict[str, str]
    annexes: tuple[Annex, ...] = ()


def check_law_id(law: str) -> str:
    """The id itself, where it can name a folder.

    Raises:
        UnsafePathError: it holds anything but small letters, digits and single hyphens.
    """
    if not _LAW_ID.fullmatch(law) or len(law) > 120:
        raise UnsafePathError(f"{law!r} is no law id: small letters, digits and hyphens, as in penal-code")
    return law


def write_official(home: Path, *texts: OfficialText) -> None:
    """Store the texts, each instead of what is there of its law; either all of them or, after an error, none."""
    for text in texts:
        check_law_id(text.law)
    with whole_folder(home / "corpus") as folder:
        for text in texts:
            _write_law(folder / text.law, text)


def read_official(home: Path) -> tuple[OfficialText, ...]:
    """Every stored text, by law id; empty where nothing was imported.

    Raises:
        StoredTextError: a file is missing, changed or of another shape.
    """
    return tuple(_read_law(folder) for folder in _law_folders(home))


def read_law(home: Path, law: str) -> OfficialText | None:
    """The stored text of one law, None where there is none."""
    folder = restored(home / "corpus") / check_law_id(law)
    return _read_law(folder) if (folder / _SOURCE).is_file() else None


def official_digest(texts: Iterable[OfficialText]) -> str:
    """sha256 over everything stored of these texts, hexadecimal; their order does not count."""
    found = sorted(hashlib.sha256(_adapter(OfficialText).dump_json(text)).hexdigest() for text in texts)
    return hashlib.sha256("\n".join(found).encode()).hexdigest()


def _law_folders(home: Path) -> Iterator[Path]:
    root = restored(home / "corpus")
    for folder in sorted(root.iterdir()) if root.is_dir() else ():
        if folder.is_dir() and not folder.is_symlink() and (folder / _SOURCE).is_file():
            yield folder


def _write_law(folder: Path, text: OfficialText) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    files: dict[str, str] = {}
    for name, sections in groupby(text.sections, key=_file_name):
        if name in files:
            raise StoredTextError(f"{text.law}: sections of {name} do not stand together")
        files[name] = _write(folder / name, _adapter(tuple[OfficialSection, ...]).dump_json(tuple(sections), indent=1))
    source = _SourceFile(text.law, text.official, text.source, files, text.annexes)
    _write(folder / _SOURCE, _adapter(_SourceFile).dump_json(source, indent=1))


def _file_name(section: OfficialSection) -> str:
    number = section.version.amending_number
    return f"{section.version.instrument.value}{f'-{number}' if number is not None else ''}.json"


def _write(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def _read_law(folder: Path) -> OfficialText:
    source: _SourceFile = _read(folder / _SOURCE, _SourceFile)
    if source.law != folder.name:
        raise StoredTextError(f"{folder / _SOURCE} speaks of {source.law!r}; import that law again")
    sections: list[OfficialSection] = []
    for name, sha256 in source.files.items():
        if Path(name).name != name:
            raise StoredTextError(f"{folder / _SOURCE} names a file outside its folder: {name!r}")
        sections += _read(folder / name, tuple[OfficialSection, ...], sha256)
    return OfficialText(source.law, source.official, source.source, tuple(sections), source.annexes)


def _read(path: Path, model: Any, sha256: str | None = None) -> Any:
    try:
        content = path.read_bytes()
        if sha256 is not None and hashlib.sha256(content).hexdigest() != sha256:
            raise StoredTextError(f"{path} is not as it was written; import the law again")
        return _adapter(model).validate_json(content)
    except (OSError, ValidationError, json.JSONDecodeError) as error:
        raise StoredTextError(f"{path} cannot be read back: {error}; import the law again") from error


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)

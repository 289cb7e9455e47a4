"""The flow of an export: texts or digests to files, each whole or not there."""

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.collection import Corpus
from corpus.exporting.akoma_ntoso import akoma_ntoso
from corpus.exporting.errors import ExportingError, NothingToExportError
from corpus.exporting.rows import ExportFormat, Row, TextKind, digest_rows, official_rows
from corpus.exporting.schema import Validator
from corpus.exporting.writing import write_csv, write_jsonl
from corpus.importing.naming import new_law
from corpus.importing.official import OfficialText
from corpus.models import Law

AKOMA_NTOSO_SUFFIX = ".xml"


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file written: what it holds, how many sections, sha256 in hexadecimal."""

    path: Path
    text_kind: TextKind
    sections: int
    sha256: str


def export_official(path: Path, texts: Sequence[OfficialText], chosen: ExportFormat) -> ExportedFile:
    """Every section of these texts in one file that `corpus import` reads."""
    if not texts:
        raise NothingToExportError("no official text is imported; run `nitinam corpus import PATH`")
    return _rows_file(path, official_rows(texts), chosen, TextKind.OFFICIAL)


def export_digests(path: Path, corpus: Corpus, law: str | None, chosen: ExportFormat) -> ExportedFile:
    """Our digests, of one law id or all, in one file that says in every row what they are."""
    rows = list(digest_rows(corpus, law))
    if not rows:
        raise NothingToExportError(f"there is no digest of {law!r}")
    return _rows_file(path, rows, chosen, TextKind.DIGEST)


def export_akoma_ntoso(
    path: Path, texts: Sequence[OfficialText], laws: Mapping[str, Law], validate: Validator | None
) -> tuple[ExportedFile, ...]:
    """One document per law in a folder, or the document of one law at a path that ends in .xml.

    All are made, and validated, before the first takes its place.

    Raises:
        InvalidDocumentError: nothing was written.
    """
    if not texts:
        raise NothingToExportError("no official text is imported; run `nitinam corpus import PATH`")
    one_file = path.suffix == AKOMA_NTOSO_SUFFIX
    if one_file and len(texts) > 1:
        raise ExportingError(f"{path} can hold one law, not {len(texts)}; name a folder, or one law with --law")
    folder = path.parent if one_file else path
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".export-", dir=folder) as made:
        for text in texts:
            document = akoma_ntoso(text, laws.get(text.law) or new_law(text.official, text.law), laws)
            if validate is not None:
                validate(document, text.law)
            (Path(made) / text.law).write_bytes(document)
        return tuple(_placed(Path(made) / text.law, _target(path, text), text) for text in texts)


def _target(path: Path, text: OfficialText) -> Path:
    return path if path.suffix == AKOMA_NTOSO_SUFFIX else path / f"{text.law}{AKOMA_NTOSO_SUFFIX}"


def _placed(made: Path, target: Path, text: OfficialText) -> ExportedFile:
    made.replace(target)
    return ExportedFile(target, TextKind.OFFICIAL, len(text.sections), _sha256(target))


def _rows_file(path: Path, rows: Iterable[Row], chosen: ExportFormat, kind: TextKind) -> ExportedFile:
    write: Callable[[Path, Iterable[Row]], int] = write_csv if chosen is ExportFormat.CSV else write_jsonl
    return ExportedFile(path, kind, write(path, rows), _sha256(path))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

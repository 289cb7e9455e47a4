"""`nitinam corpus export`: what was imported, or our digests, to files."""

import argparse
import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from api import corpus_catalogue, corpus_diff
from assistant.settings import read_settings
from corpus.exporting.errors import NothingToExportError
from corpus.exporting.fidelity import inexact
from corpus.exporting.files import ExportedFile, export_akoma_ntoso, export_digests, export_official
from corpus.exporting.rows import ExportFormat
from corpus.exporting.schema import schema_validator
from corpus.importing.official import OfficialText
from corpus.importing.store import read_official
from corpus.loading import DATA, load_corpus, load_laws
from corpus.register import Register

NOT_VALIDATED = "not validated against the schema; that needs: pip install 'nitinam[export]'"
_MOST_SHOWN = 10


class What(StrEnum):
    """What is exported."""

    OFFICIAL = "official"
    DIGESTS = "digests"
    ALL = "all"


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `export`, `diff` and `catalogue`."""
    text = "write the imported official text, or our digests, as JSONL, CSV or Akoma Ntoso 3.0"
    verb = verbs.add_parser("export", help=text, description=text)
    verb.add_argument("--format", choices=[format_.value for format_ in ExportFormat], required=True)
    verb.add_argument(
        "--out", type=Path, required=True, metavar="PATH", help="a file; a folder for akn and for --what all"
    )
    verb.add_argument("--law", metavar="ID", help="one law, by its id or any of its names")
    verb.add_argument("--what", choices=[what.value for what in What], default=What.OFFICIAL.value)
    verb.add_argument("--json", action="store_true", help="machine-readable output alone on stdout")
    verb.set_defaults(run=run, refuse=verb.error)
    corpus_diff.add_parsers(verbs)
    corpus_catalogue.add_parsers(verbs)


def run(arguments: argparse.Namespace) -> int:
    """Export."""
    chosen, what = ExportFormat(arguments.format), What(arguments.what)
    if chosen is ExportFormat.AKOMA_NTOSO and what is not What.OFFICIAL:
        arguments.refuse("a digest is not the text of a law: --format akn goes with --what official only")
    register = Register(load_laws(DATA)[0], {})
    texts = () if what is What.DIGESTS else _texts(read_settings().home, register, arguments.law)
    validated: bool | None = None
    if chosen is ExportFormat.AKOMA_NTOSO:
        validate = schema_validator()
        validated = validate is not None
        files = export_akoma_ntoso(arguments.out, texts, register.laws, validate)
    else:
        files = _row_files(arguments, register, texts, chosen)
    _show(arguments, files, validated, tuple(inexact(texts, chosen)))
    return 0


def _texts(home: Path, register: Register, law: str | None) -> tuple[OfficialText, ...]:
    """What is imported, of one law or all."""
    texts = read_official(home)
    if law is None:
        return texts
    known = {text.law for text in texts}
    wanted = law if law in known else register.law(law).id
    if wanted not in known:
        raise NothingToExportError(f"no official text of {wanted} is imported; run `nitinam corpus import PATH`")
    return tuple(text for text in texts if text.law == wanted)


def _row_files(
    arguments: argparse.Namespace, register: Register, texts: Sequence[OfficialText], chosen: ExportFormat
) -> tuple[ExportedFile, ...]:
    what, out = What(arguments.what), arguments.out
    law = register.law(arguments.law).id if arguments.law and what is not What.OFFICIAL else None
    match what:
        case What.OFFICIAL:
            return (export_official(out, texts, chosen),)
        case What.DIGESTS:
            return (export_digests(out, load_corpus(), law, chosen),)
        case What.ALL:
            return (
                export_official(out / f"{What.OFFICIAL}.{chosen}", texts, chosen),
                export_digests(out / f"{What.DIGESTS}.{chosen}", load_corpus(), law, chosen),
            )


def _show(
    arguments: argparse.Namespace, files: Sequence[ExportedFile], validated: bool | None, remarks: Sequence[str]
) -> None:
    for line in [*remarks[:_MOST_SHOWN], *([NOT_VALIDATED] if validated is False else [])]:
        print(line, file=sys.stderr)
    if len(remarks) > _MOST_SHOWN:
        print(f"… and {len(remarks) - _MOST_SHOWN} more", file=sys.stderr)
    if arguments.json:
        print(json.dumps(_as_json(arguments, files, validated, remarks), ensure_ascii=False))
    else:
        sections = sum(file.sections for file in files)
        names = ", ".join(str(file.path) for file in files[:3]) + (" …" if len(files) > 3 else "")
        print(f"{sections} sections in {len(files)} file(s): {names}")


def _as_json(
    arguments: argparse.Namespace, files: Sequence[ExportedFile], validated: bool | None, remarks: Sequence[str]
) -> dict[str, object]:
    return {
        "format": arguments.format,
        "what": arguments.what,
        "sections": sum(file.sections for file in files),
        "files": [
            {
                "path": str(file.path),
                "text_kind": file.text_kind.value,
                "sections": file.sections,
                "sha256": file.sha256,
            }
            for file in files
        ],
        "validated": validated,
        "not_kept_exactly": list(remarks),
    }

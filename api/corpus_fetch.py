"""`nitinam corpus fetch LAW`: official text from the Council of State's service, then as from a file."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from api.import_review import review_and_store
from assistant.settings import read_settings
from corpus.fetching import NoDocumentError
from corpus.fetching.asking import PoliteClient
from corpus.fetching.council import document_of, document_request, service_url
from corpus.fetching.kept import KeptAnswers
from corpus.importing import UnreadableFileError
from corpus.importing.formats import Format
from corpus.importing.taking import Prepared, prepare
from corpus.loading import load_corpus
from corpus.models import Law
from corpus.register import Register

NOT_TRIED = "not tried against the live service"
_LEAST_PAUSE, _USUAL_PAUSE = 0.5, 2.0


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A law and where its answer lies, fetched or kept from an earlier run."""

    law: Law
    document: str
    answer: Path
    kept: bool


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `fetch`."""
    text = "fetch official text from the Council of State's service"
    description = (
        f"{text} over HTTPS and import it; {NOT_TRIED}. An answer is kept until its text is stored: a run cut short "
        "goes on where it was, on the same day."
    )
    verb = verbs.add_parser("fetch", help=f"{text} ({NOT_TRIED})", description=description)
    verb.add_argument("laws", nargs="+", metavar="LAW", help="id or any name of a law of the register")
    verb.add_argument("--service", metavar="URL", help="the service's base address; else NITINAM_OCS_URL")
    verb.add_argument("--document", metavar="ID", help="id, or address of the page, of the one LAW's document")
    verb.add_argument(
        "--pause", type=_pause, default=_USUAL_PAUSE, metavar="SECONDS", help="between requests; 2 if not given"
    )
    verb.add_argument("--yes", action="store_true", help="replace what is stored without asking")
    verb.add_argument("--json", action="store_true", help="machine-readable output alone on stdout")
    verb.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Fetch every law, then import them all or none."""
    settings = read_settings()
    url = service_url(arguments.service or settings.ocs_url)
    register = load_corpus().register
    documents = _documents(arguments.laws, arguments.document, register)
    now = datetime.now(ZoneInfo("Asia/Bangkok"))
    answers = KeptAnswers(settings.home, now.date())
    _say(f"{url}: {NOT_TRIED}")
    wanted = _fetched(documents, url, answers, PoliteClient(arguments.pause, _say), now)
    prepared = [_prepared(one, settings.home, register, url, now) for one in wanted]
    rows = [
        {"law": one.law.id, "document": one.document, "sha256": read.file.sha256, "kept": one.kept}
        for one, read in zip(wanted, prepared, strict=True)
    ]
    facts = {"service": url, "tried": NOT_TRIED, "retrieved": now.date().isoformat(), "documents": rows}
    agreed = review_and_store(arguments, settings.home, prepared, facts)
    if agreed:
        answers.forget([one.answer for one in wanted])
    return 0 if agreed else 1


def _documents(names: Sequence[str], chosen: str | None, register: Register) -> dict[str, tuple[Law, str]]:
    """Law id → law and document, in the order asked for, each once."""
    laws = {law.id: law for law in map(register.law, names)}
    if chosen is not None and len(laws) != 1:
        raise NoDocumentError(f"--document is of one law; {len(laws)} were named")
    return {law.id: (law, document_of(law, chosen)) for law in laws.values()}


def _fetched(
    documents: dict[str, tuple[Law, str]], url: str, answers: KeptAnswers, client: PoliteClient, now: datetime
) -> list[_Wanted]:
    found: list[_Wanted] = []
    for count, (law, document) in enumerate(documents.values(), start=1):
        path = answers.path(url, document)
        kept = path.is_file()
        _say(f"{count}/{len(documents)} {law.official}{' (kept from an earlier run)' if kept else ''}")
        if not kept:
            answers.keep(url, document, client.post(url, document_request(document, now)))
        found.append(_Wanted(law, document, path, kept))
    return found


def _prepared(one: _Wanted, home: Path, register: Register, url: str, now: datetime) -> Prepared:
    """The answer read as an untrusted file. One that is another law's is never stored as this one's."""
    try:
        prepared = prepare(
            one.answer,
            home,
            register,
            chosen=Format.COUNCIL,
            retrieved=now.date(),
            source=f"{url} {one.document}",
        )
        if [text.law for text in prepared.texts] != [one.law.id]:
            names = ", ".join(text.official for text in prepared.texts)
            raise NoDocumentError(f"document {one.document} is of {names}, not of {one.law.official}")
    except (NoDocumentError, UnreadableFileError):
        one.answer.unlink(missing_ok=True)  # so that the next run asks again
        raise
    return prepared


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _pause(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not _LEAST_PAUSE <= seconds <= 3600:
        raise argparse.ArgumentTypeError(f"{text!r} is no pause of {_LEAST_PAUSE:g} seconds or more")
    return seconds

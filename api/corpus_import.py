"""`nitinam corpus import PATH`: official text from a file, looked over, compared and stored, all or nothing."""

import argparse
import sys
from datetime import date
from pathlib import Path

from api.import_review import review_and_store, show_progress
from assistant.settings import read_settings
from corpus.checking.amendments import guides_withheld, without_withheld
from corpus.checking.seen import read_seen
from corpus.collection import Corpus
from corpus.importing.formats import Format
from corpus.importing.store import read_official
from corpus.importing.taking import prepare
from corpus.joining import join_official
from corpus.loading import DATA, load_corpus


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `import`."""
    text = "import official text: statute text, JSON, JSONL, CSV, HTML, PDF"
    verb = verbs.add_parser("import", help=text, description=text)
    verb.add_argument("path", type=Path, metavar="PATH")
    verb.add_argument("--law", metavar="ID", help="the law's id or any of its names; without it the title names it")
    verb.add_argument("--format", choices=[format_.value for format_ in Format], default=Format.AUTO.value)
    verb.add_argument("--yes", action="store_true", help="replace what is stored without asking")
    verb.add_argument(
        "--retrieved", type=_day, metavar="YYYY-MM-DD", help="when it was taken from its source; unknown if not given"
    )
    verb.add_argument("--json", action="store_true", help="machine-readable output alone on stdout")
    verb.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import one file."""
    home = read_settings().home
    prepared = prepare(
        arguments.path,
        home,
        load_corpus().register,
        law=arguments.law,
        chosen=Format(arguments.format),
        retrieved=arguments.retrieved,
        progress=show_progress,
    )
    file = prepared.file
    facts = {"file": str(arguments.path), "sha256": file.sha256, "format": file.format.value}
    return 0 if review_and_store(arguments, home, [prepared], facts) else 1


def imported_corpus(corpus: Corpus, home: Path) -> Corpus:
    """The corpus, joined with the official text imported under this home, without guides whose law reads otherwise."""
    texts = read_official(home)
    withheld = guides_withheld(corpus, texts, read_seen(DATA))
    for reason in withheld:
        print(f"withheld until reviewed: {reason}", file=sys.stderr)
    return join_official(without_withheld(corpus, withheld), texts)


def official_sections(home: Path) -> int:
    """How many sections of official text are stored: every instrument, every repetition."""
    return sum(len(text.sections) for text in read_official(home))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date written YYYY-MM-DD") from None

"""`nitinam corpus register`: compare the register with what was imported, and write its files anew when asked."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from assistant.settings import read_settings
from corpus.importing.store import read_official
from corpus.loading import DATA, load_corpus
from corpus.register_builder import RegisterChanges, changes, write_register

_MOST_SHOWN = 20


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `register`."""
    text = "compare the register of sections with imported text; --write makes its files anew"
    verb = verbs.add_parser("register", help=text, description=text)
    verb.add_argument("--write", action="store_true", help="write the register files of the laws that laws.yaml names")
    verb.add_argument("--data", type=Path, default=DATA, metavar="DIR", help="the data folder to compare and write")
    verb.add_argument("--json", action="store_true", help="machine-readable output alone on stdout")
    verb.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show every difference; exit status 1 where nothing was imported."""
    register = load_corpus(arguments.data).register
    texts = read_official(read_settings().home)
    if not texts:
        print("nothing is imported; run `nitinam corpus import PATH` first", file=sys.stderr)
        return 1
    known = [text for text in texts if text.law in register.laws]
    unknown = [text.official for text in texts if text.law not in register.laws]
    found = [changes(text, register.entries.get(text.law, {})) for text in known]
    written = [path.name for path in write_register(known, arguments.data)] if arguments.write else []
    if arguments.json:
        shown = {"laws": [asdict(one) for one in found], "not_in_laws_yaml": unknown, "written": written}
        print(json.dumps(shown, ensure_ascii=False))
    else:
        print("\n".join([*map(_line, found), *(f"not in laws.yaml, left out: {name}" for name in unknown)]))
        print(f"{len(written)} register files written" if arguments.write else "nothing was written; --write does")
    return 0


def _line(found: RegisterChanges) -> str:
    parts = [
        f"{name} {', '.join(numbers[:_MOST_SHOWN])}{' …' if len(numbers) > _MOST_SHOWN else ''}"
        for name, numbers in asdict(found).items()
        if name != "law" and numbers
    ]
    return f"{found.law}: {'; '.join(parts) or 'as the register says'}"

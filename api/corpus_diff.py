"""`nitinam corpus diff OLD NEW`: what changed between two states of the official text."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from assistant.settings import read_settings
from corpus.comparing import LawChanges, compare
from corpus.comparing.showing import shown
from corpus.errors import UnknownLawError
from corpus.importing.errors import UnsafePathError
from corpus.importing.official import OfficialText
from corpus.importing.store import read_official
from corpus.importing.taking import prepare
from corpus.loading import DATA, load_laws
from corpus.register import Register

IMPORTED = "imported"


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `diff`."""
    text = "what changed between two states of the official text, word by word; differences are no failure"
    where = f"a file that can be imported, a home or corpus folder, or the word {IMPORTED}"
    verb = verbs.add_parser("diff", help=text, description=text)
    verb.add_argument("old", metavar="OLD", help=where)
    verb.add_argument("new", metavar="NEW", help="as OLD")
    verb.add_argument("--law", metavar="ID", help="one law, by its id or any of its names")
    verb.add_argument("--json", action="store_true", help="machine-readable output alone on stdout")
    verb.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Compare; laws that only one side holds count as added or removed, unless that side is a file."""
    from indexing.tokenising import newmm_words

    register = Register(load_laws(DATA)[0], {})
    old, new = (_texts(name, register, arguments.law) for name in (arguments.old, arguments.new))
    if arguments.law and not old and not new:
        raise UnknownLawError(f"neither {arguments.old} nor {arguments.new} holds {arguments.law!r}")
    changes = compare(*_comparable(arguments, old, new), newmm_words)
    if arguments.json:
        print(json.dumps(_as_json(arguments, changes), ensure_ascii=False, default=_day))
    else:
        colour = sys.stdout.isatty()
        print("\n".join(shown(changes, colour=colour)) or "nothing differs")
    return 0


def _texts(name: str, register: Register, law: str | None) -> tuple[OfficialText, ...]:
    """The texts that an operand names, of one law or all."""
    texts = _every_text(name, register)
    if law is None:
        return texts
    wanted = law if law in {text.law for text in texts} else register.law(law).id
    return tuple(text for text in texts if text.law == wanted)


def _every_text(name: str, register: Register) -> tuple[OfficialText, ...]:
    home = read_settings().home
    if name == IMPORTED:
        return read_official(home)
    path = Path(name)
    if path.is_dir():
        return read_official(_home_of(path))
    return prepare(path, home, register).texts


def _home_of(folder: Path) -> Path:
    if (folder / "corpus").is_dir():
        return folder
    if folder.resolve().name == "corpus":
        return folder.resolve().parent
    raise UnsafePathError(f"{folder} holds no folder `corpus`; name a NITINAM_HOME or its corpus folder")


def _comparable(
    arguments: argparse.Namespace, old: Sequence[OfficialText], new: Sequence[OfficialText]
) -> tuple[Sequence[OfficialText], Sequence[OfficialText]]:
    """Against what is imported, a file stands for the laws it holds: importing it would remove no other law."""
    if arguments.old == IMPORTED and Path(arguments.new).is_file():
        held = {text.law for text in new}
        return [text for text in old if text.law in held], new
    if arguments.new == IMPORTED and Path(arguments.old).is_file():
        held = {text.law for text in old}
        return old, [text for text in new if text.law in held]
    return old, new


def _as_json(arguments: argparse.Namespace, changes: Sequence[LawChanges]) -> Mapping[str, Any]:
    counts = {
        "added": sum(len(law.added) for law in changes),
        "removed": sum(len(law.removed) for law in changes),
        "changed": sum(len(law.changed) for law in changes),
    }
    return {
        "old": arguments.old,
        "new": arguments.new,
        "same": not changes,
        **counts,
        "laws": [asdict(law) for law in changes],
    }


def _day(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no JSON")

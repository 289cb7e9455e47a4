"""The parser of every command: what is not an option of a command is refused, never guessed from its beginning."""

import argparse
from typing import Any


class Parser(argparse.ArgumentParser):
    """An ArgumentParser without abbreviated options; parsers of its verbs are of the same class.

    With abbreviations a command that knows `--jsonl` alone takes `--json` for it and does something else in silence.
    """

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **{"allow_abbrev": False, **settings})

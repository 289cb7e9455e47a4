"""Read the TOML files of this package: messages with declared variables, and lists of patterns."""

import hashlib
import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from prompts.needing import needed_pieces, pieces_of

_FOLDER = Path(__file__).parent
# One message is compared with many lists; it is read in several forms.
_pieces = lru_cache(maxsize=32)(pieces_of)


@dataclass(frozen=True, slots=True)
class Messages:
    """Messages of one language by dotted key. `sha256` is the hash of the file they came from."""

    texts: Mapping[str, str]
    sha256: str

    def __getitem__(self, key: str) -> str:
        return self.texts[key]

    def fill(self, key: str, **values: str) -> str:
        """The message with its variables filled; a variable missing or not declared is a KeyError."""
        declared = {name for _, name, _, _ in string.Formatter().parse(self.texts[key]) if name}
        if declared != set(values):
            raise KeyError(f"{key} declares {sorted(declared)}, was given {sorted(values)}")
        return self.texts[key].format(**values)


@dataclass(frozen=True, slots=True)
class Patterns:
    """Compiled patterns by dotted key, matched against folded text.

    A pattern is searched for only in a text that holds one of the pieces that it needs (prompts/needing.py).
    """

    lists: Mapping[str, tuple[re.Pattern[str], ...]]
    needed: Mapping[str, tuple[frozenset[str] | None, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        needed = {key: tuple(map(needed_pieces, patterns)) for key, patterns in self.lists.items()}
        object.__setattr__(self, "needed", needed)

    def meets(self, key: str, text: str) -> bool:
        """Whether any pattern of the list is found in the text."""
        return any(pattern.search(text) for pattern in self._possible(key, text))

    def count(self, key: str, text: str) -> int:
        """How many patterns of the list are found in the text."""
        return sum(1 for pattern in self._possible(key, text) if pattern.search(text))

    def without(self, key: str, text: str) -> str:
        """The text with a space for whatever a pattern of the list finds, one pattern after the other."""
        for pattern, needed in zip(self.lists[key], self.needed[key], strict=True):
            if _may_meet(needed, text):
                text = pattern.sub(" ", text)
        return text

    def _possible(self, key: str, text: str) -> Iterator[re.Pattern[str]]:
        """The patterns of the list but those for which the text has none of the pieces that they need."""
        for pattern, needed in zip(self.lists[key], self.needed[key], strict=True):
            if _may_meet(needed, text):
                yield pattern

    def met(self, text: str, prefix: str = "") -> tuple[str, ...]:
        """Every key below the prefix that the text meets, in the order of the file."""
        return tuple(key for key in self.lists if key.startswith(prefix) and self.meets(key, text))


@cache
def load_messages(language: str) -> Messages:
    """Messages of `th` or `en`."""
    data = (_FOLDER / f"messages.{language}.toml").read_bytes()
    texts = {key: str(value) for key, value in _flat(tomllib.loads(data.decode()))}
    return Messages(texts, hashlib.sha256(data).hexdigest())


@cache
def load_patterns(name: str) -> Patterns:
    """Patterns of one file (`screening`, `asks`, `families`, `scope`)."""
    parsed = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return Patterns({key: tuple(re.compile(item) for item in items) for key, items in _flat(parsed)})


def _may_meet(needed: frozenset[str] | None, text: str) -> bool:
    return needed is None or not needed.isdisjoint(_pieces(text))


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value

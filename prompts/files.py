"""Read the TOML files of this package: messages with declared variables, and lists of patterns."""

import hashlib
import re
import string
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from prompts.needing import Sieve, runs_of

_FOLDER = Path(__file__).parent
# One message is compared with many lists; it is read in several forms.
_FORMS = 32
_runs = lru_cache(maxsize=_FORMS)(runs_of)
Possible = Mapping[str, Sequence[re.Pattern[str]]]


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

    A pattern is searched for only in a text that holds one of the pieces that it needs (prompts/needing.py): they are
    looked for once for all the patterns of the file.
    """

    lists: Mapping[str, tuple[re.Pattern[str], ...]]
    _possible: Callable[[str], Possible] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        every = [(key, pattern) for key, patterns in self.lists.items() for pattern in patterns]
        sieve = Sieve.of(pattern for _, pattern in every)

        def possible(text: str) -> Possible:
            """The patterns that the text may meet, by their lists and in their order."""
            found: dict[str, list[re.Pattern[str]]] = {key: [] for key in self.lists}
            for number in sorted(sieve.passed(text, _runs(text))):
                key, pattern = every[number]
                found[key].append(pattern)
            return found

        object.__setattr__(self, "_possible", lru_cache(maxsize=_FORMS)(possible))

    def meets(self, key: str, text: str) -> bool:
        """Whether any pattern of the list is found in the text."""
        return any(pattern.search(text) for pattern in self._possible(text)[key])

    def count(self, key: str, text: str) -> int:
        """How many patterns of the list are found in the text."""
        return sum(1 for pattern in self._possible(text)[key] if pattern.search(text))

    def without(self, key: str, text: str) -> str:
        """The text with a space for whatever a pattern of the list finds, one pattern after the other."""
        before, possible = text, self._possible(text)[key]
        for pattern in self.lists[key]:
            if text != before or pattern in possible:  # a text that was changed may meet any of them
                text = pattern.sub(" ", text)
        return text

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


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value

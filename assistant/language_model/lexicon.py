"""Words that decide what a sentence claims: who negates, what obliges, who acts, what opens a condition."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import prompts
from indexing.tokenising import short_words

LEXICON = Path(prompts.__file__).parent / "language_model" / "lexicon.toml"
_LATIN = re.compile(r"[a-z][a-z'’-]*")
_PIECES = re.compile(r"[a-z][a-z'’-]*|\d[\d,./:-]*|[ก-๎][ก-๎.]*")


class Sort(StrEnum):
    """What a word does in a sentence."""

    CONTENT = "content"
    NEGATION = "negation"
    MODAL = "modal"
    RELATION = "relation"
    CONDITION = "condition"
    ACTOR = "actor"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Entry:
    """A word's sort, and which of that sort it is (`must`, `before`, `police` …)."""

    sort: Sort
    value: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by the words of their phrase; `longest` counts those words.

    `opposites` goes both ways. `trailing`: what may follow ได้ that ends a claim. `paraphrase`: words
    that a rewriting may bring.
    """

    entries: Mapping[tuple[str, ...], Entry]
    longest: int
    opposites: Mapping[str, frozenset[str]]
    trailing: frozenset[str]
    paraphrase: frozenset[str]

    def match(self, words: list[str], start: int) -> tuple[Entry, int] | None:
        """The longest phrase that begins at `start`, and how many words it takes."""
        for length in range(min(self.longest, len(words) - start), 0, -1):
            if (entry := self.entries.get(tuple(words[start : start + length]))) is not None:
                return entry, length
        return None


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships."""
    table = tomllib.loads(LEXICON.read_text(encoding="utf-8"))
    entries = {words_of(phrase): entry for phrase, entry in _entries(table) if words_of(phrase)}
    opposites: dict[str, set[str]] = {}
    for first, second in table["opposite"]["pairs"]:
        opposites.setdefault(stem(first), set()).add(stem(second))
        opposites.setdefault(stem(second), set()).add(stem(first))
    return Lexicon(
        entries=entries,
        longest=max(map(len, entries)),
        opposites={word: frozenset(other) for word, other in opposites.items()},
        trailing=frozenset(table["trailing"]["words"]),
        paraphrase=frozenset(map(stem, table["paraphrase"]["words"])),
    )


def words_of(text: str) -> tuple[str, ...]:
    """Short Thai words, English stems and numbers of a folded text, in order; marks are left out."""
    found: list[str] = []
    for piece in _PIECES.finditer(text):
        word = piece[0].rstrip(".,:-/")
        if word[:1].isascii():
            found.append(stem(word))
        else:
            found += short_words(word)
    return tuple(found)


def stem(word: str) -> str:
    """An English word without its ending; a Thai word as it is."""
    if not _LATIN.fullmatch(word) or len(word) < 5:
        return word
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= 3:
            return word[: -len(ending)].rstrip("e") or word
    return word.rstrip("e")


def _entries(table: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    yield from ((word, Entry(Sort.NEUTRAL, word)) for word in table["neutral"]["words"])
    yield from ((word, Entry(Sort.CONTENT, word)) for word in table["not_actor"]["words"])
    for group in table["same"]["groups"]:
        yield from ((word, Entry(Sort.CONTENT, group[0])) for word in group)
    for sort in (Sort.CONDITION, Sort.ACTOR, Sort.RELATION, Sort.MODAL, Sort.NEGATION):
        for value, words in table[sort.value].items():
            yield from ((word, Entry(sort, value)) for word in words)

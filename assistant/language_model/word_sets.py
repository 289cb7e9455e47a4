"""Words of a text, and the data files of words under prompts/language_model: sets of phrases, one a line."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import prompts
from indexing.tokenising import short_words

FOLDER = Path(prompts.__file__).parent / "language_model"
_LATIN = re.compile(r"[a-z][a-z'’-]*")
_OWNER = re.compile(r"['’]s?$")
_MISCUT = re.compile(r"(บอก|ออก|หลอก|แรก)(?=ว่า)|(หา)(?=ไม่)|(หรือ)(?=ออก)|(?<!ผู้)(ต้อง)(?=หา)")
"""Words whose last letters the word list takes for the beginning of another (บอ + กว่า)."""
_PIECES = re.compile(r"[a-z][a-z'’-]*|\d[\d,./:-]*|[ก-๎][ก-๎.]*")
Words = tuple[str, ...]


def words_of(text: str) -> Words:
    """Short Thai words, English stems and numbers of a folded text, in order; marks are left out."""
    found: list[str] = []
    for piece in _PIECES.finditer(_MISCUT.sub(r"\g<0> ", text)):
        word = piece[0].rstrip(".,:-/")
        if word[:1].isascii():
            found.append(stem(word))
        else:
            found += short_words(word)
    return tuple(found)


def stem(word: str) -> str:
    """An English word without its ending; a Thai word as it is."""
    word = _OWNER.sub("", word)
    if not _LATIN.fullmatch(word) or len(word) < 5:
        return word
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= 3:
            return word[: -len(ending)].rstrip("e") or word
    return word.rstrip("e")


def kinds_of_words() -> Iterator[tuple[str, list[str]]]:
    """Each narrower word with the wider one, named by its first word's letters."""
    for _, (wider, *narrower) in sets("kinds"):
        yield "".join(words_of(wider)), narrower


def sets(name: str) -> Iterator[tuple[str, list[str]]]:
    """The lines of a data file, each named by its topic and number."""
    for topic, lines in table(name).items():
        for number, line in enumerate(lines.strip().splitlines()):
            yield f"{topic}-{number}", [phrase.strip() for phrase in line.split("|")]


def gathered(named: Iterator[tuple[str, list[str]]]) -> dict[Words, frozenset[str]]:
    """For each phrase the names of the sets it stands in."""
    found: dict[Words, set[str]] = {}
    for name, phrases in named:
        for words in filter(None, map(words_of, phrases)):
            found.setdefault(words, set()).add(name)
    return {words: frozenset(names) for words, names in found.items()}


def table(name: str) -> dict[str, Any]:
    """A data file of this folder."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))

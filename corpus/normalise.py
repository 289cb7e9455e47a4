"""The one Thai normaliser: folds a text for matching and keeps where every character came from.

Folding is never shown. NFC only, since NFKC splits ำ. A quote is cut from the original by offsets.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

_MISSPELLINGS = Path(__file__).parent / "data" / "lexicon" / "misspellings.yaml"
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
# Marks that sit on or under a consonant: sara i … sara uu, mai tai khu … nikhahit.
_MARK = "ัิ-ฺ็-๎"
_TONE = "่-๋"
_VOWEL = "ัิ-ฺ็"
_REPEATED_MARK = re.compile(rf"([{_MARK}])\1+")
_TONE_BEFORE_VOWEL = re.compile(rf"([{_TONE}์])([{_VOWEL}])")
_TORN_AM = re.compile(rf"ํ([{_TONE}]?)า")
_TONE_IN_AM = re.compile(rf"ำ([{_TONE}])")
# A letter bears two or three marks; heaps of them (zalgo) are put in order no further than this.
_MOST_MARKS = 8
_HEAPED_MARKS = re.compile(rf"(?<=[{_MARK}]{{{_MOST_MARKS}}})[{_MARK}]+")
_REPEATED_LETTER = re.compile(r"([ก-ฮะาๆ])\1{2,}")
_REPEATED_LATIN = re.compile(r"([a-z])\1{3,}")
# White space of any other kind is a space by then.
_SPACES = re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. `offsets[i]` is where character i came from; the last entry is the original's length."""

    text: str
    offsets: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Span in the original, in code points, end exclusive, of a span of the folded text."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], max(self.offsets[end], self.offsets[end - 1] + 1)


@lru_cache(maxsize=1024)
def fold(text: str) -> Folded:
    """Fold any text, lone surrogates included; folding twice changes nothing.

    NFC, lower case, full-width Latin to ASCII, Thai digits to Arabic, invisible characters dropped, white space
    to single spaces, torn ำ mended, marks put in order, repeated marks and letters collapsed, common misspellings
    of corpus/data/lexicon/misspellings.yaml mended.
    """
    folded, offsets = _visible(text)
    before = None
    while before != folded:
        before = folded
        for pattern, replacement in _RULES:
            folded, offsets = _replace(pattern, replacement, folded, offsets)
        folded, offsets = _replace(_spellings()[0], None, folded, offsets)
    return Folded(folded, (*offsets, len(text)))


def _visible(text: str) -> tuple[str, list[int]]:
    """Every character folded by itself, and where each that is left came from."""
    characters = list(map(_fold_character, text))
    offsets = [offset for offset, folded in enumerate(characters) for _ in folded]
    return _replace(_HEAPED_MARKS, "", "".join(characters), offsets)


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    category = unicodedata.category(character)
    if character.isspace():
        return " "
    if category in ("Cf", "Cc", "Cs", "Co", "Cn"):
        return ""
    code = ord(character)
    ascii_form = chr(code - 0xFEE0) if 0xFF01 <= code <= 0xFF5E else character
    return unicodedata.normalize("NFC", ascii_form.translate(_DIGITS).casefold())


_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("เเ"), "แ"),
    (_TORN_AM, r"\1ำ"),
    (_TONE_IN_AM, r"\1ำ"),
    (_REPEATED_MARK, r"\1"),
    (_TONE_BEFORE_VOWEL, r"\2\1"),
    (_REPEATED_MARK, r"\1"),
    (_REPEATED_LETTER, r"\1"),
    (_REPEATED_LATIN, r"\1"),
    (_SPACES, " "),
)


def _replace(pattern: re.Pattern[str], replacement: str | None, text: str, offsets: list[int]) -> tuple[str, list[int]]:
    """Replace by a template, or where it is None by the mended spelling of what matched."""
    if not pattern.search(text):
        return text, offsets
    parts: list[str] = []
    kept: list[int] = []
    position = 0
    for match in pattern.finditer(text):
        new = _spellings()[1][match[0]] if replacement is None else match.expand(replacement)
        parts += [text[position : match.start()], new]
        kept += offsets[position : match.start()]
        kept += _spread(offsets[match.start() : match.end()], len(new))
        position = match.end()
    return "".join([*parts, text[position:]]), kept + offsets[position:]


def _spread(offsets: list[int], length: int) -> list[int]:
    """Offsets for `length` new characters that stand for these."""
    return [offsets[min(index, len(offsets) - 1)] for index in range(length)]


@cache
def _spellings() -> tuple[re.Pattern[str], dict[str, str]]:
    table: dict[str, str] = yaml.safe_load(_MISSPELLINGS.read_text(encoding="utf-8"))
    longest_first = sorted(table, key=len, reverse=True)
    pattern = re.compile("|".join(_unless_right(wrong, table[wrong]) for wrong in longest_first))
    # Folding repeats until nothing changes, so a right form that is itself mended would never end.
    if circular := sorted({right for right in table.values() if pattern.search(right)}):
        raise ValueError(f"{_MISSPELLINGS.name}: a right form holds a wrong one: {', '.join(circular)}")
    return pattern, table


def _unless_right(wrong: str, right: str) -> str:
    """A pattern for the wrong form, but not where it is only the beginning of the right one."""
    rest = right.removeprefix(wrong)
    return re.escape(wrong) + (f"(?!{re.escape(rest[0])})" if rest != right and rest else "")

"""Broken Thai: torn ำ, floating tone marks, misplaced vowels, letters lost to a wrong encoding. Found, never mended."""

import re
from collections.abc import Iterator

_BROKEN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("torn ำ", re.compile("ํ[่-๋]?า")),
    ("tone mark after ำ", re.compile("ำ[่-๋]")),
    ("tone mark before its vowel", re.compile("[่-๋][ัิ-ู]")),
    ("floating mark", re.compile(r"(?:^|[^ก-ฮัำิ-ฺ็-๎])[ัิ-ฺ็-๎]")),
    ("repeated mark", re.compile("([ัิ-ฺ็-๎])\\1")),
    ("vowel with nothing after it", re.compile(r"[เแโใไ](?=[\s\d.,)]|$)")),
    ("เ written twice for แ", re.compile("เเ")),
    ("lost letter", re.compile("[\ufffd\ue000-\uf8ff]")),
    ("invisible character", re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")),
)


def broken_glyphs(text: str) -> Iterator[tuple[str, str]]:
    """Kind and surroundings of every broken glyph of a text."""
    for kind, pattern in _BROKEN:
        for match in pattern.finditer(text):
            yield kind, text[max(0, match.start() - 8) : match.end() + 8]

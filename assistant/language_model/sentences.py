"""Cut a model's text into sentences as it comes: one ends with its tokens [S1][S3], or with its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"\[\s*[Ss]\s*(\d{1,4})\s*\]")
_TOKENS = re.compile(r"(?:\s*\[\s*[Ss]\s*\d{1,4}\s*\]\s*[.,]?)+")
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its tokens, and the numbers of those."""

    text: str
    tokens: tuple[int, ...]


class SentenceReader:
    """Feed it pieces; it gives each sentence once it is sure to be whole."""

    def __init__(self) -> None:
        self._rest = ""

    def feed(self, piece: str) -> Iterator[Sentence]:
        """Every sentence that the piece completes."""
        self._rest += piece
        while (cut := _first_end(self._rest)) is not None:
            whole, self._rest = self._rest[:cut], self._rest[cut:]
            yield from _sentence(whole)

    def close(self) -> Iterator[Sentence]:
        """What is left when the text has ended."""
        whole, self._rest = self._rest, ""
        for line in whole.split("\n"):
            yield from _sentence(line)


def _first_end(text: str) -> int | None:
    line = text.find("\n")
    for tokens in _TOKENS.finditer(text):
        # More tokens may follow the last character read.
        if tokens.end() < len(text) and text[tokens.end()] != "[" and (line < 0 or tokens.end() <= line):
            return tokens.end()
        break
    return line + 1 if line >= 0 else None


def _sentence(whole: str) -> Iterator[Sentence]:
    tokens = tuple(dict.fromkeys(int(match[1]) for match in _TOKEN.finditer(whole)))
    text = _BULLET.sub("", _TOKENS.sub(" ", whole)).strip().rstrip(".").strip()
    if text:
        yield Sentence(text, tokens)

"""Read a message as its reader would see it: letters that only look Latin, words torn by spaces, encoded words."""

import base64
import binascii
import codecs
import html
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from urllib.parse import unquote

from corpus.normalise import fold

_BETWEEN_THAI = re.compile(r"(?<=[\u0e00-\u0e7f]) (?=[\u0e00-\u0e7f])")
# Four single letters in a row, each apart: "i g n o r e" is read as one word.
_SPELT_OUT = re.compile(r"(?<![a-z\u0e00-\u0e7f])(?:[a-z][ .\-_*]){3,}[a-z](?![a-z])")
# Letters in circles, and those of mathematics: bold, script, double-struck.
_STYLED = re.compile(r"[\u2460-\u24ff\U0001d400-\U0001d7ff]")
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}={0,2}(?![A-Za-z0-9+/_-])")
_HEX = re.compile(r"(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]{2}[ ]?){8,}(?![0-9A-Fa-f])")
# Parts of one code, handed over apart and to be joined.
_HEX_PART = re.compile(r"(?<![0-9A-Za-z])(?:0x)?((?:[0-9A-Fa-f]{2}[ :,-]?){3,})(?![0-9A-Za-z])")
_BASE64_PART = re.compile(
    r"(?<![A-Za-z0-9+/])(?=[a-z]*[A-Z0-9])(?=[A-Z0-9]*[a-z])[A-Za-z0-9+/]{4,}={0,2}(?![A-Za-z0-9+/])"
)
_BITS = re.compile(r"(?<![01])(?:[01]{8} ?){6,}(?![01])")
_DIGITS_FOR_LETTERS = str.maketrans("0134578@$", "oieastbas")
_ESCAPES = re.compile(r"\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})")
_LETTERS = re.compile(r"[\u0e00-\u0e7fA-Za-z0-9 .,:;!?'\"()\[\]{}<>_\n-]")
_READABLE = 0.85


@cache
def _lookalikes() -> dict[int, str]:
    table = tomllib.loads(files("prompts").joinpath("screening_rules.toml").read_text(encoding="utf-8"))
    return {ord(letter): latin for letter, latin in table["lookalike_letters"].items()}


def plain(folded: str) -> str:
    """A folded text with look-alike letters made Latin and spelt-out words joined; Thai stays as it was."""
    text = folded if folded.isascii() else _STYLED.sub(_unstyled, folded).translate(_lookalikes())
    return _SPELT_OUT.sub(lambda spelt: re.sub(r"[ .\-_*]", "", spelt[0]), text)


def _unstyled(letter: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", letter[0]).casefold()


def closed_up(folded: str) -> str:
    """A folded text without the spaces between Thai letters, so that a phrase is found however it is spaced."""
    return _BETWEEN_THAI.sub("", folded)


def hidden_texts(original: str) -> tuple[str, ...]:
    """What is written in code in a text as it was sent, folded: base64, hex, bits, escapes, entities, rot13.

    Only what decodes to readable words counts. A whole message read by rot13, backwards or with digits for letters
    is given as well, to be compared with instructions; it seldom means anything.
    """
    found = [*_base64(original), *_base64(re.sub(r"\s+", "", original)), *_hex(original), *_bits(original)]
    found += [*_base64("".join(_BASE64_PART.findall(original))), *_hex(_joined_hex(original))]
    found += _escaped(original)
    if original.isascii() and any(map(str.isalpha, original)):
        found += [codecs.decode(original, "rot13"), original[::-1], original.translate(_DIGITS_FOR_LETTERS)]
    return tuple(plain(fold(text).text) for text in found if _is_readable(text))


def without_codes(text: str) -> str:
    """A text without what may be base64, hex or bits."""
    for code in (_BASE64, _BITS, _HEX, _HEX_PART):
        text = code.sub(" ", text)
    return " ".join(text.split())


def _base64(original: str) -> Iterator[str]:
    for match in _BASE64.finditer(original):
        written = match[0].rstrip("=").replace("-", "+").replace("_", "/")
        try:
            yield base64.b64decode(written + "=" * (-len(written) % 4), validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            continue


def _bits(original: str) -> Iterator[str]:
    for match in _BITS.finditer(original):
        bits = match[0].replace(" ", "")
        yield bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8)).decode(errors="replace")


def _hex(original: str) -> Iterator[str]:
    for match in _HEX.finditer(original):
        try:
            yield bytes.fromhex(match[0]).decode()
        except (ValueError, UnicodeDecodeError):
            continue


def _joined_hex(original: str) -> str:
    return "".join(re.sub("[ :,-]", "", part) for part in _HEX_PART.findall(original))


def _escaped(original: str) -> Iterator[str]:
    for read in (unquote(original), html.unescape(original), _ESCAPES.sub(_unescaped, original)):
        if read != original:
            yield read


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1] or match[2], 16))


def _is_readable(text: str) -> bool:
    return len(text) >= 6 and len(_LETTERS.findall(text)) >= _READABLE * len(text)

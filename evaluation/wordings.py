"""Whether an answer says something in given words: digits, spaces and thousands' commas folded away."""

import re

from corpus.normalise import fold

_MARKER = re.compile(r"\[\d+\]")
_COMMA = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SPACE = re.compile(r"(?<!\d)\s+|\s+(?!\d)")


def comparable(text: str) -> str:
    """The text for comparison only.

    Citation markers go, the project's normaliser folds, thousands lose their comma, and spaces go except between two
    digits, where leaving them out would make another number.
    """
    return _SPACE.sub("", _COMMA.sub("", fold(_MARKER.sub(" ", text)).text))


def says(comparable_text: str, wording: str) -> bool:
    """Whether a `comparable` text holds the wording; a number in it never matches inside a longer number."""
    wanted = comparable(wording)
    if not wanted:
        return False
    before = r"(?<!\d)(?<!\d[.,])" if wanted[0].isdigit() else ""
    after = r"(?!\d)(?![.,/]\d)" if wanted[-1].isdigit() else ""
    return re.search(f"{before}{re.escape(wanted)}{after}", comparable_text) is not None

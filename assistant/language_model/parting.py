"""Cut a long sentence where it breathes, so that a false part is not lost among true ones."""

import re

from assistant.language_model.reading import read

_BREAK = re.compile(r"(?<=[ก-๎\d]) +(?=[ก-๎])|(?<=[.;]) +")
_SHORTEST = 15
_LEANING = frozenset({"opens", "when", "even"})
_GOING_ON = frozenset({"or", "contrast", "except"})


def parts_of(sentence: str) -> list[str]:
    """Parts between spaces; a short one, or a condition and its rule, stay together."""
    parts: list[str] = []
    for piece in _BREAK.split(sentence):
        if parts and (_is_short(piece, parts[-1]) or _leans(parts[-1]) or _goes_on(piece)):
            parts[-1] = f"{parts[-1]} {piece}"
        else:
            parts.append(piece)
    return parts


def _is_short(*pieces: str) -> bool:
    return any(len(piece) < _SHORTEST for piece in pieces)


def _leans(part: str) -> bool:
    """Whether a part is a condition that its rule follows."""
    clauses = read(part).clauses
    return bool(clauses) and bool(clauses[0].marks & _LEANING)


def _goes_on(part: str) -> bool:
    clauses = read(part).clauses
    return bool(clauses) and bool(clauses[0].marks & _GOING_ON)

"""What a text must hold for a pattern to be found in it: worked out once, so that most searches need not be made.

A pattern is taken apart by Python's own parser. Of every string that it can match, one piece of up to PIECE characters
is kept; a text that holds none of the pieces cannot meet the pattern. Where no such pieces can be told, the answer is
None and the pattern is searched for. It never says of a text that a pattern meets that it does not: tests compare.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import add
from re import _constants as op  # type: ignore[attr-defined]  # the parser is not public, but in every Python since 3.11
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

Strings = frozenset[str]
PIECE = 8
# Pieces are found by their first characters, up to so many: a text has few runs of those.
HEAD = 3
# More strings than this to choose from, and a part of a pattern is left out.
_MOST = 200
_EMPTY: Strings = frozenset({""})
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_WIDTHLESS = (op.AT, op.ASSERT, op.ASSERT_NOT)


class _Part(NamedTuple):
    """Every string that a part of a pattern can match, and strings of which each match holds one; None: not known."""

    whole: Strings | None
    held: Strings | None


_UNKNOWN = _Part(None, None)


def needed_pieces(pattern: re.Pattern[str]) -> Strings | None:
    """Pieces of which a text holds at least one if the pattern is found in it; None where that cannot be told."""
    if pattern.flags & re.IGNORECASE:
        return None
    held = _of_sequence(parser.parse(pattern.pattern, pattern.flags)).held
    return frozenset(string[:PIECE] for string in held) if held else None


def runs_of(text: str) -> Strings:
    """Every run of one, two and three characters (HEAD) of a text."""
    pairs = list(map(add, text, text[1:]))
    return frozenset({*text, *pairs, *map(add, pairs, text[2:])})


@dataclass(frozen=True, slots=True)
class Sieve:
    """What of many patterns, told by their numbers, a text may meet.

    `pieces` gives the pieces that begin with a head, and by which patterns each is needed; `always` passes whatever the
    text.
    """

    heads: Strings
    pieces: Mapping[str, Mapping[str, Sequence[int]]]
    always: Sequence[int]

    @classmethod
    def of(cls, patterns: Iterable[re.Pattern[str]]) -> "Sieve":
        """A sieve of patterns, numbered as they come."""
        pieces: dict[str, dict[str, list[int]]] = {}
        always: list[int] = []
        for number, needed in enumerate(map(needed_pieces, patterns)):
            if needed is None:
                always.append(number)
            for piece in needed or ():
                pieces.setdefault(piece[:HEAD], {}).setdefault(piece, []).append(number)
        return cls(frozenset(pieces), pieces, always)

    def passed(self, text: str, runs: Strings) -> set[int]:
        """Numbers of the patterns that a text with these runs may meet."""
        found = set(self.always)
        for head in self.heads & runs:
            for piece, numbers in self.pieces[head].items():
                if piece in text:
                    found.update(numbers)
        return found


def _of_sequence(sequence: Iterable[tuple[Any, Any]]) -> _Part:
    """Parts one after the other: as long as all their strings are known, their strings joined."""
    whole: Strings | None = _EMPTY
    run, held = _EMPTY, None
    for code, argument in sequence:
        part = _of(code, argument)
        if part.whole is not None and len(run) * len(part.whole) <= _MOST:
            run = frozenset(first + second for first in run for second in part.whole)
            continue
        held, whole = _better(_better(held, run), part.held), None
        run = part.whole or _EMPTY
    return _Part(None if whole is None else run, _better(held, run))


def _of(code: Any, argument: Any) -> _Part:
    if code is op.LITERAL:
        return _Part(frozenset({chr(argument)}), None)
    if code is op.IN:
        return _Part(_of_class(argument), None)
    if code in _WIDTHLESS:
        return _Part(_EMPTY, None)
    if code is op.BRANCH:
        return _of_branches([_of_sequence(branch) for branch in argument[1]])
    if code is op.SUBPATTERN:
        return _UNKNOWN if argument[1] & re.IGNORECASE else _of_sequence(argument[3])
    if code in _REPEATS:
        return _repeated(argument[0], argument[1], _of_sequence(argument[2]))
    return _UNKNOWN


def _of_branches(branches: list[_Part]) -> _Part:
    whole = _union([branch.whole for branch in branches])
    return _Part(whole if whole and len(whole) <= _MOST else None, _union([branch.held for branch in branches]))


def _repeated(least: int, most: int, part: _Part) -> _Part:
    if (least, most) == (0, 1):
        return _Part(None if part.whole is None else part.whole | _EMPTY, None)
    return _Part(None, part.held if least else None)


def _of_class(items: Iterable[tuple[Any, Any]]) -> Strings | None:
    """The characters of a class, where they are named and few."""
    found: set[str] = set()
    for code, argument in items:
        if code is op.LITERAL:
            found.add(chr(argument))
        elif code is op.RANGE and argument[1] - argument[0] < _MOST:
            found.update(map(chr, range(argument[0], argument[1] + 1)))
        else:
            return None
    return frozenset(found)


def _better(one: Strings | None, other: Strings | None) -> Strings | None:
    """The longer strings of the two, or the fewer; strings of no length say nothing."""
    known = [strings for strings in (one, other) if strings and "" not in strings]
    return min(known, key=lambda strings: (-min(PIECE, *map(len, strings)), len(strings)), default=None)


def _union(sets: list[Strings | None]) -> Strings | None:
    known = [strings for strings in sets if strings is not None]
    return frozenset().union(*known) if len(known) == len(sets) else None

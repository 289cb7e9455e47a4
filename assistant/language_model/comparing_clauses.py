"""Clause by clause: is what is denied, bound or allowed as a whole the same where the source tells most of it?"""

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from assistant.language_model.aligning import Laid
from assistant.language_model.lexicon import Sort
from assistant.language_model.reading import Clause, Reading
from assistant.language_model.signs import Sign

_SIDES = ("before", "after", "except", "instead")
_MARKS = {"always": Sign.ALWAYS_ADDED, "only": Sign.ONLY_ADDED, "except": Sign.EXCEPT_ADDED}
_JOINED_PENALTY = re.compile(r"(หรือ|และ) ?ปรับ")
_MOSTLY = 0.34


class State(StrEnum):
    """What a clause claims of what it tells."""

    TOLD = "told"
    DENIED = "denied"
    BANNED = "banned"
    BOUND = "bound"
    ALLOWED = "allowed"
    POSSIBLE = "possible"
    ADVISED = "advised"
    FREE = "free"


_DENYING = frozenset({State.DENIED, State.BANNED})
_OPEN = frozenset({State.ALLOWED, State.POSSIBLE, State.ADVISED})


def state_of(clause: Clause) -> State:
    """The strongest claim of a clause."""
    marks = clause.marks
    for mark, state in (
        ("not_must", State.FREE),
        ("forbidden", State.BANNED),
        ("next", State.DENIED),
        ("must", State.BOUND),
        ("can", State.ALLOWED),
        ("may", State.POSSIBLE),
        ("should", State.ADVISED),
    ):
        if mark in marks:
            return state
    return State.TOLD


def clause_features(laid: Laid) -> Iterator[str]:
    """For each clause its role and how its claim differs, such as `main_denied` or `condition_same`."""
    for number, clause in enumerate(laid.sentence.clauses):
        told = Counter(laid.source.words[place].clause for _, word, place in laid.pairs() if word.clause == number)
        if not told:
            continue
        closest = min(told, key=lambda each: (-told[each], each))
        many = [each for each, count in told.items() if count >= _MOSTLY * told.total()]
        said, held = state_of(clause), {state_of(laid.source.clauses[each]) for each in many}
        change = "same" if said in held else _change(state_of(laid.source.clauses[closest]), said)
        yield f"{_role(clause)}_{change}"


def relation_signs(laid: Laid) -> Iterator[Sign]:
    """Marks that were added, sides of a before, an after or an exception that changed, penalties joined otherwise."""
    said, held = laid.sentence, laid.source
    yield from (sign for mark, sign in _MARKS.items() if mark in said.marks - held.marks)
    if "even" in said.marks:
        yield Sign.EVEN_SAID
    if any(_crossed(said, held, side) for side in _SIDES):
        yield Sign.SIDES_CROSSED
    if set(_JOINED_PENALTY.findall(said.folded)) - set(_JOINED_PENALTY.findall(held.folded)):
        yield Sign.OTHER_JOIN
    if "except" not in said.marks and any(_is_followed_by_exception(held, place) for _, _, place in laid.pairs()):
        yield Sign.EXCEPTION_LEFT


def _change(held: State, said: State) -> str:
    if (held in _DENYING) != (said in _DENYING):
        return "denied" if said in _DENYING else "asserted"
    if State.FREE in (held, said):
        return "freed"
    if said is State.BOUND and held in _OPEN:
        return "bound"
    return "loosened" if held is State.BOUND and said in _OPEN else "other"


def _role(clause: Clause) -> str:
    if "even" in clause.marks:
        return "even"
    if clause.marks & {"opens", "when"}:
        return "condition"
    return "exception" if "except" in clause.marks else "main"


def _crossed(said: Reading, held: Reading, side: str) -> bool:
    """Whether words changed sides round a relation, both ways."""
    return any(
        left & held_right and right & held_left
        for left, right in _around(said, side)
        for held_left, held_right in _around(held, side)
    )


def _around(reading: Reading, side: str) -> Iterator[tuple[set[str], set[str]]]:
    """Words before and after each place of a relation, in its clause and the one beside; shared ones left out."""
    for at, word in enumerate(reading.words):
        if side in word.before:
            content = [(place, other) for place, other in enumerate(reading.words) if other.sort is Sort.CONTENT]
            left = {other.text for place, other in content if place < at and other.clause >= word.clause - 1}
            right = {other.text for place, other in content if place >= at and other.clause <= word.clause + 1}
            yield left - right, right - left


def _is_followed_by_exception(reading: Reading, place: int) -> bool:
    following = reading.words[place].clause + 1
    return following < len(reading.clauses) and "except" in reading.clauses[following].marks

"""Words before a name, and how sure each of them is that one follows."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from prompts import load_patterns


class Sureness(IntEnum):
    """How sure a lead is that a name follows; the surer, the less the name itself must look like one.

    `SAID`: by the word for a name, which often stands before no name (ลงชื่อ). `NICK`: as sure as a title, and what
    follows is a nickname, which may be any word (ไอ้อ้วน).
    """

    FAINT = 0
    WEAK = 1
    TITLE = 2
    SAID = 3
    SURE = 4
    NICK = 5


@dataclass(frozen=True, slots=True)
class Lead:
    """Words before a name. `never`: what makes another word of them (นายจ้าง). `family`: a family name may follow.

    `skip`: what may stand between lead and name.
    """

    pattern: re.Pattern[str]
    sureness: Sureness
    never: tuple[str, ...] = ()
    family: bool = True
    skip: re.Pattern[str] | None = None


@cache
def leads() -> tuple[Lead, ...]:
    """The surest first: a place that one has taken is not given to another."""
    lists = load_patterns("names").lists
    after_title, after_person, after_you, after_name = (
        _words(f"never.{key}") for key in ("after_title", "after_person", "after_you", "name")
    )
    (skip,) = lists["says.skip"]
    return (
        Lead(_any("title.person"), Sureness.SURE, after_person),
        Lead(_any("title.legal"), Sureness.SURE, after_title),
        Lead(_any("title.rank"), Sureness.SURE, after_title),
        Lead(_any("title.nick"), Sureness.NICK, after_title + after_you + after_name, family=False),
        Lead(_any("says.name"), Sureness.SAID, after_name, skip=re.compile(rf"{skip.pattern}\s?")),
        Lead(_any("title.other"), Sureness.TITLE, after_title + after_you),
        Lead(_any("says.is"), Sureness.TITLE, after_name),
        Lead(_any("says.role"), Sureness.WEAK, after_name),
        Lead(_any("says.kin"), Sureness.TITLE, after_name),
        Lead(_any("says.speaker"), Sureness.WEAK, after_name),
        Lead(_any("says.account"), Sureness.WEAK, after_name),
        Lead(_any("says.beside"), Sureness.FAINT, after_name),
    )


@cache
def after_title_words() -> tuple[str, ...]:
    """What no name is behind a title that is also an everyday word."""
    return _words("never.after_title") + _words("never.after_you")


@dataclass(frozen=True, slots=True)
class Again:
    """Around somebody's name: words `between` it and what came before, what a person is `doing` or a person `only`.

    `beside`: words that are followed by a name where nothing need follow that; `inside`: words inside a run before one.
    """

    between: re.Pattern[str]
    doing: re.Pattern[str]
    only: re.Pattern[str]
    beside: re.Pattern[str]
    inside: re.Pattern[str]


@cache
def again_lists() -> Again:
    """What stands around a further mention of somebody."""
    lists = load_patterns("names").lists
    between, doing, only, beside, inside = (
        "|".join(pattern.pattern for pattern in lists[f"again.{key}"])
        for key in ("between", "doing", "only", "beside", "inside")
    )
    before, before_name = (re.compile(f"(?:{words})$") for words in (between, beside))
    # Looked for at every place, since one may stand within another.
    within = re.compile(f"(?=(?P<word>{inside}))")
    return Again(before, re.compile(doing), re.compile(only), before_name, within)


@cache
def another_name() -> re.Pattern[str]:
    """What joins a name to the next one in a list of people."""
    (pattern,) = load_patterns("names").lists["says.another"]
    return pattern


def _any(key: str) -> re.Pattern[str]:
    patterns = "|".join(pattern.pattern for pattern in load_patterns("names").lists[key])
    return re.compile(rf"(?:{patterns})\s?")


def _words(key: str) -> tuple[str, ...]:
    return tuple(pattern.pattern.replace("\\", "") for pattern in load_patterns("names").lists[key])

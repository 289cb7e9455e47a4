"""Instructions to the program inside a message: found, and cut out where a lawful question stands beside them."""

import re
from collections.abc import Callable

from assistant.screening.reading import closed_up
from assistant.screening.scope import speaks_of_law
from prompts import load_patterns

# Clauses end at sentence marks, and between Thai words at spaces.
_CLAUSES = re.compile(r"(?<=[.!?;:\]>}])\s*|(?<=[\u0e00-\u0e7f]) (?=[\u0e00-\u0e7f])")


def is_instruction(text: str) -> bool:
    """Whether a folded text holds an instruction to the program."""
    return load_patterns("screening").meets("injection.patterns", closed_up(text))


def holds_instruction(text: str) -> bool:
    """Whether the text or one of its clauses is an instruction: beside a lawful clause it may look like one."""
    return is_instruction(text) or any(map(is_instruction, _CLAUSES.split(text)))


def without_instructions(text: str, found: Callable[[str], bool] = is_instruction) -> str:
    """The lawful question that remains, or nothing.

    The clauses in which no instruction is `found`; failing those, the message without the instruction's own words.
    """
    clauses = [part for part in _CLAUSES.split(text) if part.strip()]
    kept = " ".join(part for part in clauses if not found(part))
    for rest in (kept, _cut_out(text)):
        if _is_lawful_question(rest) and not is_instruction(rest):
            return rest
    return ""


def _is_lawful_question(rest: str) -> bool:
    return speaks_of_law(rest) and load_patterns("screening").meets("question.patterns", closed_up(rest))


def _cut_out(text: str) -> str:
    """The message without the instruction's own words, a word cut in its middle included."""
    rest = closed_up(text)
    for pattern in load_patterns("screening").lists["injection.patterns"]:
        rest = re.sub(rf"(?:{pattern.pattern})[a-z]*", " ", rest)
    return " ".join(rest.split())

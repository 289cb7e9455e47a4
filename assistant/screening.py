"""Look at a message before anything is searched: emergencies first, then what must not be helped with."""

import re
from dataclasses import dataclass
from enum import StrEnum

from prompts import Patterns, load_patterns

# Clauses end at sentence marks, and between Thai words at spaces.
_CLAUSES = re.compile(r"(?<=[.!?;:\]>])\s*|(?<=[\u0e00-\u0e7f]) (?=[\u0e00-\u0e7f])")


class Screening(StrEnum):
    """What a message turned out to be."""

    CLEAR = "clear"
    EMERGENCY = "emergency"
    HARMFUL = "harmful"
    INJECTION = "injection"
    GREETING = "greeting"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Screened:
    """Outcome of screening: the kind of emergency where there is one, and the lawful text that remains."""

    screening: Screening
    text: str
    emergency: str | None = None


def screen(folded: str, patterns: Patterns | None = None) -> Screened:
    """Screen a folded message.

    An injected instruction beside a lawful question is cut out and the question stays; with nothing lawful
    left the outcome is INJECTION.
    """
    patterns = patterns or load_patterns("screening")
    if emergencies := patterns.met(folded, "emergency."):
        return Screened(Screening.EMERGENCY, folded, emergencies[0].removeprefix("emergency."))
    if patterns.meets("injection.patterns", folded):
        rest = _without_injection(folded, patterns)
        return Screened(Screening.CLEAR, rest) if rest else Screened(Screening.INJECTION, "")
    if patterns.meets("harmful.plain", folded) and not patterns.meets("harmful.asks_about", folded):
        return Screened(Screening.HARMFUL, folded)
    if patterns.meets("smalltalk.greeting", folded):
        return Screened(Screening.GREETING, folded)
    if patterns.meets("smalltalk.thanks", folded):
        return Screened(Screening.THANKS, folded)
    return Screened(Screening.CLEAR, folded)


def speaks_of_law(text: str) -> bool:
    """Whether a folded text tells of a case or names a law."""
    return speaks_of_case(text) or load_patterns("screening").meets("law.named", text)


def speaks_of_case(text: str) -> bool:
    """Whether a folded text tells of a case: a word of criminal process, of disputes, or of a family of trouble."""
    scope = load_patterns("scope")
    return scope.meets("strong", text) or scope.meets("weak", text) or bool(load_patterns("families").met(text))


def _without_injection(folded: str, patterns: Patterns) -> str:
    """The clauses that hold no instruction; failing those, the message without the instruction's own words."""
    clauses = [part for part in _CLAUSES.split(folded) if part.strip()]
    kept = " ".join(part for part in clauses if not patterns.meets("injection.patterns", part))
    for rest in (kept, _cut_out(folded, patterns)):
        if speaks_of_law(rest) and not patterns.meets("injection.patterns", rest):
            return rest
    return ""


def _cut_out(folded: str, patterns: Patterns) -> str:
    """The message without the instruction's own words, a word cut in its middle included."""
    rest = folded
    for pattern in patterns.lists["injection.patterns"]:
        rest = re.sub(rf"(?:{pattern.pattern})[a-z]*", " ", rest)
    return " ".join(rest.split())

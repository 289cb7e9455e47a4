"""Look at a message before anything is searched: emergencies first, then what must not be helped with."""

import re
from dataclasses import dataclass
from enum import StrEnum

from prompts import Patterns, load_patterns


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


def _without_injection(folded: str, patterns: Patterns) -> str:
    kept = [
        part
        for part in re.split(r"[\n.!?]+|\s{2,}|(?<=\S) (?=\S)", folded)
        if part.strip() and not patterns.meets("injection.patterns", part)
    ]
    rest = " ".join(kept)
    families = load_patterns("families")
    lawful = bool(families.met(rest)) and not patterns.meets("injection.patterns", rest)
    return rest if lawful else ""

"""What screening finds a message to be."""

from dataclasses import dataclass
from enum import StrEnum


class Screening(StrEnum):
    """What a message turned out to be."""

    CLEAR = "clear"
    EMERGENCY = "emergency"
    HARMFUL = "harmful"
    INJECTION = "injection"
    GREETING = "greeting"
    THANKS = "thanks"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Screened:
    """Outcome of screening: the kind of emergency where there is one, and the lawful text that remains."""

    screening: Screening
    text: str
    emergency: str | None = None

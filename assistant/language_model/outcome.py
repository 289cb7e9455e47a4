"""What became of a model's text."""

from enum import StrEnum


class Outcome(StrEnum):
    """All but REWRITTEN end in the composed answer."""

    REWRITTEN = "rewritten"
    NOT_ASKED = "not_asked"
    SLOW = "slow"
    FAILED = "failed"
    CUT = "cut"
    MALFORMED = "malformed"
    ENDLESS = "endless"
    BUSY = "busy"
    LITTLE_LEFT = "little_left"

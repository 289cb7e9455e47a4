"""Time, as something that can be set in tests."""

from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present moment, in Asia/Bangkok."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present moment, in Asia/Bangkok."""
        return datetime.now(BANGKOK)

"""Leave a model alone for a while after it failed several times in a row."""

import threading
import time
from collections.abc import Callable


class CircuitBreaker:
    """Opens after `failures` in a row and lets one through again after `rest` seconds; safe across threads."""

    def __init__(self, failures: int = 3, rest: float = 60.0, now: Callable[[], float] = time.monotonic) -> None:
        self._allowed = failures
        self._rest = rest
        self._now = now
        self._failed = 0
        self._open_until = 0.0
        self._lock = threading.Lock()

    def lets_through(self) -> bool:
        """Whether to ask at all; while open, one caller each rest is let through to try."""
        with self._lock:
            if self._failed < self._allowed:
                return True
            if self._now() < self._open_until:
                return False
            self._open_until = self._now() + self._rest
            return True

    def succeeded(self) -> None:
        """A whole text came."""
        with self._lock:
            self._failed = 0

    def failed(self) -> None:
        """No whole text came."""
        with self._lock:
            self._failed += 1
            if self._failed >= self._allowed:
                self._open_until = self._now() + self._rest

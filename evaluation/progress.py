"""A progress bar on a terminal's stderr: one line that is drawn over itself; nothing where stderr is a file."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO

from evaluation.latency import Clock

Bar = Callable[[str, int, int], None]
"""Told what is worked on, how much of it is done, and how much there is."""

_WIDTH = 30
_SECONDS_BETWEEN = 0.1


def no_bar(name: str, done: int, of: int) -> None:
    """Draw nothing."""
    del name, done, of


@dataclass(slots=True)
class TerminalBar:
    """Draws on a stream ten times a second at most; a finished bar is wiped, for a line of progress follows it."""

    stream: TextIO
    clock: Clock = time.monotonic
    _drawn: float = field(default=float("-inf"), init=False)
    _started: dict[str, tuple[float, int]] = field(default_factory=dict, init=False)

    def __call__(self, name: str, done: int, of: int) -> None:
        """Draw how far `name` is, with the time it still needs at the pace it had so far."""
        now = self.clock()
        began, at = self._started.setdefault(name, (now, done))
        if done >= of:
            self.stream.write("\r\x1b[K")
        elif now - self._drawn >= _SECONDS_BETWEEN:
            self._drawn = now
            full = _WIDTH * done // of
            left = f" {(now - began) / (done - at) * (of - done):.0f} s left" if done > at else ""
            self.stream.write(f"\r\x1b[K{name} [{'#' * full}{'.' * (_WIDTH - full)}] {done}/{of}{left}")
        self.stream.flush()


def stderr_bar() -> Bar:
    """A bar where stderr is a terminal, else none."""
    return TerminalBar(sys.stderr) if sys.stderr.isatty() else no_bar


def to_stderr(line: str) -> None:
    """Print a line of progress; stdout stays for the result."""
    print(line, file=sys.stderr, flush=True)

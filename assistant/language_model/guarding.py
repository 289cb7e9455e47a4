"""Read a model within its budget: whatever it does, the reader of its text is free again in time."""

import queue
import threading
import time
from collections.abc import Iterator

from assistant.language_model.breaker import CircuitBreaker
from assistant.language_model.errors import (
    BusyError,
    EndlessError,
    MalformedError,
    ModelError,
    SlowError,
    UnavailableError,
)
from assistant.language_model.limits import Limits
from assistant.language_model.model import LanguageModel, Prompt

_PIECES_AHEAD = 256


class GuardedModel:
    """A model with its budget, circuit breaker and places; a hung call keeps its place until it ends."""

    def __init__(self, model: LanguageModel, limits: Limits, breaker: CircuitBreaker | None = None) -> None:
        self.id = model.id
        self._model = model
        self._limits = limits
        self._breaker = breaker or CircuitBreaker()
        self._places = threading.BoundedSemaphore(limits.at_once)

    def stream(self, prompt: Prompt) -> Iterator[str]:
        """The text as it comes, within the budget.

        Raises:
            ModelError: no whole text came; whatever came before is not to be shown.
        """
        if not self._breaker.lets_through():
            raise BusyError("the model rests after failures")
        try:
            yield from self._tried(prompt, time.monotonic() + self._limits.seconds)
        except BusyError:
            raise
        except ModelError:
            self._breaker.failed()
            raise
        self._breaker.succeeded()

    def _tried(self, prompt: Prompt, end: float) -> Iterator[str]:
        for attempt in range(self._limits.retries + 1):
            begun = False
            try:
                for piece in self._once(prompt, end):
                    begun = True
                    yield piece
                return
            except UnavailableError:
                if begun or attempt == self._limits.retries or time.monotonic() >= end:
                    raise

    def _once(self, prompt: Prompt, end: float) -> Iterator[str]:
        if not self._places.acquire(blocking=False):
            raise BusyError(f"{self._limits.at_once} answers are being written")
        call = _Call(self._model, prompt, self._limits)
        threading.Thread(target=call.run, args=(self._places,), daemon=True).start()
        try:
            yield from call.pieces(end)
        finally:
            call.stopped.set()


class _Call:
    """One call in a thread of its own, whose pieces are handed over through a queue."""

    def __init__(self, model: LanguageModel, prompt: Prompt, limits: Limits) -> None:
        self.stopped = threading.Event()
        self._model = model
        self._prompt = prompt
        self._limits = limits
        self._queue: queue.Queue[str | ModelError | None] = queue.Queue(_PIECES_AHEAD)

    def run(self, places: threading.BoundedSemaphore) -> None:
        """Hand over every piece, then None; or the error."""
        last: ModelError | None = None
        try:
            for piece in self._model.stream(self._prompt, self._limits):
                if not self._hand_over(piece):
                    break
        except ModelError as error:
            last = error
        except Exception as error:
            last = UnavailableError(type(error).__name__)
        finally:
            places.release()
        self._hand_over(last)

    def pieces(self, end: float) -> Iterator[str]:
        """Pieces as they come, until the end, the time or the budget."""
        left = self._limits.characters
        wait = min(end, time.monotonic() + self._limits.first_seconds)
        while True:
            piece = self._next(wait)
            if piece is None:
                return
            if isinstance(piece, ModelError):
                raise piece
            if not isinstance(piece, str):
                raise MalformedError(type(piece).__name__)
            left -= len(piece)
            if left < 0:
                raise EndlessError(f"more than {self._limits.characters} characters")
            yield piece
            wait = end

    def _next(self, until: float) -> str | ModelError | None:
        try:
            return self._queue.get(timeout=max(0.0, until - time.monotonic()))
        except queue.Empty:
            raise SlowError(f"nothing whole within {self._limits.seconds:g} seconds") from None

    def _hand_over(self, piece: str | ModelError | None) -> bool:
        while not self.stopped.is_set():
            try:
                self._queue.put(piece, timeout=0.05)
            except queue.Full:
                continue
            return True
        return False

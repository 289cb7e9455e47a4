"""What is remembered of a conversation: in process, for a while, never on disk."""

import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from assistant.clock import Clock


@dataclass(frozen=True, slots=True)
class Turn:
    """What a following question may lean on. `question` is masked; a refused turn is never remembered."""

    question: str
    guide: str | None


class ConversationMemory(Protocol):
    """Remembers the last turn of each conversation."""

    def last(self, conversation_id: str) -> Turn | None:
        """The last turn; None where the conversation is unknown or has expired."""
        ...

    def knows(self, conversation_id: str) -> bool:
        """Whether the conversation is known and has not expired."""
        ...

    def remember(self, conversation_id: str, turn: Turn | None) -> None:
        """Keep the conversation alive; a turn of None leaves the last one in place."""
        ...


def new_id() -> str:
    """An unguessable id of 22 characters."""
    return secrets.token_urlsafe(16)


class InProcessMemory:
    """Memory of one process, for `lifetime`, of at most `capacity` conversations (the oldest go first)."""

    def __init__(self, clock: Clock, lifetime: timedelta = timedelta(minutes=30), capacity: int = 10_000) -> None:
        self._clock = clock
        self._lifetime = lifetime
        self._capacity = capacity
        self._turns: OrderedDict[str, tuple[datetime, Turn | None]] = OrderedDict()
        self._lock = threading.Lock()

    def last(self, conversation_id: str) -> Turn | None:
        """The last turn; None where the conversation is unknown or has expired."""
        with self._lock:
            found = self._alive(conversation_id)
            return found[1] if found else None

    def knows(self, conversation_id: str) -> bool:
        """Whether the conversation is known and has not expired."""
        with self._lock:
            return self._alive(conversation_id) is not None

    def remember(self, conversation_id: str, turn: Turn | None) -> None:
        """Keep the conversation alive; a turn of None leaves the last one in place."""
        with self._lock:
            found = self._alive(conversation_id)
            kept = turn if turn is not None else (found[1] if found else None)
            self._turns[conversation_id] = (self._clock.now(), kept)
            self._turns.move_to_end(conversation_id)
            while len(self._turns) > self._capacity:
                self._turns.popitem(last=False)

    def _alive(self, conversation_id: str) -> tuple[datetime, Turn | None] | None:
        found = self._turns.get(conversation_id)
        if found and self._clock.now() - found[0] > self._lifetime:
            del self._turns[conversation_id]
            return None
        return found

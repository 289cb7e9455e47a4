"""What is remembered of a conversation: in process, for a while, never on disk."""

import re
import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from assistant.answers import Clarification
from assistant.clock import Clock
from assistant.facts_known import KnownFacts
from assistant.facts_told import FactValue

_ID = re.compile(r"[A-Za-z0-9_-]{22}")


@dataclass(frozen=True, slots=True)
class Turn:
    """What a following question may lean on.

    Args:
        question: masked, folded, and whole by itself: what it leaned on stands in it.
        guide: the guide it was answered from.
        told: ids of the statements that answered it.
        said: the message's own words, masked and folded.
        answered: whether anything answered it.
    """

    question: str
    guide: str | None
    told: frozenset[str] = frozenset()
    said: str = ""
    answered: bool = True


@dataclass(frozen=True, slots=True)
class Remembered:
    """All that is kept of a conversation. A refused turn leaves it as it was.

    Args:
        last: the turn that the next one may lean on.
        facts: facts given once, by name: what interviews set and what messages told.
        asked: questions the person asked, folded; none of them is suggested.
        guides: guides that answered; their questions are not suggested.
        offered: the assistant's own question that still stands open.
        asked_back: ids of every question the assistant put.
    """

    last: Turn | None = None
    facts: KnownFacts = field(default_factory=dict[str, FactValue])
    asked: tuple[str, ...] = ()
    guides: tuple[str, ...] = ()
    offered: Clarification | None = None
    asked_back: tuple[str, ...] = ()


NOTHING_SAID = Remembered()


class ConversationMemory(Protocol):
    """Remembers conversations for a while."""

    def recall(self, conversation_id: str) -> Remembered | None:
        """What is kept of the conversation; None where it is unknown or has expired."""
        ...

    def keep(self, conversation_id: str, remembered: Remembered) -> None:
        """Keep this of the conversation, in place of what was kept, and keep it alive."""
        ...


def new_id() -> str:
    """An unguessable id of 22 characters."""
    return secrets.token_urlsafe(16)


def is_id(text: str) -> bool:
    """Whether a text is of the form that `new_id` gives; whether it was ever given nobody can tell."""
    return _ID.fullmatch(text) is not None


class InProcessMemory:
    """Memory of one process, for `lifetime`, of at most `capacity` conversations (the longest silent go first)."""

    def __init__(self, clock: Clock, lifetime: timedelta = timedelta(minutes=30), capacity: int = 10_000) -> None:
        self._clock = clock
        self._lifetime = lifetime
        self._capacity = capacity
        self._kept: OrderedDict[str, tuple[datetime, Remembered]] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, conversation_id: str) -> Remembered | None:
        """What is kept of the conversation; None where it is unknown or has expired."""
        with self._lock:
            self._forget_expired()
            found = self._kept.get(conversation_id)
            return found[1] if found else None

    def keep(self, conversation_id: str, remembered: Remembered) -> None:
        """Keep this of the conversation, in place of what was kept, and keep it alive."""
        with self._lock:
            self._forget_expired()
            self._kept[conversation_id] = (self._clock.now(), remembered)
            self._kept.move_to_end(conversation_id)
            while len(self._kept) > self._capacity:
                self._kept.popitem(last=False)

    def _forget_expired(self) -> None:
        """What was said is gone once its time is over, whether or not anybody asks for it again."""
        oldest_alive = self._clock.now() - self._lifetime
        while self._kept and next(iter(self._kept.values()))[0] < oldest_alive:
            self._kept.popitem(last=False)

"""Errors of language models; none of them reaches a reader, each ends in the composed answer.

AssistantError
├── SettingsError
│   ├── UnknownModelError      NITINAM_LLM names no backend, or lacks a part
│   └── MissingExtraError      a library of an extra is not installed; the message is the pip command
└── ModelError                 the model gave no whole text; `outcome` says what became of it
    ├── UnavailableError       it cannot be reached, or answered with an error
    ├── SlowError              it ran past its time
    ├── CutError               it stopped in the middle
    ├── EndlessError           it wrote past its budget
    ├── MalformedError         what came is no text
    └── BusyError              as many as are allowed are already writing, or it rests after failures
"""

from typing import ClassVar

from assistant.errors import AssistantError, SettingsError
from assistant.language_model.outcome import Outcome


class UnknownModelError(SettingsError):
    """NITINAM_LLM cannot be read; the message shows the forms there are."""


class MissingExtraError(SettingsError):
    """A backend's library is not installed."""


class ModelError(AssistantError):
    """Base of what can become of a model's text."""

    outcome: ClassVar[Outcome] = Outcome.FAILED


class UnavailableError(ModelError):
    """The model cannot be reached or refuses; the message names the kind of fault and no text."""


class SlowError(ModelError):
    """The model ran past its time."""

    outcome = Outcome.SLOW


class CutError(ModelError):
    """The model stopped before its end."""

    outcome = Outcome.CUT


class EndlessError(ModelError):
    """The model wrote past its budget."""

    outcome = Outcome.ENDLESS


class MalformedError(ModelError):
    """What the model gave is no text."""

    outcome = Outcome.MALFORMED


class BusyError(ModelError):
    """No place is free, or the model rests after failures."""

    outcome = Outcome.BUSY

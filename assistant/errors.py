"""Errors of the assistant.

AssistantError
├── InvalidQuestionError  the question holds nothing to answer; `code` names why
├── InvalidFactError      a fact given to a deadline rule is unknown or cannot be read
├── UnknownRuleError      no deadline rule has the id
└── SettingsError         an environment variable or .env holds a value that cannot be
"""

from collections.abc import Sequence

from corpus.models import FactKind


class AssistantError(Exception):
    """Base of every error of this package."""


class InvalidQuestionError(AssistantError):
    """Empty, blank, without a letter or digit, or too long. `code` is a key of the problem messages."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class InvalidFactError(AssistantError):
    """A fact given to a deadline rule is unknown, or is not of its kind. `fact` is its id.

    `kind` is what it should have been; None where the rule knows no such fact, but those of `known`.
    """

    def __init__(self, fact: str, why: str, *, kind: FactKind | None = None, known: Sequence[str] = ()) -> None:
        self.fact = fact
        self.kind = kind
        self.known = tuple(known)
        super().__init__(f"fact {fact!r}: {why}")


class UnknownRuleError(AssistantError):
    """No deadline rule has this id; the message names those there are."""


class SettingsError(AssistantError):
    """A setting cannot be read; the message names the variable and what is wrong with it."""

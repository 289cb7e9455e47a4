"""Errors of the assistant.

AssistantError
├── InvalidQuestionError  the question holds nothing to answer; `code` names why
├── InvalidFactError      a fact given to a deadline rule is unknown or cannot be read
├── UnknownRuleError      no deadline rule has the id
└── SettingsError         an environment variable or .env holds a value that cannot be
"""


class AssistantError(Exception):
    """Base of every error of this package."""


class InvalidQuestionError(AssistantError):
    """Empty, blank, without a letter or digit, or too long. `code` is a key of the problem messages."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class InvalidFactError(AssistantError):
    """A fact given to a deadline rule is unknown, or is not of its kind. `fact` is its id."""

    def __init__(self, fact: str, why: str) -> None:
        self.fact = fact
        super().__init__(f"fact {fact!r}: {why}")


class UnknownRuleError(AssistantError):
    """No deadline rule has this id; the message names those there are."""


class SettingsError(AssistantError):
    """A setting cannot be read; the message names the variable and what is wrong with it."""

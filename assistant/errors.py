"""Errors of the assistant.

AssistantError
├── InvalidQuestionError  the question holds nothing to answer; `code` names why
└── SettingsError         an environment variable or .env holds a value that cannot be
"""


class AssistantError(Exception):
    """Base of every error of this package."""


class InvalidQuestionError(AssistantError):
    """Empty, blank, without a letter or digit, or too long. `code` is a key of the problem messages."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class SettingsError(AssistantError):
    """A setting cannot be read; the message names the variable and what is wrong with it."""

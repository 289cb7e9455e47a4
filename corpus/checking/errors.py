"""Errors of checking.

CorpusError
└── CheckingError
    ├── UnreadableReferenceError  a reference file is not lines of law, section, text, standing
    ├── UnreadableRecordError     seen.json is not a record of what was seen
    └── InvalidExceptionsError    the list of accepted exceptions is not of the declared shape
"""

from corpus.errors import CorpusError


class CheckingError(CorpusError):
    """Base of every error of this package."""


class UnreadableReferenceError(CheckingError):
    """The reference file cannot be read."""


class InvalidExceptionsError(CheckingError):
    """The list of accepted exceptions cannot be read."""


class UnreadableRecordError(CheckingError):
    """The record of what was seen cannot be read."""

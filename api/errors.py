"""Errors of the API.

ApiError
├── InputLineError  a line of a command's input cannot be read
└── StorageError    the database cannot be opened, read or written
"""


class ApiError(Exception):
    """Base of every error of this package."""


class StorageError(ApiError):
    """The database cannot be opened, read or written; the message never holds what was to be stored."""


class InputLineError(ApiError):
    """A line of a command's input cannot be read; the message names its number and never its text."""

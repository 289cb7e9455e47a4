"""Errors of the API.

ApiError
└── StorageError  the database cannot be opened, read or written
"""


class ApiError(Exception):
    """Base of every error of this package."""


class StorageError(ApiError):
    """The database cannot be opened, read or written; the message never holds what was to be stored."""

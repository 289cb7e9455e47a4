"""Errors of indexing.

IndexingError
├── NoIndexError       nothing has been built yet
├── DamagedIndexError  a file is missing, fails its checksum, or is of another program or encoder
└── EncoderError       the encoder cannot be read
"""

from pathlib import Path


class IndexingError(Exception):
    """Base of every error of this package."""


class NoIndexError(IndexingError):
    """There is no index under `folder`; the message names the command that builds one.

    The folder is told to whoever has a terminal, never over HTTP.
    """

    def __init__(self, message: str, folder: Path) -> None:
        self.folder = folder
        super().__init__(message)


class DamagedIndexError(IndexingError):
    """A file of an index version is missing, changed or of another format; the message names it."""


class EncoderError(IndexingError):
    """The encoder's files are missing or of the wrong shape."""


def in_short(error: Exception) -> str:
    """What a dependency says went wrong, on one line of at most 200 characters."""
    text = " ".join(str(error).split()) or type(error).__name__
    return text if len(text) <= 200 else f"{text[:199]}…"

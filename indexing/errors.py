"""Errors of indexing.

IndexingError
├── NoIndexError       nothing has been built yet
├── DamagedIndexError  a file is missing or fails its checksum
└── EncoderError       the encoder cannot be read, or a text cannot be embedded
"""


class IndexingError(Exception):
    """Base of every error of this package."""


class NoIndexError(IndexingError):
    """There is no index; the message names the command that builds one."""


class DamagedIndexError(IndexingError):
    """A file of an index version is missing, changed or of another format; the message names it."""


class EncoderError(IndexingError):
    """The encoder's files are missing or of the wrong shape."""

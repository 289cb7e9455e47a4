"""Errors of exporting.

CorpusError
└── ExportingError              base of this package
    ├── NothingToExportError    nothing was imported, or nothing of the law asked for
    └── InvalidDocumentError    a document that its schema refuses; nothing was written
"""

from corpus.errors import CorpusError


class ExportingError(CorpusError):
    """Base of every error of exporting."""


class NothingToExportError(ExportingError):
    """There is nothing of what was asked for."""


class InvalidDocumentError(ExportingError):
    """A document does not hold to its schema."""

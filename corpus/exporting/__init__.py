"""Export the corpus: official text so that importing it again gives the same, digests marked as digests."""

from corpus.exporting.errors import ExportingError, InvalidDocumentError, NothingToExportError
from corpus.exporting.rows import ExportFormat, TextKind

__all__ = ["ExportFormat", "ExportingError", "InvalidDocumentError", "NothingToExportError", "TextKind"]

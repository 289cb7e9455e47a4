"""Fetch official text from the Council of State's service. Not tried against the live service."""

from corpus.fetching.errors import FetchingError, NoDocumentError, NoServiceError, ServiceFailedError

__all__ = ["FetchingError", "NoDocumentError", "NoServiceError", "ServiceFailedError"]

"""Errors of fetching.

CorpusError
└── FetchingError           base of this package
    ├── NoServiceError      no address of the service was given, or one that is not safe to ask
    ├── NoDocumentError     the document of a law is not known, or is another law's
    └── ServiceFailedError  the service gave no whole answer, however often it was asked
"""

from corpus.errors import CorpusError


class FetchingError(CorpusError):
    """Base of every error of fetching."""


class NoServiceError(FetchingError):
    """Nothing to ask."""


class NoDocumentError(FetchingError):
    """Which document is the law's is not known."""


class ServiceFailedError(FetchingError):
    """The service was asked and gave no whole answer."""

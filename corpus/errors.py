"""Errors of the corpus.

CorpusError
├── InvalidCorpusError   faults in files, all of them together
├── UnknownLawError      a law name that no law of the register answers to
└── UnknownSectionError  a section number that the register of its law does not hold
"""

from collections.abc import Sequence

from corpus.faults import Fault


class CorpusError(Exception):
    """Base of every error of this package."""


class InvalidCorpusError(CorpusError):
    """Files that do not hold; `faults` lists every one of them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        lines = "\n".join(str(fault) for fault in self.faults)
        super().__init__(f"{len(self.faults)} fault(s) in the corpus; mend and run `nitinam corpus check`:\n{lines}")


class UnknownLawError(CorpusError):
    """No law answers to this name, or two do."""


class UnknownSectionError(CorpusError):
    """The register of the law holds no such section."""

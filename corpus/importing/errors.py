"""Errors of importing.

CorpusError
└── ImportingError              base of this package
    ├── UnreadableFileError     faults of the file, all of them together, with file and place
    ├── UnsafePathError         a path or a law id that would be read or written outside its folder
    ├── UnnamedLawError         neither the title nor --law names the law
    └── StoredTextError         what lies in the corpus folder is not what was written there
"""

from collections.abc import Sequence

from corpus.errors import CorpusError
from corpus.faults import Fault


class ImportingError(CorpusError):
    """Base of every error of importing."""


class UnreadableFileError(ImportingError):
    """A file that cannot be imported; `faults` says where and why."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        lines = "\n".join(map(str, self.faults[:20]))
        more = f"\n… and {len(self.faults) - 20} more" if len(self.faults) > 20 else ""
        super().__init__(f"nothing was imported; {len(self.faults)} fault(s):\n{lines}{more}")


class UnsafePathError(ImportingError):
    """A path that is a link, is no ordinary file, or a name that leads out of its folder."""


class UnnamedLawError(ImportingError):
    """The law that a text belongs to is not known."""


class StoredTextError(ImportingError):
    """A stored file that cannot be read back."""

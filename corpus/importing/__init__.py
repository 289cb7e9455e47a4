"""Import official text: untrusted files to stored, numbered sections. The flow stands in corpus.importing.taking."""

from corpus.importing.errors import (
    ImportingError,
    StoredTextError,
    UnnamedLawError,
    UnreadableFileError,
    UnsafePathError,
)
from corpus.importing.official import Annex, AnnexKind, Language, OfficialSection, OfficialText, SectionKey, TextSource

__all__ = [
    "Annex",
    "AnnexKind",
    "ImportingError",
    "Language",
    "OfficialSection",
    "OfficialText",
    "SectionKey",
    "StoredTextError",
    "TextSource",
    "UnnamedLawError",
    "UnreadableFileError",
    "UnsafePathError",
]

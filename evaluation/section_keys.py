"""How evaluation names a section, and when two names mean the same one."""

import re
import unicodedata
from typing import TypeAlias

SectionRef: TypeAlias = tuple[str, str]
"""(law, section number), as in ("ป.วิ.อ.", "66")."""

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_SPACES = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")


def section_key(law: str, section: str) -> SectionRef:
    """The pair for comparison only: NFC, Thai digits as 0-9, no spaces and no zero-width characters.

    Light on purpose: names that differ in anything else are different sections.
    """
    return _fold(law), _fold(section)


def _fold(name: str) -> str:
    return _SPACES.sub("", unicodedata.normalize("NFC", name).translate(_THAI_DIGITS))

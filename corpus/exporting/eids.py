"""eId values of Akoma Ntoso (OASIS LegalDocML naming convention 1.0, §5) for Thai numbering, unique in a document.

A section's eId is its instrument's prefix and its number alone, whatever chapter it stands in: `sec_134-1`,
`sec_237-bis` (ทวิ), `att_2__sec_3` (section 3 of the second attachment). So it stays where headings move.
"""

import re
from dataclasses import dataclass, field

from corpus.importing.heads import number_key

# ทวิ, ตรี, จัตวา … are the Pali ordinals that Latin writes bis, ter, quater …; the order is number_key's, from 2 on.
_ORDINALS = (
    *("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies", "undecies"),
    *("duodecies", "terdecies", "quaterdecies", "quindecies", "sexdecies", "septendecies", "octodecies"),
    *("novodecies", "vicies", "unvicies"),
)
_UNREADABLE = 10**6


@dataclass(slots=True)
class ElementIds:
    """Hands out ids; one that is taken gets `_2`, the next `_3`."""

    _taken: dict[str, int] = field(default_factory=dict)

    def unique(self, wanted: str) -> str:
        """The id itself, or with the first count behind it that makes it unique."""
        made = wanted
        while made in self._taken:
            self._taken[wanted] += 1
            made = f"{wanted}_{self._taken[wanted]}"
        self._taken[made] = 1
        return made


def number_id(number: str) -> str:
    """A section number without spaces and Thai ordinals: 134/1 → 134-1, 237 ทวิ → 237-bis."""
    whole, stroke, ordinal, after = number_key(number)
    if whole == _UNREADABLE or ordinal > len(_ORDINALS):
        return slug(number)
    steps = [str(whole), str(stroke or ""), _ORDINALS[ordinal - 1] if ordinal else "", str(after or "")]
    return "-".join(filter(None, steps))


def slug(text: str) -> str:
    """Letters and digits of a text with hyphens between; `x` where it holds none."""
    return re.sub(r"[^\w\u0e31-\u0e4e]+", "-", text).strip("-_")[:60] or "x"

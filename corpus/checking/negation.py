"""Can or cannot: a Thai statement and its English that say it the other way round."""

import re
from collections.abc import Iterator

from corpus.checking.claims import Claim
from corpus.faults import Fault

_CANNOT_TH = re.compile("ไม่ได้|มิได้")
_NEGATIVE_TH = re.compile("ไม่|ห้าม|อย่า|มิ")
_CANNOT_EN = re.compile(r"cannot|can not|may not|must not", re.IGNORECASE)
_NEGATIVE_EN = re.compile(
    r"\bnot?\b|n't|cannot|never|without|unless|only|neither|nor\b|none|nothing|nobody|refus|avoid|except|until|forbid"
    r"|\bun\w+|\binvalid|\bincomplete|rather than|before",
    re.IGNORECASE,
)


def negation_differs(claim: Claim) -> Iterator[Fault]:
    """One language says that something cannot be done, and nothing in the other denies anything."""
    if not claim.beside:
        return
    thai, english = sorted((claim.text, claim.beside), key=lambda text: not re.search("[ก-๎]", text))
    only_thai = _CANNOT_TH.search(thai) and not _NEGATIVE_EN.search(english)
    only_english = _CANNOT_EN.search(english) and not _NEGATIVE_TH.search(thai)
    if only_thai or only_english:
        message = f"{'Thai' if only_thai else 'English'} denies what the other language does not"
        yield claim.fault("negation-differs", message)

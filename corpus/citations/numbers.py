"""Section numbers: 66, 134/1, 237 ทวิ, 172 ทวิ/1 — read, ordered, and expanded from ranges."""

import re
from collections.abc import Sequence

SUFFIXES = ("ทวิ", "ตรี", "จัตวา", "เบญจ", "ฉ", "สัตต", "อัฏฐ", "นว", "ทศ")
# Longest first, and not the beginning of a Thai word (237 ตรีเพชร is no section).
_SUFFIX = "(?:" + "|".join(sorted(SUFFIXES, key=len, reverse=True)) + r")(?![ก-ฮะ-ู])"
NUMBER = rf"\d{{1,4}}(?:/\d{{1,2}})?(?:\s*{_SUFFIX}(?:/\d{{1,2}})?)?"
_PARTS = re.compile(r"(\d+)(?:/(\d+))?(?:\s*([ก-ฮะ-๎]+)(?:/(\d+))?)?")


def clean_number(text: str) -> str:
    """One form for a number: "237ทวิ" → "237 ทวิ"."""
    return re.sub(r"\s*([ก-ฮ][ก-๎]*)", r" \1", text.strip())


def section_key(number: str) -> tuple[int, int, int, int]:
    """Sorting key: 7 < 7/1 < 8, 172 < 172 ทวิ < 172 ทวิ/1 < 172 ตรี < 173."""
    match = _PARTS.fullmatch(number)
    if match is None:
        return (10**6, 0, 0, 0)
    suffix = SUFFIXES.index(match[3]) + 1 if match[3] in SUFFIXES else 0
    return (int(match[1]), suffix, int(match[2] or 0), int(match[4] or 0))


def expand_range(first: str, last: str, known: Sequence[str]) -> tuple[str, ...]:
    """Every known number from first to last in the law's order; only the two ends where one is not known."""
    if first not in known or last not in known:
        return (first, last)
    low, high = section_key(first), section_key(last)
    return tuple(number for number in sorted(known, key=section_key) if low <= section_key(number) <= high)

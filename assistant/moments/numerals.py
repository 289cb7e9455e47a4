"""Whole numbers in digits or in Thai words, up to hundreds: what hours, minutes, days and ages need."""

import re

_DIGITS = {"หนึ่ง": 1, "นึง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7}
_DIGITS |= {"แปด": 8, "เก้า": 9}
_PLACES = {"สิบ": 10, "ร้อย": 100}
_WORD = re.compile("|".join([*_DIGITS, *_PLACES]))

# เก้าร้อยเก้าสิบเก้า is five words; a run without end would be tried from each of its words.
NUMBER = rf"(?:\d{{1,3}}|(?:{_WORD.pattern}){{1,6}})"
"""Pattern of a number; no groups."""


def number_of(written: str) -> int:
    """The value of what NUMBER matched: 15, สิบห้า → 15."""
    if written.isdigit():
        return int(written)
    total = digit = 0
    for word in _WORD.findall(written):
        if word in _PLACES:
            total, digit = total + (digit or 1) * _PLACES[word], 0
        else:
            digit = _DIGITS[word]
    return total + digit

"""Whole numbers in digits or in words, Thai up to hundreds and English up to twelve: hours, minutes, days and ages."""

import re

_DIGITS = {"หนึ่ง": 1, "นึง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7}
_DIGITS |= {"แปด": 8, "เก้า": 9}
_PLACES = {"สิบ": 10, "ร้อย": 100}
_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORD = re.compile("|".join([*_DIGITS, *_PLACES]))

# เก้าร้อยเก้าสิบเก้า is five words; a run without end would be tried from each of its words. All of its words are taken:
# a day named in words is not the day of its first words.
NUMBER = rf"(?:\d{{1,3}}|(?>(?:{_WORD.pattern}){{1,6}})|\b(?:{'|'.join(_ENGLISH)})\b)"
"""Pattern of a number; no groups."""


def number_of(written: str) -> int:
    """The value of what NUMBER matched: 15, สิบห้า, twelve → 15, 15, 12."""
    if written.isdigit():
        return int(written)
    if written in _ENGLISH:
        return _ENGLISH.index(written) + 1
    total = digit = 0
    for word in _WORD.findall(written):
        if word in _PLACES:
            total, digit = total + (digit or 1) * _PLACES[word], 0
        else:
            digit = _DIGITS[word]
    return total + digit

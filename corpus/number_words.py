"""Numbers as Thai texts write them: Arabic and Thai digits, thousands' commas, number words, and both mixed (2 ล้าน)."""

import re

DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_ONES = {"หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9}
_PLACES = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000}
_MILLION = "ล้าน"
_WORD = "|".join([*_ONES, *_PLACES, _MILLION]).replace("ร้อย", "ร้อย(?!ละ)")  # ร้อยละ is per cent, not a hundred
WORDS = rf"(?:{_WORD})+"
"""A number in Thai words."""
NUMBER = rf"(?:(?<!\d)(?<!\d[.,])\d+(?:,\d{{3}})*(?:\.\d+)?(?:\s?(?:{_MILLION}|แสน|หมื่น|พัน|ร้อย(?!ละ)))?|{WORDS})"
"""A number in digits (Thai digits folded first) or in words."""
_WITH_PLACE = re.compile(r"(?P<digits>\d[\d,]*(?:\.\d+)?)\s?(?P<place>\D*)")


def number_value(number: str) -> float:
    """Value of a match of NUMBER: "5,000", "2 ล้าน", "สองหมื่นห้าพัน"."""
    match = _WITH_PLACE.fullmatch(number)
    if match is None:
        return float(_spoken(number))
    place = match["place"]
    return float(match["digits"].replace(",", "")) * (1_000_000 if place == _MILLION else _PLACES.get(place, 1))


def _spoken(words: str) -> int:
    """สองหมื่นห้าพัน → 25000."""
    total = below = digit = 0
    for word in re.findall(_WORD, words):
        if word == _MILLION:
            total, below, digit = (total + below + digit or 1) * 1_000_000, 0, 0
        elif word in _PLACES:
            below, digit = below + (digit or 1) * _PLACES[word], 0
        else:
            digit = _ONES[word]
    return total + below + digit

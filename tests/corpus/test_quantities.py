"""Figures in a text: value, unit, bound, and what is no figure at all."""

import pytest

from corpus.quantities import figures, lenient_figures
from corpus.units import Bound, Unit

WRITTEN = [
    ("ภายใน ๔๘ ชั่วโมง", {"48 hour"}, "Thai digits"),
    ("ภายในสี่สิบแปดชั่วโมง", {"48 hour"}, "number words"),
    ("ปรับตั้งแต่สองหมื่นบาทถึงหนึ่งแสนสี่หมื่นบาท", {"20,000 baht", "140,000 baht"}, "words with places"),
    ("จำคุกตั้งแต่ 1 ถึง 7 ปี", {"1 year", "7 year"}, "both ends of a range carry its unit"),
    ("ปรับ 20,000–140,000 บาท", {"20,000 baht", "140,000 baht"}, "a dash joins a range"),
    ("3 หรือ 5 วัน", {"3 day", "5 day"}, "alternatives share a unit"),
    ("2 ล้านบาท", {"2,000,000 baht"}, "digits and a place"),
    ("สองในสาม และกึ่งหนึ่ง", {"0.6667 part", "0.5 part"}, "fractions"),
    ("one third, half", {"0.3333 part", "0.5 part"}, "English fractions"),
    ("ร้อยละสิบห้าต่อปี", {"15 percent"}, "per hundred"),
    ("1 ใน 3 ร้อยละ 5", {"0.3333 part", "5 percent"}, "ร้อยละ is no hundred of what stands before"),
    ("วันที่ 1 มกราคม พ.ศ. 2568", {"2025-01-01"}, "a date of the Buddhist era"),
    ("11 January 2026", {"2026-01-11"}, "the same calendar in English"),
    ("เวลา 06.00 น. หรือ 18 นาฬิกา", {"6 clock", "18 clock"}, "times of day"),
    ("three years or a 7-day term", {"3 year", "7 day"}, "English words and hyphens"),
    ("มาตรา 290, 297 หรือ 298 วรรคสอง", set(), "sections are labels"),
    ("มาตรา 87 วรรค 3 ภายใน 7 วัน", {"7 day"}, "a figure after labels"),
    ("(1) ชื่อ (2) ที่อยู่", set(), "item labels"),
    ("โทร 02-123-4567", set(), "telephone numbers"),
    ("https://example.org/2569/12", set(), "addresses"),
    ("เท่านั้น 5 เท่านั้น", {"5 number"}, "เท่านั้น is no multiple"),
    ("ขณะอายุต่ำกว่า 18 ปีนั้น", {"18 year"}, "a unit with นั้น after it"),
]


@pytest.mark.parametrize(("text", "found", "reason"), WRITTEN, ids=[row[2] for row in WRITTEN])
def test_every_way_of_writing_a_number_gives_its_value_and_unit(text: str, found: set[str], reason: str) -> None:
    assert {str(figure) for figure in figures(text)} == found, reason


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("จำคุกไม่เกิน 3 ปี", Bound.AT_MOST),
        ("จำคุกเกิน 3 ปี", Bound.OVER),
        ("ตั้งแต่ 3 ปีขึ้นไป", Bound.AT_LEAST),
        ("เกิน 3 ปีขึ้นไป", Bound.OVER),
        ("อายุไม่ถึง 3 ปี", Bound.UNDER),
        ("อายุต่ำกว่า 3 ปี", Bound.UNDER),
        ("อายุกว่า 3 ปี", Bound.OVER),
        ("จำคุก 3 ปี", None),
    ],
)
def test_the_words_around_a_figure_bound_it(text: str, bound: Bound | None) -> None:
    assert [figure.bound for figure in figures(text)] == [bound]


def test_offsets_are_those_of_the_original_number() -> None:
    text = "ภายใน ๔๘ ชั่วโมง"
    figure = figures(text)[0]
    assert text[figure.start : figure.end] == "๔๘"


def test_only_statutes_write_the_unit_before_one() -> None:
    assert {(figure.value, figure.unit) for figure in lenient_figures("ครั้งหนึ่ง")} == {(1.0, Unit.TIME)}
    assert figures("วันหนึ่ง") == ()

"""The number check: what the cited place states passes, everything else is told with its reason."""

from datetime import date

import pytest

from corpus.checking.claims import Claim
from corpus.checking.derived import read_sum
from corpus.checking.exceptions import NumberException
from corpus.checking.numbers import check_numbers
from corpus.checking.official_texts import OfficialTexts
from corpus.citations import LawNames
from corpus.models import SectionBasis, SourceBasis
from tests.corpus.checking.invented import LAW, TEXTS, claim, section

NAMES = LawNames.of(())
SOURCE = SourceBasis("https://example.org/kites", date(2026, 1, 11), "ค่าธรรมเนียม 200 บาท เริ่มปี 2568")

RIGHT = [
    (claim("แจ้งภายใน 15 วัน", section("1", 1)), "words of the text, digits of the statement"),
    (claim("แจ้งภายใน ๑๕ วัน", section("1")), "Thai digits, the whole section"),
    (claim("within 15 days", section("1", 1)), "English"),
    (claim("ปรับไม่เกิน 5,000 บาท", section("2", 1, "2")), "what ends the sentence below a list belongs to each item"),
    (claim("เกิน 2 ชั่วโมง", section("2", 1, "2")), "the item itself"),
    (claim("ปรับ 2 เท่า", section("2", 2)), "the paragraph after a list is the second"),
    (claim("ปีละ 1 ครั้ง", section("1", 3)), "the unit before one"),
    (claim("ตามมาตรา 8", section("1", 3)), "a run of sections is written out"),
    (claim("ตามมาตรา 1", section("1", 3)), "its own basis"),
    (claim("ดูมาตรา 44", section("1"), also=((LAW, "44"),)), "a partner of the digest"),
    (claim("จ่าย 200 บาท", SOURCE), "the figure of a source"),
    (claim("since 2025", SOURCE), "a year of the other era"),
    (claim("รวม 30 วัน", section("4"), derived=("(3 + 2) × 6 = 30 วัน",)), "a sum of figures that the text states"),
    (claim("เกิน 15 วันไม่ได้", section("1", 1)), "a limit told from its other side"),
]
WRONG = [
    (claim("แจ้งภายใน 14 วัน", section("1", 1)), "figure-not-in-text", "another value"),
    (claim("แจ้งภายใน 15 เดือน", section("1", 1)), "unit-differs", "another unit"),
    (claim("แจ้งภายใน 3 เดือน", section("1", 1)), "figure-in-another-paragraph", "the figure of another paragraph"),
    (claim("เกิน 2 ชั่วโมง", section("2", 1, "1")), "figure-in-another-paragraph", "the figure of another item"),
    (claim("เก็บไว้ 10 วัน", section("3")), "figure-disputed", "copies of the section disagree"),
    (claim("อายุไม่เกิน 18 ปี", section("1", 2)), "bound-differs", "not over is not under"),
    (claim("แจ้งนายทะเบียน", section("1", 9)), "no-such-paragraph", "a paragraph that is not there"),
    (claim("แจ้งนายทะเบียน", section("2", 1, "7")), "no-such-paragraph", "an item that is not there"),
    (claim("ตามมาตรา 10", section("1", 3)), "section-not-in-text", "a section nobody names"),
    (claim("จ่าย 300 บาท", SOURCE), "figure-not-in-text", "not the figure of the source"),
    (claim("รวม 30 วัน", section("4")), "figure-not-in-text", "a sum that nobody wrote down"),
    (claim("รวม 30 วัน", section("4"), derived=("(3 + 2) × 5 = 30 วัน",)), "derived-wrong", "a sum that does not add up"),
    (claim("รวม 30 วัน", section("4"), derived=("4 × 7.5 = 30 วัน",)), "derived-term", "terms that no text states"),
    (claim("เลื่อนได้", section("4"), derived=("3 × 6 = 18 วัน",)), "derived-unused", "a sum nobody needs"),
    (claim("รวม 30 วัน", section("4"), derived=("สามสิบ",)), "derived-unreadable", "no sum"),
]


@pytest.mark.parametrize(("right", "reason"), RIGHT, ids=[row[1] for row in RIGHT])
def test_what_the_cited_place_states_passes(right: Claim, reason: str) -> None:
    assert check_numbers([right], TEXTS, NAMES).faults == (), reason


@pytest.mark.parametrize(("wrong", "rule", "reason"), WRONG, ids=[row[2] for row in WRONG])
def test_everything_else_is_a_fault_that_says_where_and_why(wrong: Claim, rule: str, reason: str) -> None:
    faults = check_numbers([wrong], TEXTS, NAMES).faults
    assert rule in {fault.rule for fault in faults}, reason
    assert {(fault.file, fault.line) for fault in faults} == {("guides/kites.yaml", 7)}


def test_an_exception_with_a_reason_is_accepted_and_reported_and_a_stale_one_is_listed() -> None:
    wrong = claim("อาจคลาดไป 4 วัน", section("1", 1))
    used = NumberException("kites/fly", "4 day", "a caution of our own")
    stale = NumberException("kites/fly", "5 day", "no longer said")
    check = check_numbers([wrong], TEXTS, NAMES, [used, stale])
    assert (check.faults, check.excepted, check.unused) == ((), (used,), (stale,))


def test_without_official_text_figures_are_not_checked_and_never_pass() -> None:
    check = check_numbers([claim("แจ้งภายใน 14 วัน", section("1", 1))], OfficialTexts({}), NAMES)
    assert (check.faults, check.checked) == ((), False)
    assert check.counts["not checked: text not held"] == 1
    assert check.standings == {"not_held": 1}


def test_a_section_that_is_not_held_leaves_its_figures_unchecked_beside_others_that_are() -> None:
    mixed = claim("ภายใน 15 วัน และ 99 วัน", section("1", 1), SectionBasis("other-act", "5"))
    check = check_numbers([mixed], TEXTS, NAMES)
    assert (check.counts["stated by the cited text"], check.counts["not checked: text not held"]) == (1, 1)


def test_standings_are_counted_per_basis() -> None:
    both = claim("ว่าว", section("1"), section("2"), section("3"))
    assert check_numbers([both], TEXTS, NAMES).standings == {"confirmed": 1, "disputed": 1, "single_copy": 1}


def test_lines_broken_at_a_margin_are_checked_against_the_whole_section() -> None:
    assert TEXTS.texts[LAW, "4"].is_wrapped
    assert check_numbers([claim("อีก 2 คราว", section("4", 1))], TEXTS, NAMES).faults == ()


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("5 × 6 = 30", True),
        ("(3+2) x 6 = 30 วัน", True),
        ("20,000 / 2 = 10,000 บาท", True),
        ("5 × 6 = 31", False),
        ("1 / 0 = 0", None),
        ("__import__('os') = 1", None),
        ("2 ** 9 = 512", None),
        ("30 วัน", None),
    ],
)
def test_a_sum_is_worked_out_exactly_and_anything_else_is_no_sum(text: str, holds: bool | None) -> None:
    found = read_sum(text)
    assert (found.holds if found else None) is holds

from datetime import date

import pytest

from corpus.importing.drafts import SectionDraft
from corpus.importing.effective import commencement
from corpus.importing.instruments import placed
from corpus.importing.statute_text import read_statute_text
from corpus.models import Instrument

MAIN, ENACTING, AMENDING = Instrument.MAIN, Instrument.ENACTING_ACT, Instrument.AMENDING_ACT


def _placed(numbers: str, title: str = "พระราชบัญญัติลูกชิ้น") -> list[tuple[Instrument, int | None, str]]:
    sections = [SectionDraft(number, ["ขาย"]) for number in numbers.split()]
    return [(one.instrument, one.number, one.draft.number) for one in placed(sections, title)]


def test_numbers_that_fall_back_begin_an_amending_act() -> None:
    assert _placed("1 2 3 2 3 2") == [
        (MAIN, None, "1"),
        (MAIN, None, "2"),
        (MAIN, None, "3"),
        (AMENDING, 1, "2"),
        (AMENDING, 1, "3"),
        (AMENDING, 2, "2"),
    ]


def test_a_code_may_begin_with_the_act_that_enacted_it() -> None:
    found = _placed("1 2 3 1 2 3 4 5 2", "ประมวลกฎหมายลูกชิ้น")
    assert [instrument for instrument, _, _ in found] == [ENACTING] * 3 + [MAIN] * 5 + [AMENDING]


def test_an_act_that_is_no_code_has_no_enacting_act() -> None:
    assert _placed("1 2 3 1 2 3 4 5")[3:5] == [(AMENDING, 1, "1"), (AMENDING, 1, "2")]


def test_a_number_out_of_place_does_not_end_the_law() -> None:
    numbers = "1 2 3 4 5 6 7 8 9 10 12 11 13 14"
    assert {instrument for instrument, _, _ in _placed(numbers)} == {MAIN}
    assert [number for _, _, number in _placed(numbers)] == numbers.split()


def test_enacting_act_and_code_in_one_text() -> None:
    text = "พระราชบัญญัติ\nให้ใช้ประมวลกฎหมายลูกชิ้น\nพ.ศ. ๒๕๗๐\nมาตรา ๑ ก\nมาตรา ๒ ข\nประมวลกฎหมายลูกชิ้น\nภาค ๑\nขาย\nมาตรา ๑ ค"
    law = read_statute_text(text)
    found = placed(law.sections, law.title)
    assert [(one.instrument, one.draft.number, one.draft.lines) for one in found] == [
        (ENACTING, "1", ["ก"]),
        (ENACTING, "2", ["ข"]),
        (MAIN, "1", ["ค"]),
    ]
    assert found[2].draft.heading_path == ["ภาค 1 ขาย"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("พระราชบัญญัตินี้ให้ใช้บังคับตั้งแต่วันที่ ๒๒ กุมภาพันธ์ พ.ศ. ๒๕๖๖ เป็นต้นไป", date(2023, 2, 22)),
        ("พระราชบัญญัตินี้ให้ใช้บังคับตั้งแต่วันที่ ๑ เมษายน พ.ศ. ๒๕๖๖ เป็นต้นไป เว้นแต่มาตรา ๓", None),
        ("พระราชบัญญัตินี้ให้ใช้บังคับตั้งแต่วันที่ร้านลูกชิ้นเปิดเป็นต้นไป", None),
        ("พระราชบัญญัตินี้ให้ใช้บังคับตั้งแต่วันที่ ๑ มกราคม พ.ศ. ๒๔๗๐ เป็นต้นไป", None),
        ("พระราชบัญญัตินี้ให้ใช้บังคับตั้งแต่วันที่ ๓๑ กุมภาพันธ์ พ.ศ. ๒๕๖๖ เป็นต้นไป", None),
        ("ร้านลูกชิ้นเปิดตั้งแต่วันที่ ๑ มกราคม พ.ศ. ๒๕๖๖ เป็นต้นไป", None),
    ],
)
def test_only_a_day_named_for_the_whole_act_is_known(text: str, day: date | None) -> None:
    assert commencement(text) == day

"""The highest penalty of an offence that is called by its everyday name."""

import pytest

from assistant.facts_told import LIFE_IN_MONTHS
from assistant.penalties import penalty_of_charge
from corpus.citations import LawNames
from corpus.loading import load_corpus
from corpus.normalise import fold

CORPUS = load_corpus()
LAWS = LawNames.of(CORPUS.register.laws.values())


@pytest.mark.parametrize(
    ("said", "section", "months"),
    [
        ("มีคนขโมยมอเตอร์ไซค์", "334", 36),
        ("ลักทรัพย์ตอนกลางคืน", "335", 60),
        ("โดนชิงทรัพย์หน้าปากซอย", "339", 120),
        ("ถูกฟันตายกลางตลาด", "288", LIFE_IN_MONTHS),
        ("เผาบ้านที่คนอยู่", "218", LIFE_IN_MONTHS),
        ("ต่อยกันหัวแตก", "295", 24),
        ("ถูกแทงสาหัส", "297", 120),
        ("ตบหน้าไม่มีแผล", "391", 1),
        ("ด่าซึ่งหน้า", "393", 1),
        ("หมิ่นประมาทกันปากเปล่า", "326", 12),
        ("โพสต์เฟซหมิ่นประมาท", "328", 24),
        ("ขับรถชนคนตาย", "291", 120),
        ("he was charged with theft", "334", 36),
        ("they say embezzlement", "352", 36),
    ],
)
def test_an_offence_called_by_its_name_has_the_penalty_of_its_plain_form(said: str, section: str, months: int) -> None:
    found = penalty_of_charge(fold(said).text, CORPUS, LAWS)
    assert found is not None
    assert (found.section.number, found.months, found.plain) == (section, months, True)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("ทั้งลักทรัพย์ทั้งทำร้ายร่างกาย", "two offences with two penalties"),
        ("คิดฆ่าตัวตาย", "nobody is killed"),
        ("ฆ่าเวลาไปวันๆ", "a way of speaking"),
        ("ขโมยข้อมูลในเครื่อง", "data are no thing that is stolen"),
    ],
)
def test_what_is_not_sure_or_no_offence_has_none(said: str, reason: str) -> None:
    assert penalty_of_charge(fold(said).text, CORPUS, LAWS) is None, reason


def test_a_section_with_several_terms_counts_as_its_first_paragraph_and_says_so() -> None:
    found = penalty_of_charge(fold("ป.อ. มาตรา 335").text, CORPUS, LAWS)
    assert found is not None
    assert (found.months, found.plain) == (60, True)


def test_the_named_section_goes_before_the_name_of_the_offence() -> None:
    found = penalty_of_charge(fold("ลักทรัพย์ ม.335(1)").text, CORPUS, LAWS)
    assert found is not None
    assert found.section.number == "335"

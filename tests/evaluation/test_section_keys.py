import pytest

from evaluation.section_keys import SectionRef, section_key

PENAL = "ประมวลกฎหมายอาญา"
LABOUR = "พระราชบัญญัติคุ้มครองแรงงาน พ.ศ. 2541"


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ((LABOUR, "118"), ("พระราชบัญญัติคุ้มครองแรงงาน  พ.ศ.2541", "118"), "spaces vary by publisher"),
        ((LABOUR, "118"), ("พระราชบัญญัติคุ้มครองแรงงาน พ.ศ. ๒๕๔๑", "๑๑๘"), "Thai digits"),
        ((PENAL, "18 ทวิ"), (PENAL, "18ทวิ"), "a space before ทวิ"),
        ((PENAL, "66"), (f"\ufeff{PENAL}\u200b", " 66\u00a0"), "zero-width characters and a hard space"),
    ],
)
def test_names_of_the_same_section_have_one_key(left: SectionRef, right: SectionRef, reason: str) -> None:
    assert section_key(*left) == section_key(*right), reason


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ((PENAL, "66"), (PENAL, "166"), "66 stands inside 166"),
        ((PENAL, "66"), (PENAL, "66/1"), "an inserted section is another section"),
        ((PENAL, "119"), (PENAL, "119 ทวิ"), "so is one inserted in the old way"),
        ((PENAL, "66"), ("ประมวลกฎหมายวิธีพิจารณาความอาญา", "66"), "same number, other law"),
        ((LABOUR, "1"), (LABOUR.replace("2541", "2551"), "1"), "another year is another law"),
    ],
)
def test_names_of_different_sections_keep_different_keys(left: SectionRef, right: SectionRef, reason: str) -> None:
    assert section_key(*left) != section_key(*right), reason

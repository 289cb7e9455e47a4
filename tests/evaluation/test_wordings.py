import pytest

from evaluation.wordings import comparable, says


@pytest.mark.parametrize(
    ("text", "wording", "said", "why"),
    [
        ("ภายใน ๔๘ ชั่วโมง", "48 ชั่วโมง", True, "Thai digits are digits"),
        ("ภายใน48ชั่วโมง", "48 ชั่วโมง", True, "spaces do not count"),
        ("ปรับไม่เกิน 5,000 บาท", "5000 บาท", True, "nor does the comma of a thousand"),
        ("ภายใน 13 เดือน", "3 เดือน", False, "a number is not met inside a longer one"),
        ("ภายใน 1.3 เดือน", "3 เดือน", False, "nor behind a decimal point"),
        ("มาตรา 134/1", "มาตรา 134", False, "nor in another section's number"),
        ("มาตรา 134 วรรคหนึ่ง", "มาตรา 134", True, "where it ends the number is whole"),
        ("ข้อ 1 3 เดือน", "13 เดือน", False, "two numbers beside each other do not join"),
        ("ยื่นภายใน [1] 3 เดือน [2]", "ภายใน 3 เดือน", True, "markers are not part of what is said"),
        ("WITHIN 48 Hours", "within 48 hours", True, "nor are capitals"),
        ("ไม่มีสิทธิ", "มีสิทธิ", True, "a wording is met inside a longer one: writers of suites choose with care"),
        ("", "3 เดือน", False, "nothing is said"),
        ("อะไรก็ได้", "   ", False, "an empty wording is never said"),
    ],
)
def test_a_wording_is_found_as_people_read_it(text: str, wording: str, said: bool, why: str) -> None:
    assert says(comparable(text), wording) is said, why


def test_a_list_of_section_numbers_keeps_its_commas() -> None:
    assert comparable("มาตรา 3,4 และ 1,000 บาท") == "มาตรา3,4และ1000บาท"

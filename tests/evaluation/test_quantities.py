import pytest

from evaluation.quantities import Quantity, quantities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ภายใน ๔๘ ชั่วโมง", {(48.0, "hour")}),
        ("สี่สิบแปดชั่วโมง", {(48.0, "hour")}),
        ("ไม่เกินสามเดือน หรือ 3 เดือน", {(3.0, "month")}),
        ("ปรับ 5,000 บาท", {(5000.0, "baht")}),
        ("ปรับห้าพันบาท", {(5000.0, "baht")}),
        ("สองหมื่นห้าพันบาท", {(25000.0, "baht")}),
        ("ห้าล้านสองแสนบาท", {(5200000.0, "baht")}),
        ("2 ล้านบาท", {(2000000.0, "baht")}),
        ("ยี่สิบเอ็ดปี", {(21.0, "year")}),
        ("ร้อยละสามต่อปี", {(3.0, "percent")}),
        ("within 15 days", {(15.0, "day")}),
        ("7 วัน รวมไม่เกิน 84 วัน [1]", {(7.0, "day"), (84.0, "day")}),
        ("วันที่ 3 เดือนมีนาคม 2569", set()),
        ("มาตรา 7 วันที่ศาลนัด", set()),
        ("มาตรา 134/1", set()),
        ("ปี 2569 กี่วัน", set()),
    ],
)
def test_numbers_with_a_unit_are_read_in_digits_and_in_words(text: str, found: set[Quantity]) -> None:
    assert quantities(text) == found

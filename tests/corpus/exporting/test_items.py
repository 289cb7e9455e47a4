from hypothesis import given
from hypothesis import strategies as st

from corpus.exporting.items import Item, items, text_lines
from corpus.importing.paragraphs import group

LINES = [
    "ในมาตรานี้",
    "“ร้าน” หมายความว่า ที่ขาย",
    "“ก.ข.” หมายความว่า ย่อ",
    "(๑) เตา",
    "(๒) ไม้",
    "(ก) ถ่าน",
    "ก. หมู่",
    "ข้อความต่อ",
]


def names(found: list[Item]) -> list[object]:
    return [[item.id, item.label, names(item.below)] for item in found]


def test_items_stand_below_their_paragraph() -> None:
    found = items(group(["ในมาตรานี้", "(๑) เตา", "(ก) ถ่าน", "(ข) แก๊ส", "(๒) ไม้", "วรรคสอง"]))
    assert names(found) == [
        ["1", "", [["1.1", "(๑)", [["1.1.ก", "(ก)", []], ["1.1.ข", "(ข)", []]]], ["1.2", "(๒)", []]]],
        ["2", "", []],
    ]


def test_running_text_between_items_belongs_to_the_first_of_them() -> None:
    (paragraph,) = items(group(["ในมาตรานี้", "(๑) เตา", "เตาต้องสะอาด", "(๒) ไม้"]))
    assert paragraph.below[0].lines == ["เตา", "เตาต้องสะอาด"]


def test_an_item_numbered_twice_is_two_items_and_no_running_text() -> None:
    (paragraph,) = items(group(["ในมาตรานี้", "(๑) เตา", "(๑) ไม้"]))
    assert [item.id for item in paragraph.below] == ["1.1", "1.1~2"]
    assert [item.lines for item in paragraph.below] == [["เตา"], ["ไม้"]]


def test_a_defined_word_with_full_stops_stays_whole() -> None:
    (paragraph,) = items(group(["ในมาตรานี้", "“ก.ข.” หมายความว่า ย่อ"]))
    assert paragraph.below[0].lines == ["“ก.ข.” หมายความว่า ย่อ"]


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_no_line_is_lost_or_moved(lines: list[str]) -> None:
    assert list(text_lines(items(group(lines)))) == lines

import pytest

from corpus.importing.heads import clean_number, heading_of, number_key
from corpus.importing.paragraphs import group, parts
from corpus.importing.statute_text import read_statute_text
from tests.corpus.importing.making import LAW, TITLE


def test_sections_stand_under_their_headings() -> None:
    law = read_statute_text(LAW)
    assert law.title == TITLE
    assert [(section.number, section.heading_path) for section in law.sections] == [
        ("1", ["หมวด 1 บททั่วไป"]),
        ("2", ["หมวด 1 บททั่วไป"]),
        ("3 ทวิ", ["หมวด 2 การปิ้ง", "ส่วนที่ 1 เตา"]),
        ("4/1", ["หมวด 2 การปิ้ง", "ส่วนที่ 1 เตา"]),
        ("4/2", ["หมวด 2 การปิ้ง", "ส่วนที่ 1 เตา"]),
        ("5", ["บทเฉพาะกาล"]),
    ]
    assert law.sections[2].lines[1] == "ถ้าไม่สุกให้ปิ้งใหม่"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("มาตรา ๕ และมาตรา ๖ ใช้กับร้านนี้", "a list of sections"),
        ("มาตรา ๕ ถึงมาตรา ๗ ใช้กับร้านนี้", "a run of sections"),
        ("มาตรา ๕ วรรคสอง ใช้กับร้านนี้", "a paragraph of a section"),
        ("มาตรา ๕ แห่งกฎหมายอื่นใช้กับร้านนี้", "another law's section"),
        ("มาตราหนึ่งของกฎหมาย", "no number"),
    ],
)
def test_a_paragraph_that_begins_with_a_reference_is_no_section(line: str, reason: str) -> None:
    law = read_statute_text(f"{TITLE}\nมาตรา ๑ ขาย\n{line}\nมาตรา ๒ ซื้อ")
    assert [section.number for section in law.sections] == ["1", "2"], reason
    assert law.sections[0].lines == ["ขาย", line], reason


def test_a_title_over_several_lines_is_one_title() -> None:
    law = read_statute_text("พระราชบัญญัติ\nลูกชิ้น\nพ.ศ. ๒๕๗๐\nคำปรารภของเรา\nมาตรา ๑ ขาย")
    assert law.title == "พระราชบัญญัติลูกชิ้น พ.ศ. ๒๕๗๐"
    assert [(annex.kind, annex.lines) for annex in law.annexes] == [("preamble", ["คำปรารภของเรา"])]


def test_footnotes_leave_the_text_and_stand_with_their_section() -> None:
    text = f"{TITLE}\nมาตรา ๑[๑] ขาย[๒]\nมาตรา ๒ ซื้อ\n[๑] แก้ครั้งแรก\nต่อบรรทัด\n[๒] แก้ครั้งที่สอง\n[๓] ลอย"
    law = read_statute_text(text)
    assert law.sections[0].lines == ["ขาย"]
    assert law.sections[0].footnotes == ["แก้ครั้งแรก\nต่อบรรทัด", "แก้ครั้งที่สอง"]
    assert law.sections[1].footnotes == []
    assert [annex.lines for annex in law.annexes] == [["[3] ลอย"]]


def test_a_schedule_and_reasons_belong_to_no_section() -> None:
    law = read_statute_text(f"{TITLE}\nมาตรา ๑ ขาย\nบัญชีแนบท้าย\nไม้ละสิบ\nหมายเหตุ :- เพราะหิว")
    assert law.sections[0].lines == ["ขาย"]
    assert [(annex.kind, annex.lines, annex.after) for annex in law.annexes] == [
        ("schedule", ["บัญชีแนบท้าย", "ไม้ละสิบ"], "1"),
        ("note", ["หมายเหตุ :- เพราะหิว"], "1"),
    ]


def test_an_amending_act_at_the_end_is_named() -> None:
    law = read_statute_text(f"{LAW}\nพระราชบัญญัติลูกชิ้น (ฉบับที่ ๒) พ.ศ. ๒๕๗๒\nมาตรา ๒ ใช้พรุ่งนี้")
    assert law.sections[-1].act == "พระราชบัญญัติลูกชิ้น (ฉบับที่ ๒) พ.ศ. ๒๕๗๒"
    assert law.sections[-1].heading_path == []
    assert law.sections[-2].act == ""


@pytest.mark.parametrize(
    ("written", "number"),
    [("๑๙๙เบญจ", "199 เบญจ"), ("๑๗๒ ทวิ/๒", "172 ทวิ/2"), ("๑๓๔ / ๑", "134/1"), ("๖๕ อัฏฐารส", "65 อัฏฐารส")],
)
def test_numbers_have_one_form(written: str, number: str) -> None:
    assert clean_number(written) == number
    assert read_statute_text(f"{TITLE}\nมาตรา {written} ขาย").sections[0].number == number


def test_numbers_sort_as_the_law_prints_them() -> None:
    numbers = ["7", "7 ทวิ", "7 เบญจ", "7 โสฬส", "7 อัฏฐารส", "7/1", "7/1 ทวิ", "7/2", "8", "70"]
    assert sorted(set(numbers), key=number_key) == numbers
    assert len({number_key(number) for number in numbers}) == len(numbers)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("ภาค ๑", "ภาค 1"),
        ("ลักษณะ ๙/๑ การอื่น", "ลักษณะ 9/1 การอื่น"),
        ("ส่วนที่ ๒", "ส่วนที่ 2"),
        ("หมวดนี้ใช้กับร้าน", None),
        ("ภาคตะวันออก ๑ ร้อยบาท", None),
        ("ส่วนจังหวัดหนึ่ง ๑๐ บาท", None),
    ],
)
def test_headings_and_their_look_alikes(line: str, shown: str | None) -> None:
    heading = heading_of(line)
    assert (str(heading) if heading else None) == shown


def test_items_belong_to_the_paragraph_that_introduces_them() -> None:
    lines = ["ห้าม", "(๑) ปิ้ง", "คือปิ้งบนเตา", "(๒) ทอด", "(ก) ในน้ำมัน", "ถ้าฝ่าฝืน", "(๑) ปรับ", "ให้ริบ"]
    paragraphs = group(lines)
    assert paragraphs == ("ห้าม\n(๑) ปิ้ง\nคือปิ้งบนเตา\n(๒) ทอด\n(ก) ในน้ำมัน", "ถ้าฝ่าฝืน\n(๑) ปรับ", "ให้ริบ")
    ids = [part.id for part in parts(paragraphs)]
    assert ids == ["1", "1.1", "1.1~2", "1.2", "1.2.ก", "2", "2.1", "3"]


def test_definitions_are_one_paragraph() -> None:
    assert group(["ในกฎหมายนี้", "“ร้าน” หมายความว่า ที่ขาย", "“ไม้” หมายความว่า ที่เสียบ", "ต่อไป"]) == (
        "ในกฎหมายนี้\n“ร้าน” หมายความว่า ที่ขาย\n“ไม้” หมายความว่า ที่เสียบ",
        "ต่อไป",
    )

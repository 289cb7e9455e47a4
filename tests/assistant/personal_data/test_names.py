import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.personal_data import PersonalDataKind, personal_data

NAMES = [
    ("ผมนายณัฐวุฒิ ปานทองคำ ขอถาม", ["ณัฐวุฒิ ปานทองคำ"]),
    ("นางสาว มาลี ศรีสุข ถูกจับ", ["มาลี ศรีสุข"]),
    ("น.ส.มาลี โดนจับ", ["มาลี"]),
    ("ด.ช.ภูผา อายุ 12", ["ภูผา"]),
    ("พ.ต.ท.วิเชียร โทรมา", ["วิเชียร"]),
    ("คุณวีระจะถอนแจ้งความ", ["วีระ"]),
    ("ชื่อ สมชาย ใจดี โดนหมาย", ["สมชาย ใจดี"]),
    ("ชื่อสมหญิงเป็นคนโอน", ["สมหญิง"]),
    ("พี่สาว จุฑามาศ เบอร์ใหม่", ["จุฑามาศ"]),
    ("เมียผมดาวเรืองท้องเจ็ดเดือน", ["ดาวเรือง"]),
    ("จำเลยคือ ปกรณ์ เดชานุกูล", ["ปกรณ์ เดชานุกูล"]),
    ("นางสาวนันทิชา ส. ไม่ส่งของ", ["นันทิชา ส."]),
    ("ชื่อ ฟาตีมะห์ ดอเลาะ", ["ฟาตีมะห์ ดอเลาะ"]),
    ('ชื่อเฟส "มิ้นท์ มินตรา" ครับ', ["มิ้นท์ มินตรา"]),
    ("My husband John Carter was arrested", ["John Carter"]),
    ("เพื่อนฝรั่งชื่อ Tomasz Zielinski หายไป", ["Tomasz Zielinski"]),
    ("กฤษฎา หาญสมุทร กับ ชลธิชา รุ่งเรืองศรี", ["กฤษฎา หาญสมุทร", "ชลธิชา รุ่งเรืองศรี"]),
]
NOBODY = [
    "นายจ้างไม่จ่ายเงิน",
    "นายทะเบียนบอกให้รอ",
    "เป็นนายประกันให้เพื่อน",
    "นายอำเภอมาเปิดประชุม",
    "นายกรัฐมนตรี",
    "ทนายความขอแรงคือใคร",
    "นางสาวไทยอยู่ดีๆ",
    "คุณภาพชีวิต คุณสมบัติ คุณตำรวจ",
    "คุณต้องทำยังไง",
    "ชื่อเสียงของผม",
    "สินเชื่อส่วนบุคคล",
    "รายชื่อพยาน",
    "ในหมายชื่อไม่ตรง",
    "แม่ค้าข้างบ้านไม่ยอมให้การ",
    "พ่อโดนจับ แม่ร้องไห้",
    "ศาลอาญา อาจารย์ อายุความ",
    "ตำรวจ สน. โทรมา",
    "ประมวลกฎหมายวิธีพิจารณาความอาญา",
    "Facebook Messenger กับ Line Official",
    "the police station in Chiang Mai",
]


@pytest.mark.parametrize(("text", "found"), NAMES)
def test_names_are_found_with_their_family_names_and_without_titles(text: str, found: list[str]) -> None:
    spans = personal_data(text)
    assert [text[span.start : span.end] for span in spans] == found
    assert {span.kind for span in spans} == {PersonalDataKind.NAME}


@pytest.mark.parametrize("text", NOBODY)
def test_words_that_look_like_names_are_kept(text: str) -> None:
    assert personal_data(text) == []


@given(st.text(alphabet='กขคงจชดตนบพมยรลสหอะาิีเแโไ่้ นายชื่อคุณแม่."', max_size=60))
def test_no_text_breaks_the_finder(text: str) -> None:
    for span in personal_data(text):
        assert text[span.start : span.end].strip()

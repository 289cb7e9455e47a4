import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.personal_data import PersonalDataKind, personal_data
from assistant.personal_data.likeness import cut, is_crossed

NAMES = [
    ("น.ช.ประยูร พ้นโทษ", ["ประยูร"]),
    ("ผู้กองวิทยาเรียกเงิน", ["วิทยา"]),
    ("คุณหญิงวิภา แจ้งความกลับ", ["วิภา"]),
    ("อ้ายคำมูลเมาแล้วขับ", ["คำมูล"]),
    ("ยัยมิ้นท์เอาเงินไป", ["มิ้นท์"]),
    ("หมู่โอ๋พาไปโรงพัก", ["โอ๋"]),
    ("น้องมิลค์โดนครูตบ", ["มิลค์"]),
    ("หัวหน้าชื่อพี่ต้าร์ ด่าทุกวัน", ["ต้าร์"]),
    ("ชื่อเก่าคือ ธงไชย คำดี", ["ธงไชย คำดี"]),
    ("เจ้าของบ้านคือปรียานุช วงศ์ไทย", ["ปรียานุช วงศ์ไทย"]),
    ("กมลชนกค่ะ อยากถามเรื่องหย่า", ["กมลชนก"]),
    ("ไม่คิดว่าธนวัฒน์จะทำแบบนี้", ["ธนวัฒน์"]),
    ("เจ้าหนี้ชื่อกิมเฮียง แซ่อึ้ง ไม่ยอม", ["กิมเฮียง แซ่อึ้ง"]),
    ("นายซอ ทู ลิน\nโดนจับ", ["ซอ ทู ลิน"]),
    ("I gave the money to Svetlana last week", ["Svetlana"]),
    ("Somchai and me work there", ["Somchai"]),
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
    ("นายปกป้อง ทับทิมแดงไม่ยอมคืนรถ", ["ปกป้อง ทับทิมแดง"]),
    ("ส.ต.อ. มานิตย์ โทรมา", ["มานิตย์"]),
    ("สิบเอกนราธิป ขู่ยิง", ["นราธิป"]),
    ("ผู้กองธีรเดช ไม่รับแจ้งความ", ["ธีรเดช"]),
    ("เจ๊กิมเตียง ขู่ทุกวัน", ["กิมเตียง"]),
    ("เสี่ยอ้วน เจ้าของบ่อน", ["อ้วน"]),
    ("ลุงทองพูนข้างบ้าน", ["ทองพูน"]),
    ("ชื่อจำเลย - แจ่มจิต บัวโรย", ["แจ่มจิต บัวโรย"]),
    ("ชื่อผมภควัต", ["ภควัต"]),
    ("ชื่อคนโอนคือเสี่ยชัย กฎหมายว่าไง", ["ชัย"]),
    ("ชื่อบัวแก้ว บริษัทไม่จ่าย", ["บัวแก้ว"]),
    ("ป้าผมชื่ออำไพ คงเพชรรัตน์", ["อำไพ คงเพชรรัตน์"]),
    ("นามสกุล พงษ์พานิช", ["พงษ์พานิช"]),
    ("เพื่อนสามคน ธนา, พีรพล และ จักรกฤษณ์", ["ธนา", "พีรพล", "จักรกฤษณ์"]),
    ("นายอับดุลเลาะ มะแซ โดนคุมตัว", ["อับดุลเลาะ มะแซ"]),
    ("ยืนยันตัวตน ปาริชาติ ดวงแก้ว เลขบัตร", ["ปาริชาติ ดวงแก้ว"]),
    ("ติดต่อ ประไพ ณ ลำปาง", ["ประไพ ณ ลำปาง"]),
    ("I am Priya Ramanathan from India", ["Priya Ramanathan"]),
    ("Police took 500 baht.\nMarie-Claire Dubois", ["Marie-Claire Dubois"]),
    ("เจ้าของบัญชีชื่อ SUDARAT KHAMDEE", ["SUDARAT KHAMDEE"]),
    ("I lent money to Michael Brown in May", ["Michael Brown"]),
    ("กฤษฎา หาญสมุทร กับ ชลธิชา รุ่งเรืองศรี", ["กฤษฎา หาญสมุทร", "ชลธิชา รุ่งเรืองศรี"]),
]
NOBODY = [
    "ครูเคมีที่โรงเรียน บังคับให้เซ็น บังเอิญเจอ",
    "น้องบ่าวโดนจับ ลูกเฮาอายุ 14 ลุงถืกฟ้อง",
    "ป้าชนะคดีแล้ว แม่แพ้คดี เด็กชายวัย 13",
    "โทรหาแบงค์ยังไง เสพไอซ์กับเค ขายเบียร์",
    "หัวหน้าแก๊งค้ายา เพื่อนไลฟ์อยู่",
    "คนขับแท็กซี่กับกระเป๋ารถเมล์ โต๊ะไม้",
    "Employer refuses to pay and the landlord took it",
    "DROP TABLE users",
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
    "ไปขึ้นศาลที่นางรองมาสองนัด",
    "ให้ทนายยื่นคำร้อง ทนายฟรี ทนายเก่า",
    "ตำรวจทุกนายสืบคดีได้ไหม",
    "ป้ายแดง กระเป๋าตังค์ อย่าเติม ขายหน้าต่อหน้าคน",
    "ลงชื่อรับสารภาพ ชื่อร้านไม่ตรง ชื่อเจ้าหน้าที่",
    "บัญชีออมสิน โอนเข้ากสิกร",
    "คนขับเจ็บหนัก ฝ่ายเราไม่ผิด",
    "ผมเสียค่าทนายหลักหมื่น แพงไปไหม",
    "ไอ้สัตว์ ไอ้โจร อีเมล อีกวัน",
    "ครูใหญ่ ช่างซ่อม หมวดหมู่ พระเครื่อง",
    "น้องสาวโดนข่มขืน แม่ค้าออนไลน์ เพื่อนบ้านเปิดเพลง",
    "จากวัด ไปเซ็นทรัล แถวลาดพร้าว",
    "The Tourist Police and the British Embassy",
    "The man I hit wants money",
    "She waits at Doi Saket. What now",
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


@pytest.mark.parametrize("title", ["เจ๊", "ไอ้", "เฮีย"])
def test_a_nickname_has_no_family_name_of_ordinary_words(title: str) -> None:
    text = f"{title}อ้วน ร้านทองปากซอย"
    assert [text[span.start : span.end] for span in personal_data(text)] == ["อ้วน"]


AGAIN = [
    ("นายธนกฤต ชูใจ มาแล้ว ธนกฤตบอกว่าไม่รู้", 2, "the given name alone"),
    ("ไอ้เอ็มยืมรถ เอ็มไม่คืน", 2, "a nickname before what a person does"),
    ("ป้าชื่อแตง ปลูกแตงสองไร่ วันนี้แตงราคาตก", 1, "the fruit of that name"),
    ("ครูชื่อมด ห้องเรียนมีมดกัดเด็ก", 1, "the ant of that name"),
    ("น้าชื่อวิไลวรรณ ถูกไล่ที่ วิไลวรรณอยู่มา 20 ปี", 2, "a known name that is a word of the dictionary"),
    ("นายสิทธิโชค (โอม) ขโมยของ", 2, "a nickname in brackets"),
    ("ฝรั่งชื่อ Mark ต่อยผม แล้วMarkหนี ส่วน Marketing ไม่เกี่ยว", 2, "no part of a Latin word"),
]


@pytest.mark.parametrize(("text", "times", "reason"), AGAIN)
def test_further_mentions_of_somebody_are_found(text: str, times: int, reason: str) -> None:
    assert len(personal_data(text)) == times, reason


def test_nothing_is_kept_in_mind_of_a_message() -> None:
    personal_data("นายธนกฤต ชูใจ มาแล้ว")
    assert [kept.cache_info().currsize for kept in (cut, is_crossed)] == [0, 0]


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "again",
    [
        "นาย",
        "ชื่อ",
        "ชื่อจำเลย ",
        "มาลี,",
        "สมชายกับ",
        "แม่",
        "ก",
        "A",
        "Ab ",
        "name ",
        "ไอ้",
        "ณ ",
        "\n",
        "ก ก ",
        "ว่าชัย",
        "แซ่ก ",
    ],
)
def test_a_title_or_a_list_over_and_over_is_read_in_time(again: str) -> None:
    text = (again * 4000)[:4000]
    assert all(span.end <= len(text) for span in personal_data(text))

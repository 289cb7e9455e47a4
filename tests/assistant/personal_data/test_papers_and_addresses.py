import pytest

from assistant.personal_data import PersonalDataKind, personal_data

Kind = PersonalDataKind
FOUND = [
    ("passport no. GB 4471209 6 หาย", Kind.PASSPORT, "GB 4471209 6"),
    ("พาสปอร์ต AA7740286", Kind.PASSPORT, "AA7740286"),
    ("รถทะเบียน 2ขฌ 8813 ภูเก็ต", Kind.PLATE, "2ขฌ 8813 ภูเก็ต"),
    ("ยึดรถ กย 909", Kind.PLATE, "กย 909"),
    ("คดี อ.2207/2568", Kind.CASE_NUMBER, "อ.2207/2568"),
    ("คดีแดงที่ 4410/2565", Kind.CASE_NUMBER, "4410/2565"),
    ("หมายจับเลขที่ 512/2554", Kind.CASE_NUMBER, "512/2554"),
    ("เกิดวันที่ 3 ม.ค. 2540", Kind.DATE_OF_BIRTH, "3 ม.ค. 2540"),
    ("born 12/05/1990", Kind.DATE_OF_BIRTH, "12/05/1990"),
    ("ไลน์ไอดี somo_loan24", Kind.LINE_ID, "somo_loan24"),
    ("แอดไลน์ @tnp.shop88", Kind.LINE_ID, "@tnp.shop88"),
    ("โอนไป 9901172834", Kind.BANK_ACCOUNT, "9901172834"),
    ("ย้ายมา 4/26 ซอยสุขุมวิท 101/1 แขวงบางจาก", Kind.ADDRESS, "4/26 ซอยสุขุมวิท 101/1 แขวงบางจาก"),
    ("อยู่ 71 ม.8 ต.ท่าช้าง", Kind.ADDRESS, "71 ม.8 ต.ท่าช้าง"),
    ("hostel at 14 Soi Rambuttri, Phra Nakhon", Kind.ADDRESS, "14 Soi Rambuttri, Phra Nakhon"),
    ("ที่อยู่ 300/12 หมู่ 3 ตำบลบางพูด นนทบุรี 11120", Kind.ADDRESS, "300/12 หมู่ 3 ตำบลบางพูด นนทบุรี 11120"),
]
KEPT = [
    ("ป.อ. ม.8 กับ ม.334", "sections, not หมู่"),
    ("อยู่จังหวัดเชียงใหม่", "a province alone"),
    ("อยู่อำเภอเมือง จังหวัดตาก", "no finer than a district"),
    ("ผมเกิดเรื่องวันที่ 3 ม.ค. 2567", "the day of an event"),
    ("เกิดเหตุวันที่ 3 ม.ค. 2567", "the day of an offence"),
    ("เหตุเกิด 3 ม.ค. 2567", "the same, the other way round"),
    ("คดีฉ้อโกงเกิดวันที่ 3 ม.ค. 2567", "an offence that happened"),
    ("พ.ศ. 2560 ฉบับที่ 2/2561", "an act's number"),
    ("ฎีกาที่ 1234 ปี 2550", "a precedent"),
    ("รถ 2 คัน ราคา 300,000 บาท", "an amount"),
    ("คุยกันในไลน์กลุ่ม", "an app, not an id"),
    ("line official account", "words of the app"),
    ("เงิน 1000000000 บาท", "ten digits of money"),
    ("รหัสไปรษณีย์ 10110 10230 10250", "postcodes alone"),
]


@pytest.mark.parametrize(("text", "kind", "found"), FOUND)
def test_what_leads_to_a_person_is_found(text: str, kind: PersonalDataKind, found: str) -> None:
    (span,) = personal_data(text)
    assert (span.kind, text[span.start : span.end]) == (kind, found)


@pytest.mark.parametrize(("text", "reason"), KEPT)
def test_what_leads_to_nobody_is_kept(text: str, reason: str) -> None:
    assert personal_data(text) == [], reason


def test_a_date_of_birth_written_wrongly_and_then_rightly_is_found_twice() -> None:
    text = "วันเกิด ผมตอบ 01-12-2535 ไป แต่ในบันทึกเขียน 10-12-2535"
    assert [span.kind for span in personal_data(text)] == [Kind.DATE_OF_BIRTH, Kind.DATE_OF_BIRTH]

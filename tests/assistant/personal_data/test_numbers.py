import pytest

from assistant.personal_data import PersonalDataKind, personal_data

Kind = PersonalDataKind
FOUND = [
    ("095/7712/234 เบอร์แฟนเก่า", Kind.PHONE, "095/7712/234"),
    ("รูดบัตร 4539/1488/0343/6467 ไป", Kind.CREDIT_CARD, "4539/1488/0343/6467"),
    ("เอา 1100701234567 เลขบัตรผมไปเปิดเบอร์", Kind.NATIONAL_ID, "1100701234567"),
    ("ทักไลน์มานะคะ mint.law22 หนูไม่ว่างคุย", Kind.LINE_ID, "mint.law22"),
    ("LINE him at scam.man7 please", Kind.LINE_ID, "scam.man7"),
    ("เขาให้แอดมาที่ bigloan_th แล้ว", Kind.LINE_ID, "bigloan_th"),
    ("mail: dan dot smith at gmail dot com", Kind.EMAIL, "dan dot smith at gmail dot com"),
    ("โทร 044-218-330 ต่อ 12 ค่ะ", Kind.PHONE, "044-218-330 ต่อ 12"),
    ("ติดต่อ (077) 418 220", Kind.PHONE, "(077) 418 220"),
    ("เบอร์ O92-118-4470", Kind.PHONE, "O92-118-4470"),
    ("เบอร์ลาว +856 20 5591 8834", Kind.PHONE, "+856 20 5591 8834"),
    ("เลข 13 หลัก 1-7300-01884-20-9", Kind.NATIONAL_ID, "1-7300-01884-20-9"),
    ("เลขบัตรประชาชน:\n1730001884201", Kind.NATIONAL_ID, "1730001884201"),
    ("บัญชีปลายทาง 552-2-81730-4\n2) ชื่อ", Kind.BANK_ACCOUNT, "552-2-81730-4"),
    ("ออมสิน 020-4-18835-207", Kind.BANK_ACCOUNT, "020-4-18835-207"),
    ("พร้อมเพย์ 1234567890", Kind.BANK_ACCOUNT, "1234567890"),
    ("amex 3714 496353 98431", Kind.CREDIT_CARD, "3714 496353 98431"),
    ("รูดไป 5184-3302-9917-4401 เมื่อวาน", Kind.CREDIT_CARD, "5184-3302-9917-4401"),
    ("ร้าน @kea.shop.th บล็อกแล้ว", Kind.LINE_ID, "@kea.shop.th"),
    ("ไลน์คนขาย: porjai.brand", Kind.LINE_ID, "porjai.brand"),
    ("ID line somjai1122", Kind.LINE_ID, "somjai1122"),
    ("her line is nana_99x", Kind.LINE_ID, "nana_99x"),
    ("เมล์ noon_k @gmail.com", Kind.EMAIL, "noon_k @gmail.com"),
    ("mail k.o'shea@outlook.com", Kind.EMAIL, "k.o'shea@outlook.com"),
    ("เบอร์ 02-441-8820 กด 3", Kind.PHONE, "02-441-8820 กด 3"),
    ("เลข ปปช. 1100700345671 หาย", Kind.NATIONAL_ID, "1100700345671"),
    ("โทรมาจาก 02 441 8820-3 บอกว่า", Kind.PHONE, "02 441 8820-3"),
    ("they said add line pim-loans now", Kind.LINE_ID, "pim-loans"),
]
KEPT = [
    ("เกิดเหตุ 06-05-2567 12.30 น.", "a day and an hour, no phone"),
    ("แอดมินเพจ Lazada ไม่รับผิดชอบ", "who runs a page"),
    ("โทร 1441 หรือ 1599", "hotlines"),
    ("โทร 191 1669 1155", "hotlines in a row"),
    ("the line was cut and line with him", "words"),
    ("add line number and add line for me", "words behind the app, no id"),
    ("ระบบออนไลน์ (CIOS)", "online, no LINE"),
    ("met him at live music", "no address of e-mail"),
]


@pytest.mark.parametrize(("text", "kind", "found"), FOUND)
def test_numbers_that_lead_to_a_person_are_found(text: str, kind: PersonalDataKind, found: str) -> None:
    (span,) = personal_data(text)
    assert (span.kind, text[span.start : span.end]) == (kind, found)


@pytest.mark.parametrize(("text", "reason"), KEPT)
def test_numbers_that_lead_to_nobody_are_kept(text: str, reason: str) -> None:
    assert personal_data(text) == [], reason


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "again", ["1", "1-", "12/3 ", "+1 ", "@a.", "a@", "บัญชี ", "ซอย", "1 Soi ", "คดีที่", "พาส", "0 ", "ไลน์ก", "คอนโดก "]
)
def test_digits_and_leads_over_and_over_are_read_in_time(again: str) -> None:
    text = (again * 4000)[:4000]
    assert all(span.end <= len(text) for span in personal_data(text))

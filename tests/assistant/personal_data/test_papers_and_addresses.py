import pytest

from assistant.personal_data import PersonalDataKind, personal_data

Kind = PersonalDataKind
FOUND = [
    ("ฮอนด้าซิตี้ขาว งจ 5678 ระยอง เฉี่ยว", Kind.PLATE, "งจ 5678 ระยอง"),
    ("จอดขวาง ษห 9 กทม", Kind.PLATE, "ษห 9 กทม"),
    ("plate no. of his car 2กก 771", Kind.PLATE, "2กก 771"),
    ("เวฟ ขคง 445 หาย", Kind.PLATE, "ขคง 445"),
    ("เลขคดี ย 332/68 นัดเดือนหน้า", Kind.CASE_NUMBER, "ย 332/68"),
    ("ลูกเกิด 9 ม.ค. 2554", Kind.DATE_OF_BIRTH, "9 ม.ค. 2554"),
    ("หนูอยู่หอพักแก้วมณี ห้อง 305 ซอยภูเขาทอง", Kind.ADDRESS, "หอพักแก้วมณี ห้อง 305 ซอยภูเขาทอง"),
    ("พักอยู่ซอยวัดไผ่ หมู่ 3 ต.บางเสา", Kind.ADDRESS, "ซอยวัดไผ่ หมู่ 3 ต.บางเสา"),
    ("คอนโดเดอะ ริช พระราม ชั้น 7 ห้อง 1105", Kind.ADDRESS, "คอนโดเดอะ ริช พระราม ชั้น 7 ห้อง 1105"),
    ("เช่าอยู่ห้อง 202 ตึก 3 แฟลตดินแดง", Kind.ADDRESS, "ห้อง 202 ตึก 3 แฟลตดินแดง"),
    ("passport no. GB 4471209 6 หาย", Kind.PASSPORT, "GB 4471209 6"),
    ("พาสปอร์ต AA7740286", Kind.PASSPORT, "AA7740286"),
    ("รถทะเบียน 2ขฌ 8813 ภูเก็ต", Kind.PLATE, "2ขฌ 8813 ภูเก็ต"),
    ("ยึดรถ กย 909", Kind.PLATE, "กย 909"),
    ("his passport is L8830T42K", Kind.PASSPORT, "L8830T42K"),
    ("พาสฝรั่งเศส 19FV88210 โดนยึด", Kind.PASSPORT, "19FV88210"),
    ("Dutch passport 533910284", Kind.PASSPORT, "533910284"),
    ("ยึดพาสปอร์ตกับรถไป เลข P9930281", Kind.PASSPORT, "P9930281"),
    ("ป้ายแดง ก-4471", Kind.PLATE, "ก-4471"),
    ("สิบล้อ 70-2214 เฉี่ยว", Kind.PLATE, "70-2214"),
    ("ทะเบียน 1 ก ข 234", Kind.PLATE, "1 ก ข 234"),
    ("ทะเบียนงข7204สีดำ", Kind.PLATE, "งข7204"),
    ("plate number WXA 4410", Kind.PLATE, "WXA 4410"),
    ("คดีดำ - ผบE.118/2568", Kind.CASE_NUMBER, "ผบE.118/2568"),
    ("สำนวนการสอบสวนที่ 1204/68", Kind.CASE_NUMBER, "1204/68"),
    ("คดีหมายเลขแดงที่:\nอ. 908/2566", Kind.CASE_NUMBER, "อ. 908/2566"),
    ("เลขรับแจ้งความออนไลน์ 6900128841", Kind.CASE_NUMBER, "6900128841"),
    ("black case no. 1033/2568", Kind.CASE_NUMBER, "1033/2568"),
    ("เลขรับคำร้องทุกข์ CCIB-680431-00127", Kind.CASE_NUMBER, "CCIB-680431-00127"),
    ("รับเรื่องเลขที่ DSI-2568-0117", Kind.CASE_NUMBER, "DSI-2568-0117"),
    ("สัญญาประกันเลขที่ 91/2568", Kind.CASE_NUMBER, "91/2568"),
    ("black case no. Or 417/2568", Kind.CASE_NUMBER, "Or 417/2568"),
    ("หมายเรียกที่ ตช 0018(บก.น.7)/442", Kind.CASE_NUMBER, "ตช 0018(บก.น.7)/442"),
    ("รถเก๋ง 9กก 417 กรุงเทพ", Kind.PLATE, "9กก 417 กรุงเทพ"),
    ("มอไซ 1 กค 4417 ลำพูน", Kind.PLATE, "1 กค 4417 ลำพูน"),
    ("บันทึกจับกุมเลขที่ 71/2568", Kind.CASE_NUMBER, "71/2568"),
    ("รถหัวลาก 71-4402", Kind.PLATE, "71-4402"),
    ("เด็กชนบทคนนั้นเกิด 9 ม.ค. 2554", Kind.DATE_OF_BIRTH, "9 ม.ค. 2554"),
    ("ที่ดินอยู่ ต.นาดี อ.เขื่องใน", Kind.ADDRESS, "ต.นาดี อ.เขื่องใน"),
    ("บ้าน 9 ถ.ชลนิเวศ ต.ในเมือง อ.เมืองโดนงัด", Kind.ADDRESS, "บ้าน 9 ถ.ชลนิเวศ ต.ในเมือง อ.เมือง"),
    ("เกิด 4 กุมพา 2533", Kind.DATE_OF_BIRTH, "4 กุมพา 2533"),
    ("เกิดวันที่ 3 เดือน 5 ปี 2530", Kind.DATE_OF_BIRTH, "3 เดือน 5 ปี 2530"),
    ("born on the 3rd of March 1990", Kind.DATE_OF_BIRTH, "3rd of March 1990"),
    ("วัน เดือน ปี เกิด\n9 ธันวาคม 2520", Kind.DATE_OF_BIRTH, "9 ธันวาคม 2520"),
    ("14 สิงหาคม 2541 คือวันเกิดผม", Kind.DATE_OF_BIRTH, "14 สิงหาคม 2541"),
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
    ("บ้านเลขที่ 88/12 นะคะ", Kind.ADDRESS, "88/12"),
    ("ย้ายมา 14/2 ตรอกโรงหมู แขวงตลาดน้อย กรุงเทพฯ", Kind.ADDRESS, "14/2 ตรอกโรงหมู แขวงตลาดน้อย"),
    ("ที่อยู่ 12 ม.3 ต.หนองหญ้า อ.ท่าม่วง จ.กาญจนบุรี", Kind.ADDRESS, "12 ม.3 ต.หนองหญ้า อ.ท่าม่วง"),
    ("พักที่ หอพักบ้านสวน ห้อง 305", Kind.ADDRESS, "หอพักบ้านสวน ห้อง 305"),
    ("อยู่ซอยลาดพร้าว 87", Kind.ADDRESS, "ซอยลาดพร้าว 87"),
    ("45/7 Moo 3, Tambon Rawai, Phuket", Kind.ADDRESS, "45/7 Moo 3, Tambon Rawai"),
    ("hostel at 14 Soi Rambuttri, Phra Nakhon", Kind.ADDRESS, "14 Soi Rambuttri, Phra Nakhon"),
    ("ที่อยู่ 300/12 หมู่ 3 ตำบลบางพูด นนทบุรี 11120", Kind.ADDRESS, "300/12 หมู่ 3 ตำบลบางพูด นนทบุรี 11120"),
]
KEPT = [
    ("ผิดข้อ 3 ม.7 กับวรรค 2 ม.33", "a section behind a clause, no house"),
    ("ศาลตัดสิน 17 ต.ค. 2567", "a day of October, no sub-district"),
    ("รับ 13 ต.ค. นับถึงวันไหน", "the same without its year"),
    ("กม. 44 ถนนมิตรภาพ เกิดอุบัติเหตุ", "a milestone on a road"),
    ("ซอยตัน หมู่บ้านจัดสรร ถนนสาธารณะ ปิดได้ไหม", "no figure and no district"),
    ("เขตบริการ 10110 10230 10250", "postcodes of an area"),
    ("รับหมาย 2/10/68 ยื่นคำให้การวันไหน", "a day written with strokes"),
    ("แจ้งความ 21/11 เหลือกี่วัน", "a day and a month"),
    ("รับแจ้ง 10/10 กับรับแจ้งที่ 22/11/69", "days on which something was told"),
    ("case in 12/2568 or on 11/2568", "months in English"),
    ("นัด 1 กค 2568 เชียงราย ของหนัก 9กก 300 บาท", "a month, and a weight"),
    ("คดีจบ 24/12/68 แล้ว", "a verb before a day"),
    ("รถชน 19 มี.ค. 68 ฟ้องได้ถึงเมื่อไร", "a verb before a month"),
    ("คดีวางเพลิง ข้อหาปล้น เกิด 20 ธ.ค. 2555", "an offence that happened, told before"),
    ("ประมาททำให้บาดเจ็บ เกิด 12 เม.ย. ปีนี้", "an accident that happened"),
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
    ("ม.1598/38 กับ ป.พ.พ.1448/2", "sections with strokes"),
    ("ฎ.1120/2549", "a precedent"),
    ("พ.ร.บ. 4/2550", "an act"),
    ("3คน 5000 บาท กับ 2กก 300 บาท", "counts, no plates"),
    ("รถหาย 5 มค 68", "a day, no plate"),
    ("รถชนที่ กม 12", "a milestone"),
    ("passport for 30 days, paid 15000 baht", "no passport's number"),
    ("เกิดไฟไหม้เมื่อวันที่ 5 มีนาคม 2568", "the day of a fire"),
    ("ถ้าเกิดเขาไม่จ่ายภายใน 5 มี.ค. 2568", "should he not pay"),
    ("ศาลอาญา ชั้น 7 ห้อง 702", "a room of a court"),
    ("ใบเสร็จ เล่ม 201 เลขที่ 44", "a receipt"),
    ("I paid 500 Baht at Soi Nana", "a lane that nobody lives in"),
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

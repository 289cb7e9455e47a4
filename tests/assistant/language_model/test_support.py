"""What the checks let through and what they stop: a reason per row, and each truth with its twin."""

import pytest

from assistant.language_model.failures import Failure
from assistant.language_model.support import failures

ARREST = "ตำรวจต้องแสดงหมายจับให้คุณดูก่อนจับ และห้ามใช้กำลังเกินจำเป็น"
BAIL = "ศาลอาจให้ประกันภายใน 3 วัน เว้นแต่น่าเชื่อว่าจะหลบหนี"
FINE = "ไม่บอกชื่อมีโทษปรับไม่เกิน 1,000 บาท ตามมาตรา 66"
ENGLISH = "The police must show the warrant before the arrest, unless you try to flee."


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        pytest.param(ARREST, ARREST, id="the words themselves"),
        pytest.param("ตำรวจต้องแสดงหมายจับให้คุณดูก่อนจับ", ARREST, id="one clause of two"),
        pytest.param("ห้ามใช้กำลังเกินจำเป็น", ARREST, id="a ban kept a ban"),
        pytest.param("ศาลอาจให้ประกันใน 3 วัน เว้นแต่น่าเชื่อว่าจะหลบหนี", BAIL, id="within, in shorter words"),
        pytest.param("โทษปรับไม่เกิน ๑,๐๐๐ บาท", FINE, id="Thai digits are the same figure"),
        pytest.param(
            "Before the arrest, the police must show the warrant, unless you try to flee.", ENGLISH, id="moved"
        ),
    ],
)
def test_what_a_statement_says_is_let_through(sentence: str, source: str) -> None:
    assert failures(sentence, source) == ()


@pytest.mark.parametrize(
    ("sentence", "source", "failure"),
    [
        pytest.param("ตำรวจไม่ต้องแสดงหมายจับให้คุณดูก่อนจับ", ARREST, Failure.POLARITY, id="a duty denied"),
        pytest.param("ใช้กำลังเกินจำเป็นได้", ARREST, Failure.POLARITY, id="a ban made a leave"),
        pytest.param("ตำรวจอาจแสดงหมายจับให้คุณดูก่อนจับ", ARREST, Failure.MODALITY, id="a duty made a choice"),
        pytest.param("อัยการต้องแสดงหมายจับให้คุณดูก่อนจับ", ARREST, Failure.SUBJECT, id="somebody else"),
        pytest.param("คุณต้องแสดงหมายจับให้ตำรวจดูก่อนจับ", ARREST, Failure.SUBJECT, id="the two changed places"),
        pytest.param("ตำรวจต้องแสดงหมายจับให้คุณดูหลังจับ", ARREST, Failure.CONDITION, id="after for before"),
        pytest.param("ศาลอาจให้ประกันภายใน 3 วัน", BAIL, Failure.CONDITION, id="the exception left out"),
        pytest.param("ศาลอาจให้ประกันภายใน 5 วัน เว้นแต่น่าเชื่อว่าจะหลบหนี", BAIL, Failure.FIGURE, id="another period"),
        pytest.param("โทษปรับเกิน 1,000 บาท", FINE, Failure.FIGURE, id="the bound turned round"),
        pytest.param("มีโทษปรับไม่เกิน 1,000 บาท ตามมาตรา 166", FINE, Failure.SECTION, id="66 is not 166"),
        pytest.param("ปรับไม่เกิน 1,000 บาท จ่ายที่ pay.example", FINE, Failure.LINK, id="an address of its own"),
        pytest.param("ปรับไม่เกิน 1,000 บาท <b>ด่วน</b>", FINE, Failure.FORM, id="markup"),
        pytest.param("พรุ่งนี้ฝนตกหนักทั่วประเทศไทย", FINE, Failure.WORDS, id="words from elsewhere"),
        pytest.param(
            "The police need not show the warrant before the arrest.", ENGLISH, Failure.POLARITY, id="English"
        ),
        pytest.param(
            "The victim must show the warrant before the arrest.", ENGLISH, Failure.SUBJECT, id="English actor"
        ),
    ],
)
def test_what_a_statement_does_not_say_is_stopped(sentence: str, source: str, failure: Failure) -> None:
    assert failure in failures(sentence, source)


SILENT = "คุณจะให้การหรือไม่ให้การก็ได้ สิ่งที่พูดอาจใช้เป็นหลักฐานในศาล"
COPY = "การขอรวมในคดีนี้ไม่ต้องเสียค่าธรรมเนียมศาล แต่ต้องยื่นก่อนศาลชั้นต้นตัดสิน"
ENTRY = "ห้ามเจ้าหน้าที่เข้าไปในบ้าน เว้นแต่เจ้าของยินยอม"
RULE = "ถ้าถูกเรียกหลักประกัน คุณใช้คนแทนเงินได้ แต่ต้องทำสัญญาไว้กับศาล"
TWO = "วรรคหนึ่ง: บาดเจ็บสาหัส จำคุก 10 ถึง 25 ปี วรรคสอง: ถึงตาย จำคุก 15 ถึง 30 ปี"
COMPOUNDABLE = "คดีที่ยอมความไม่ได้ โจทก์ขอถอนฟ้องได้ก่อนศาลตัดสิน"
LIST = "สามีหรือภรรยา พ่อแม่ หรือลูก ร้องทุกข์แทนได้เมื่อผู้เสียหายตาย"


@pytest.mark.parametrize(
    ("kept", "stopped", "source"),
    [
        pytest.param(
            "การขอรวมในคดีนี้ไม่เสียค่าธรรมเนียมศาล",
            "การขอรวมในคดีนี้ต้องเสียค่าธรรมเนียมศาล",
            COPY,
            id="a denial in other words, and the denial gone",
        ),
        pytest.param("ต้องยื่นก่อนศาลชั้นต้นพิพากษา", "ต้องยื่นก่อนศาลอุทธรณ์พิพากษา", COPY, id="an equivalent, and another stage"),
        pytest.param("คุณเลือกได้ว่าจะให้การหรือไม่ให้การ", "คุณต้องให้การ", SILENT, id="a choice in other words, and a duty"),
        pytest.param(
            "เจ้าหน้าที่เข้าไปในบ้านไม่ได้ เว้นแต่เจ้าของยินยอม",
            "เจ้าหน้าที่เข้าไปในบ้านได้ เว้นแต่เจ้าของยินยอม",
            ENTRY,
            id="a ban said last, and a leave",
        ),
        pytest.param(
            "ห้ามเจ้าหน้าที่เข้าไปในบ้าน ยกเว้นเจ้าของยอม",
            "ห้ามเจ้าหน้าที่เข้าไปในบ้าน",
            ENTRY,
            id="an exception in other words, and left out",
        ),
        pytest.param(
            "คุณใช้คนแทนเงินได้ เมื่อถูกเรียกหลักประกัน",
            "คุณใช้คนแทนเงินได้ แม้ไม่ถูกเรียกหลักประกัน",
            RULE,
            id="a condition told last, and told not to matter",
        ),
        pytest.param("ถ้าถึงตาย จำคุก 15 ถึง 30 ปี", "ถ้าถึงตาย จำคุก 10 ถึง 30 ปี", TWO, id="one range, and the ends of two"),
        pytest.param(
            "คดีที่ยอมความไม่ได้ โจทก์ขอถอนฟ้องได้ก่อนศาลพิพากษา",
            "คดีที่ยอมความได้ โจทก์ขอถอนฟ้องได้ก่อนศาลพิพากษา",
            COMPOUNDABLE,
            id="what cannot be done, and what can",
        ),
        pytest.param(
            "สามีหรือภรรยาร้องทุกข์แทนได้เมื่อผู้เสียหายเสียชีวิต",
            "พยานร้องทุกข์แทนได้เมื่อผู้เสียหายเสียชีวิต",
            LIST,
            id="one of a list, and one who is not on it",
        ),
    ],
)
def test_a_part_told_in_other_words_is_kept_and_its_twin_stopped(kept: str, stopped: str, source: str) -> None:
    assert failures(kept, source) == ()
    assert failures(stopped, source)


@pytest.mark.parametrize(
    ("said", "source", "passes"),
    [
        pytest.param("คุณเตรียมเอกสารไป", "คุณเตรียมบัตรประชาชนไป", True, id="a wider word for a narrower one"),
        pytest.param("คุณเตรียมบัตรประชาชนไป", "คุณเตรียมเอกสารไป", False, id="never a narrower for a wider"),
        pytest.param("เจ้าหน้าที่ต้องแสดงหมายค้น", "ตำรวจต้องแสดงหมายค้น", True, id="an officer for the police"),
        pytest.param("ตำรวจต้องแสดงหมายค้น", "เจ้าหน้าที่ต้องแสดงหมายค้น", False, id="not the police for an officer"),
        pytest.param("ให้คนต่างเพศตรวจร่างกาย", "ให้คนเพศเดียวกันตรวจร่างกาย", False, id="rivals are not each other"),
        pytest.param("ห้ามลดโทษจนถึงจำคุกตลอดชีวิต", "ห้ามเพิ่มโทษจนถึงจำคุกตลอดชีวิต", False, id="less for more"),
    ],
)
def test_a_word_may_be_widened_and_never_turned(said: str, source: str, passes: bool) -> None:
    assert (failures(said, source) == ()) is passes

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

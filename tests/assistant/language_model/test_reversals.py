"""Reversals that write no ไม่: each kind of them, the statement that it turns, and a true telling of it beside."""

import pytest

from assistant.language_model.support import failures
from assistant.language_model.word_sets import words_of

TIME = "ต้องยื่นภายใน 30 วัน นับแต่วันที่รู้เรื่องและรู้ว่าใครต้องรับผิด"
WRONG = "ถ้าโอนผิด ให้แจ้งธนาคารและเก็บสลิปไว้"
AGAIN = "ทำซ้ำ ศาลจะลงทั้งจำคุกและปรับ"
EITHER = "ยื่นคำขอที่อำเภอหรือที่เรือนจำ เจ้าหน้าที่ต้องออกใบรับ"
STEPS = "ถ้าเด็กป่วย พาไปหาหมอก่อนแล้วจึงพาไปส่งบ้านได้"
SIGNED = "ก่อนปล่อย ผู้ค้ำต้องลงชื่อในสัญญา"
ONLY = "ค้นห้องได้เฉพาะเมื่อศาลออกหมาย หรือเจ้าของยอม"
VISIT = "เรือนจำให้ญาติเยี่ยมได้ ต่อเมื่อนักโทษยื่นชื่อไว้"
FREED = "คำขอบอกว่าใครถูกขัง ที่ไหน ตั้งแต่วันไหน เพราะอะไร และขอให้ปล่อย"
TWO = "คดีแพ่งส่งศาลแขวง ส่วนเรื่องวินัยให้หัวหน้าลงโทษ"
BAN = "Do not pay the caller or open the link. Tell the bank."
NESTED = "เจ้าหน้าที่ห้ามพูดขู่หรือใช้วิธีไม่ให้คนที่เต็มใจเล่าได้เล่า"
OPEN = "การไกล่เกลี่ยไม่ห้ามเจ้าหน้าที่ทำบัญชีทรัพย์ต่อ"
LIST = "คุณตอบด้วยปาก ขอเขียนคำตอบ หรือไม่ตอบก็ได้"
DATE = "ให้นับอายุในวันที่ทำผิด ไม่ใช่วันที่ถูกจับหรือวันที่ฟ้อง"
EXCEPT = "ถ้ามีคนถูกจับ ไม่ได้ประกัน และจำเป็นต้องฟ้องต่อ ต้องพาไปศาลภายใน 48 ชั่วโมง เว้นแต่มีเหตุสุดวิสัยหรือเลี่ยงไม่ได้"
NOT_ALWAYS = "การล่อซื้อไม่ได้ผิดกฎหมายเสมอไป ศาลดูเป็นเรื่องไป"
REFRAIN = "ถ้าทำเพราะเชื่อผิด ศาลไม่ลงโทษก็ได้"
DUTY = "ถ้าทำผิดร้ายแรง ต้องปลดออก ปลดออกแล้วยังได้บำนาญ"
OWED = "เมื่อศาลสั่งให้คืนทรัพย์หรือจ่ายตามข้อ 4 ผู้เสียหายมีฐานะเป็นเจ้าหนี้ และขอยึดทรัพย์ของจำเลยได้"
COURTS = "ศาลอุทธรณ์สั่งให้ศาลชั้นต้นสืบพยานใหม่ได้"
PHONE = "ถามด้วยเบอร์ที่คุณหาเอง ไม่ใช่เบอร์ในจดหมาย"


@pytest.mark.parametrize(
    ("kept", "stopped", "source"),
    [
        pytest.param("ต้องยื่นภายใน 30 วัน", f"ใครว่า{TIME}", TIME, id="asked: who says so"),
        pytest.param(
            "ต้องยื่นภายใน 30 วัน นับแต่วันที่รู้เรื่องและรู้ว่าใครต้องรับผิด",
            "ต้องยื่นภายใน 30 วัน นับแต่วันที่รู้เรื่องหรือรู้ว่าใครต้องรับผิด",
            TIME,
            id="both made either",
        ),
        pytest.param(AGAIN, "ทำซ้ำ ศาลจะลงจำคุกหรือปรับ", AGAIN, id="both in one phrase"),
        pytest.param("ยื่นคำขอที่อำเภอก็ได้", "ยื่นคำขอที่อำเภอและที่เรือนจำ", EITHER, id="either made both"),
        pytest.param(
            "ถ้าโอนผิด ให้บอกธนาคารและเก็บสลิปไว้", "ถ้าโอนผิด ให้แจ้งธนาคารและเก็บสลิปไว้เมื่อสะดวก", WRONG, id="at leisure"
        ),
        pytest.param("พาเด็กไปหาหมอก่อนแล้วค่อยพาไปส่งบ้าน", "พาเด็กไปส่งบ้านก่อนแล้วจึงพาไปหาหมอได้", STEPS, id="steps"),
        pytest.param("ผู้ค้ำต้องลงชื่อในสัญญาก่อนปล่อย", "ผู้ค้ำลงชื่อในสัญญาเมื่อปล่อยแล้ว", SIGNED, id="before made when done"),
        pytest.param("ค้นห้องได้ต่อเมื่อศาลออกหมายหรือเจ้าของยอม", "ค้นห้องได้", ONLY, id="allowed only so, made allowed"),
        pytest.param(VISIT, "เรือนจำให้ญาติเยี่ยมได้", VISIT, id="only so, after a break"),
        pytest.param("คำขอบอกว่าใครถูกขังและขอให้ปล่อยตัว", "คำขอบอกว่าใครถูกขังและขอให้ขัง", FREED, id="a rival told elsewhere"),
        pytest.param(
            "เรื่องวินัยให้หัวหน้าลงโทษ ส่วนคดีแพ่งส่งศาลแขวง", "เรื่องวินัยส่งศาลแขวง ส่วนคดีแพ่งให้หัวหน้าลงโทษ", TWO, id="exchanged"
        ),
        pytest.param(
            "Never open the link. Tell the bank.", "Open the link, but tell the bank.", BAN, id="the ban's second verb"
        ),
        pytest.param("เจ้าหน้าที่ห้ามพูดขู่", "เจ้าหน้าที่ห้ามคนที่เต็มใจเล่า", NESTED, id="the inner ban told as the ban"),
        pytest.param(
            "การไกล่เกลี่ยไม่ได้ห้ามเจ้าหน้าที่ทำบัญชีทรัพย์", "การไกล่เกลี่ยห้ามเจ้าหน้าที่ทำบัญชีทรัพย์ต่อ", OPEN, id="no ban made a ban"
        ),
        pytest.param("คุณตอบด้วยปากก็ได้", "คุณต้องตอบด้วยปาก", LIST, id="one of three made a duty"),
        pytest.param("ให้นับอายุในวันที่ทำผิด", "ให้นับอายุในวันที่ฟ้อง", DATE, id="not A or B, and B"),
        pytest.param(EXCEPT, "ถ้ามีเหตุสุดวิสัย ต้องพาไปศาลภายใน 48 ชั่วโมง", EXCEPT, id="the exception as a condition"),
        pytest.param("การล่อซื้อไม่ผิดกฎหมายเสมอไป", "การล่อซื้อไม่ผิดกฎหมาย", NOT_ALWAYS, id="not always made never"),
        pytest.param("ถ้าทำเพราะเชื่อผิด ศาลอาจไม่ลงโทษ", "ถ้าทำเพราะเชื่อผิด ศาลไม่ลงโทษ", REFRAIN, id="may refrain"),
        pytest.param("ทำผิดร้ายแรงต้องปลดออก", "ทำผิดร้ายแรงควรปลดออก", DUTY, id="a duty made advice"),
        pytest.param("ปลดออกแล้วยังได้บำนาญ", "ไล่ออกแล้วยังได้บำนาญ", DUTY, id="dismissal with and without a pension"),
        pytest.param("ผู้เสียหายมีฐานะเป็นเจ้าหนี้", "จำเลยมีฐานะเป็นเจ้าหนี้", OWED, id="another stands there"),
        pytest.param("ศาลอุทธรณ์สั่งให้ศาลชั้นต้นสืบพยานใหม่", "ศาลชั้นต้นสั่งให้ศาลอุทธรณ์สืบพยานใหม่ได้", COURTS, id="two courts"),
        pytest.param("ถามด้วยเบอร์ที่คุณหาเอง", "ถามด้วยเบอร์ในจดหมาย", PHONE, id="the number that is warned of"),
    ],
)
def test_a_reversal_is_stopped_and_the_truth_beside_it_kept(kept: str, stopped: str, source: str) -> None:
    assert failures(kept, source) == ()
    assert failures(stopped, source)


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param(
            "วรรคหนึ่ง: จบแล้วต้องแจ้งผล ถ้าตกลงกันได้ให้ส่งสำเนา วรรคสอง: ถ้าไม่เป็นผล คดีเดินต่อ", id="a condition ends a paragraph"
        ),
        pytest.param("นับเดือนเต็มให้ครบก่อน แล้วนับเศษเป็นวัน", id="first, and then after a break"),
        pytest.param("เข้าใจผิดว่ามีเหตุ ศาลลดโทษได้ ส่วนหัวหน้าจะทำเองหรือไม่ก็ได้", id="a mistake that is the rule's own"),
    ],
)
def test_a_statement_told_whole_is_kept(statement: str) -> None:
    assert failures(statement, statement) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("ต้องบอกว่าออกเมื่อไร", ("ต้อง", "บอก", "ว่า"), id="not บอ and กว่า"),
        pytest.param("บอกมากกว่านั้น", ("บอก", "มากกว่า"), id="a กว่า that is one"),
        pytest.param("รัฐต้องหาทนาย", ("รัฐ", "ต้อง", "หา"), id="a duty, not ต้องหา"),
        pytest.param("ผู้ต้องหาไม่คัดค้าน", ("ผู้", "ต้องหา", "ไม่"), id="a suspect, and what is denied of one"),
        pytest.param("หาไม่ได้", ("หา", "ไม่"), id="not to be found"),
    ],
)
def test_words_that_a_claim_hangs_on_are_cut_whole(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text)[: len(words)] == words

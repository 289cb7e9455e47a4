import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.splitting import split_questions
from assistant.splitting.telling_apart import MOST


@pytest.mark.parametrize(
    ("message", "parts", "reason"),
    [
        (
            "ได้หมายเรียกต้องทำยังไง แล้วถ้าจะประกันตัวใช้เงินเท่าไหร่",
            ["ได้หมายเรียกต้องทำยังไง", "แล้วถ้าจะประกันตัวใช้เงินเท่าไหร่"],
            "a word that goes on begins a question",
        ),
        (
            "ซื้อของแล้วโดนโกง แจ้งความที่ไหน และอายุความกี่ปี",
            ["ซื้อของแล้วโดนโกง แจ้งความที่ไหน", "และอายุความกี่ปี"],
            "so does และ",
        ),
        ("1) เยี่ยมได้ไหม 2) ขอทนายฟรียังไง", ["เยี่ยมได้ไหม", "ขอทนายฟรียังไง"], "a list, without its marks"),
        ("๑. เยี่ยมได้ไหม ๒. ขอทนายยังไง", ["เยี่ยมได้ไหม", "ขอทนายยังไง"], "Thai digits"),
        ("น้องถูกจับเมื่อคืน\nประกันเท่าไร\nเยี่ยมกี่โมง", ["น้องถูกจับเมื่อคืน\nประกันเท่าไร", "เยี่ยมกี่โมง"], "lines"),
        ("ปลดอายัดบัญชียังไง ใช้เวลากี่วัน", ["ปลดอายัดบัญชียังไง", "ใช้เวลากี่วัน"], "a space and another thing asked"),
        ("คืนรถให้ได้ไหมทนายต้องไปด้วยหรือเปล่า", ["คืนรถให้ได้ไหม", "ทนายต้องไปด้วยหรือเปล่า"], "nothing stands between"),
        (
            "Was the arrest legal? How do we get him out?",
            ["Was the arrest legal?", "How do we get him out?"],
            "English",
        ),
        ("how much is bail and can i visit him", ["how much is bail", "and can i visit him"], "without a mark"),
        (
            "ขอวิธีฝากเงินให้ผู้ต้องขัง;เยี่ยมวันไหน",
            ["ขอวิธีฝากเงินให้ผู้ต้องขัง;", "เยี่ยมวันไหน"],
            "what is asked for without a word that asks",
        ),
    ],
)
def test_each_question_is_a_part(message: str, parts: list[str], reason: str) -> None:
    assert list(split_questions(message)) == parts, reason


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("มีหมายจับต้องทำยังไง", "one question"),
        ("ต้องไปศาลหรือไม่ไปก็ได้", "two ways of one thing"),
        ("ต้องทำยังไง มีวิธีไหนบ้าง", "the same in other words"),
        ("ถ้าไม่ไปตามนัดแล้วจะเป็นยังไง", "a condition and its question"),
        ("สอบถามหน่อยได้ไหมคะ เงินประกันขอคืนที่ไหน", "politeness asks nothing"),
        ("can i ask something? how do i visit him", "nor does it in English"),
        ("ตำรวจถามว่าไปไหนมา ผมควรตอบไหม", "what another asked"),
        ("พบ 1) มีด 2) ยา 3) เงินสด รวมโทษเท่าไหร่", "a list of things"),
        ("บ้านถูกไฟไหม้สวนเสียหายฟ้องได้ไหม", "ไหม้ is no ไหม"),
        ("ผมไม่ได้ทำอะไรใคร ตำรวจจับผิดตัวทำยังไง", "what is denied asks nothing"),
        ("คดีอาญา มาตรา 112 โทษกี่ปี", "a number is no mark of a list"),
        ("", "nothing"),
    ],
)
def test_one_question_stays_whole(message: str, reason: str) -> None:
    assert split_questions(message) == (message,), reason


def test_what_is_beyond_the_most_stays_with_the_last() -> None:
    parts = split_questions("\n".join(f"ค่าปรับข้อ{word}เท่าไหร่" for word in ("หมา", "แมว", "นก", "ปลา", "ไก่", "วัว")))
    assert len(parts) == MOST
    assert parts[-1].count("เท่าไหร่") == 3


@given(
    st.lists(st.sampled_from(["แล้ว", "ไหม", " ", "\n", "กี่วัน", "ศาล", "?", "1) ", "2) ", "หรือ", "can i ", "ๆ"])).map(
        "".join
    )
)
def test_nothing_of_a_message_is_lost_but_marks(message: str) -> None:
    kept = "".join(split_questions(message))
    assert [letter for letter in message if letter.isalpha()] == [letter for letter in kept if letter.isalpha()]

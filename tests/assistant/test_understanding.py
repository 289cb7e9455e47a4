import pytest

from assistant.answers import Language
from assistant.masking import mask
from assistant.understanding import asks_of, language_of, understand
from corpus.citations import LawNames
from corpus.models import Ask
from corpus.normalise import fold
from tests.assistant.small import PENAL, PROCEDURE

LAWS = LawNames.of((PROCEDURE, PENAL))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("มีหมายจับทำไง", Language.THAI),
        ("How do I get bail?", Language.ENGLISH),
        ("โดนแก๊ง call center หลอก", Language.THAI),
        ("warrant หมายจับ what now please", Language.ENGLISH),
        ("66", Language.THAI),
        ("!?", Language.THAI),
        (mask("โทร 0812345678"), Language.THAI),
        (fold(mask("โทร 0812345678")).text, Language.THAI),
        ("call [PHONE]", Language.ENGLISH),
    ],
)
def test_the_letters_tell_the_language_and_placeholders_do_not(text: str, language: Language) -> None:
    assert language_of(text) is language


def test_a_language_asked_for_overrides_the_letters() -> None:
    assert understand("มีหมายจับทำไง", LAWS, Language.ENGLISH).language is Language.ENGLISH


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("ฝากขังได้กี่วัน", {Ask.HOW_LONG}),
        ("ประกันตัวใช้เงินเท่าไหร่", {Ask.HOW_MUCH}),
        ("ต้องเตรียมเอกสารอะไร", {Ask.WHICH_DOCUMENTS}),
        ("หมายจับคืออะไร", {Ask.WHAT_IS}),
        ("มีหมายจับต้องทำยังไง", {Ask.WHAT_TO_DO}),
        ("what should i do", {Ask.WHAT_TO_DO}),
        ("how long until the court hears it", {Ask.HOW_LONG}),
        ("โทษจำคุกกี่ปี", {Ask.WHAT_PENALTY, Ask.HOW_LONG}),
        ("หมายจับ", set()),
        ("ผู้ต้องหาขอเลื่อนนัดได้ไหม", {Ask.IS_IT_ALLOWED}),
        ("ต้องหาทนายก่อนไหม", {Ask.MUST_I}),
        ("วันไปมอบตัวพกไรไป", {Ask.WHICH_DOCUMENTS}),
        ("จ่ายแล้วจบมั้ย", {Ask.WHAT_HAPPENS}),
    ],
)
def test_words_tell_what_is_asked(text: str, asks: set[Ask]) -> None:
    assert set(understand(text, LAWS).asks) == asks


@pytest.mark.parametrize("text", ["แล้วถ้าไม่ไปล่ะ", "กี่วัน", "what if i do not go", "ที่ว่านั้นใช้เงินไหม", "ต้องไปที่ไหน"])
def test_a_short_message_may_lean_on_the_last(text: str) -> None:
    assert understand(text, LAWS).follow_up


@pytest.mark.parametrize(
    "text",
    [
        "มีหมายจับทำไง",
        "ขอประกันตัวที่ไหน",
        "แล้วเมื่อวานตำรวจมาที่บ้านผมตอนเช้ามืดพร้อมหมายค้น เอาโทรศัพท์ไป พรุ่งนี้ผมควรจะทำอย่างไรต่อไปดีครับ",
    ],
)
def test_a_message_with_a_story_of_its_own_does_not_lean(text: str) -> None:
    assert not understand(text, LAWS).follow_up


def test_sections_named_are_found_with_their_law() -> None:
    (mention,) = understand("ป.วิ.อ. มาตรา 66 คืออะไร", LAWS).citations
    assert (mention.law, mention.sections) == ("procedure", ("66",))


def test_a_section_without_its_law_has_none() -> None:
    (mention,) = understand("มาตรา 66 คืออะไร", LAWS).citations
    assert (mention.law, mention.sections) == (None, ("66",))


@pytest.mark.parametrize(
    ("text", "asked"),
    [("what are his rights", True), ("do i have the right to a lawyer", True), ("he is here right now", False)],
)
def test_right_now_asks_for_no_right(text: str, asked: bool) -> None:
    assert (Ask.WHICH_RIGHTS in asks_of(text)) is asked

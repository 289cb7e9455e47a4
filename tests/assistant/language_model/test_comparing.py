"""What a pair shows: each sign met where it must be, and not at the twin beside it."""

import pytest

from assistant.language_model.aligning import align
from assistant.language_model.comparing import compare
from assistant.language_model.reading import read
from assistant.language_model.signs import FAILURES, Sign

SEARCH = "ตำรวจต้องแจ้งญาติ และศาลอาจให้ประกันได้ ถ้าจำเลยไม่หลบหนี"
FINE = "คนขับรถเร็วมีโทษจำคุกไม่เกิน 1 ปี หรือปรับไม่เกิน 5,000 บาท"
REPORT = "เจ้าของร้านแจ้งความก่อนเก็บของ เว้นแต่เจ้าของบ้านอนุญาต"
VISIT = "ญาติเยี่ยมได้ แต่ส่งยาเองไม่ได้"


@pytest.mark.parametrize(
    ("sign", "sentence", "twin", "source"),
    [
        pytest.param(Sign.MUST_FOR_CAN, "ญาติต้องเยี่ยม", "ญาติเยี่ยมได้", VISIT, id="a duty made of what one may do"),
        pytest.param(Sign.CANNOT_FOR_CAN, "ญาติเยี่ยมไม่ได้", "ญาติเยี่ยมได้", VISIT, id="denied what one may do"),
        pytest.param(Sign.CAN_FOR_CANNOT, "ส่งยาเองได้", "ส่งยาเองไม่ได้", VISIT, id="allowed what one may not do"),
        pytest.param(Sign.DUTY_LIFTED, "ตำรวจไม่ต้องแจ้งญาติ", "ตำรวจต้องแจ้งญาติ", SEARCH, id="a duty lifted"),
        pytest.param(Sign.NOT_LOST, "ถ้าจำเลยหลบหนี", "ถ้าจำเลยไม่หลบหนี", SEARCH, id="the denial in a condition lost"),
        pytest.param(Sign.OTHER_BEFORE_VERB, "อัยการแจ้งญาติ", "ตำรวจแจ้งญาติ", "ตำรวจแจ้งญาติ", id="somebody else acts"),
        pytest.param(Sign.OTHER_OBJECT, "ตำรวจแจ้งศาล", "ตำรวจแจ้งญาติ", "ตำรวจแจ้งญาติ", id="done to somebody else"),
        pytest.param(Sign.ALWAYS_ADDED, "ศาลให้ประกันเสมอ", "ศาลอาจให้ประกัน", SEARCH, id="always, where it is not said"),
        pytest.param(
            Sign.OTHER_JOIN, "จำคุกไม่เกิน 1 ปี และปรับไม่เกิน 5,000 บาท", "จำคุก หรือปรับ", FINE, id="and for or in a penalty"
        ),
        pytest.param(
            Sign.SIDES_CROSSED, "เก็บของก่อนแจ้งความ", "แจ้งความก่อนเก็บของ", REPORT, id="what was first comes last"
        ),
        pytest.param(Sign.COMPARED, "จำคุกหนักกว่าปรับ", "ปรับหนักกว่าจำคุก", "ปรับหนักกว่าจำคุก", id="a comparison turned round"),
        pytest.param(
            Sign.MIRRORED,
            "บ้านอยู่ติดกำแพงรถ",
            "รถอยู่ติดกำแพงบ้าน",
            "รถอยู่ติดกำแพงบ้าน",
            id="two things that changed places",
        ),
    ],
)
def test_a_sign_is_met_in_what_differs_and_not_in_its_twin(sign: Sign, sentence: str, twin: str, source: str) -> None:
    assert sign in compare(read(sentence), read(source)).signs
    assert sign not in compare(read(twin), read(source)).signs


def test_a_text_beside_itself_shows_no_sign_and_is_told_whole() -> None:
    for text in (SEARCH, FINE, REPORT, VISIT):
        compared = compare(read(text), read(text))
        assert compared.signs == ()
        assert compared.features["covered"] == compared.features["clause_covered"] == compared.features["letters"] == 1
        assert compared.features["own_words"] == 0


def test_every_sign_speaks_for_a_failure() -> None:
    assert FAILURES.keys() == set(Sign)


def test_words_are_laid_on_the_nearest_place_in_order() -> None:
    source = read("แจ้งญาติ แล้วแจ้งทนาย")
    assert align(read("แจ้งทนาย"), source) == (2, 3)
    assert align(read("แจ้งญาติ"), source) == (0, 1)
    assert align(read("ฝนตก"), source) == (None, None)


def test_the_share_of_own_words_is_counted_in_characters() -> None:
    features = compare(read("รถแพง"), read("รถเก่า")).features
    assert features["own_share"] == pytest.approx(3 / 5)
    assert features["covered"] == 0.5

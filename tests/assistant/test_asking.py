import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asking import accept
from assistant.errors import InvalidQuestionError
from corpus.normalise import fold


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("  \n\t ", "empty"),
        ("\u200b\ufeff\u2060", "empty"),
        ("\u00a0\u3000", "empty"),
        ("😀👍", "no_words"),
        ("??!!… ๆฯ", "no_words"),
        ("ิ์่", "no_words"),
        ("ก" * 4001, "too_long"),
        ("หมาย\ud800จับ", "not_text"),
        ("\udfff", "not_text"),
    ],
)
def test_what_holds_nothing_to_answer_is_refused_by_name(text: str, code: str) -> None:
    with pytest.raises(InvalidQuestionError) as refusal:
        accept(text)
    assert refusal.value.code == code


@pytest.mark.parametrize("text", ["ก", "1", "๑", "ก" * 4000, " หมายจับ 😀 ", "A"])
def test_a_message_with_one_letter_or_digit_comes_through_unchanged(text: str) -> None:
    assert accept(text) == text


@given(st.text(max_size=200))
def test_what_is_accepted_keeps_a_letter_or_digit_when_folded(text: str) -> None:
    try:
        accept(text)
    except InvalidQuestionError:
        return
    assert any(character.isalnum() for character in fold(text).text)

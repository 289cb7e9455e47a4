import pytest

from indexing.tokenising import only_stop_words


@pytest.mark.parametrize(
    ("words", "empty"),
    [((), True), (("แล้ว", "ทำไม"), True), (("แล้ว", "หมายจับ"), False), (("16",), False), (("bail",), False)],
)
def test_words_that_tell_of_no_matter_are_told_from_others(words: tuple[str, ...], empty: bool) -> None:
    assert only_stop_words(words) is empty

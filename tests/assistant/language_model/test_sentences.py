"""Sentences are cut the same however the text comes in pieces."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language_model.sentences import Sentence, SentenceReader

TEXT = "หนึ่ง [S1]\n- สอง [S2][S3] สาม [s4].\nไม่มีเลข\n2) สี่ [ S5 ]"
WHOLE = [
    Sentence("หนึ่ง", (1,)),
    Sentence("สอง", (2, 3)),
    Sentence("สาม", (4,)),
    Sentence("ไม่มีเลข", ()),
    Sentence("สี่", (5,)),
]


def _read(pieces: list[str]) -> list[Sentence]:
    reader = SentenceReader()
    return [*(sentence for piece in pieces for sentence in reader.feed(piece)), *reader.close()]


def test_a_sentence_ends_with_its_tokens_or_its_line() -> None:
    assert _read([TEXT]) == WHOLE


@given(st.lists(st.integers(min_value=0, max_value=len(TEXT)), max_size=12))
def test_pieces_change_nothing(cuts: list[int]) -> None:
    places = [0, *sorted(cuts), len(TEXT)]
    assert _read([TEXT[start:end] for start, end in pairwise(places)]) == WHOLE


def test_a_sentence_is_given_once_what_follows_shows_that_it_is_whole() -> None:
    reader = SentenceReader()
    assert list(reader.feed("หนึ่ง [S1]")) == []
    assert list(reader.feed(" ")) == []
    assert list(reader.feed("\n")) == [Sentence("หนึ่ง", (1,))]


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert all(sentence.text for sentence in _read([text]))


@pytest.mark.parametrize("text", ["", "\n\n", "[S1]", " [S1] [S2] "])
def test_nothing_said_is_no_sentence(text: str) -> None:
    assert _read([text]) == []

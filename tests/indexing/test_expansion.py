"""Lay → legal, against the plain way: every form looked for in the joined words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.models import Term
from indexing.expansion import Expander, Words
from indexing.tokenising import short_words

TERMS = (
    Term("release", "ปล่อยชั่วคราว", "ประกัน", ("ประกันตัว", "ขอประกัน"), ("ปะกันตัว",), ("bail",), 1.0),
    Term("warrant", "หมายจับ", "คำสั่งศาล", ("ติดหมาย", "โดนหมาย"), (), ("arrest warrant",), 0.5),
    Term("deposit", "หลักประกัน", "ของที่วางไว้", ("เงินประกันตัว",), (), ("bail",), 0.8),
    Term("again", "หมายจับ", "ซ้ำ", ("หมายศาลจับ",), (), (), 0.9),
)
EXPANDER = Expander.of(TERMS)
WORDS = ("ขอ", "ประกัน", "ตัว", "เงิน", "ติด", "หมาย", "ศาล", "จับ", "bail", "arrest", "warrant", "ชั่วคราว")


def plainly(words: Words) -> dict[str, float]:
    """Every form of every term in turn."""
    forms: dict[Words, tuple[Words, float]] = {}
    for term in TERMS:
        for form in (*term.spoken, *term.misspelt, *term.english):
            if (said := short_words(form)) and said != short_words(term.legal):
                forms.setdefault(said, (short_words(term.legal), term.specific))
    found: dict[str, float] = {}
    for said, (legal, weight) in forms.items():
        if f" {' '.join(said)} " in f" {' '.join(words)} ":
            for word in legal:
                if word not in words:
                    found[word] = max(found.get(word, 0.0), weight)
    return found


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=8).map(tuple))
def test_forms_are_found_wherever_they_stand(words: Words) -> None:
    assert list(EXPANDER.expand(words).items()) == list(plainly(words).items())


def test_what_people_say_brings_the_words_of_the_law_and_their_weight() -> None:
    assert EXPANDER.expand(short_words("อยากประกันตัว")) == {"ปล่อย": 1.0, "ชั่วคราว": 1.0}
    assert EXPANDER.expand(short_words("ติดหมาย")) == {"จับ": 0.5}


def test_words_already_said_are_left_out() -> None:
    assert EXPANDER.expand(short_words("ปล่อยตัว ประกันตัว")) == {"ชั่วคราว": 1.0}


def test_words_that_only_hold_a_form_inside_them_bring_nothing() -> None:
    assert EXPANDER.expand(("ประกัน", "ชีวิต")) == {}
    assert EXPANDER.expand(("bailiff",)) == {}


def test_a_form_of_two_terms_stands_for_the_first() -> None:
    assert EXPANDER.expand(("bail",)) == {"ปล่อย": 1.0, "ชั่วคราว": 1.0}


def test_a_word_brought_twice_keeps_the_greater_weight() -> None:
    assert EXPANDER.expand(("ติด", "หมาย", "หมาย", "ศาล", "จับ")) == {}
    assert EXPANDER.expand(("arrest", "warrant", "ติด", "หมาย"))["จับ"] == 0.5
    assert Expander.of([TERMS[1], Term("x", "จับ", "", ("โดน",), (), (), 0.9)]).expand(("ติด", "หมาย", "โดน")) == {
        "จับ": 0.9
    }


def test_the_plain_words_of_a_term_are_no_form_of_it() -> None:
    assert EXPANDER.expand(short_words("คำสั่งศาล")) == {}


def test_nothing_is_brought_where_there_are_no_words_or_no_terms() -> None:
    assert EXPANDER.expand(()) == {}
    assert Expander.of([]).expand(("ประกัน", "ตัว")) == {}

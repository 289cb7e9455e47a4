import pytest

from evaluation.leakage import SHORTEST, THRESHOLD, Leak, ShippedTexts, four_grams, leaks

SHIPPED = "ถูกตำรวจจับแล้วต้องพาไปส่งศาลภายในกี่ชั่วโมง"


def test_four_grams_are_counted_by_hand() -> None:
    assert four_grams("abcdef") == {"abcd", "bcde", "cdef"}
    assert four_grams("ab c def") == four_grams("ABCDEF")
    assert four_grams("abc") == frozenset()


def test_closeness_is_the_share_of_the_questions_four_grams_that_one_text_holds() -> None:
    question = "abcdefghijklmnopqrstuvwxyz0123"  # 27 four-grams
    shipped = ShippedTexts.of(["abcdefghijklmnop", "uvwxyz"])  # 13 and 3 of them
    closeness, text = shipped.closest(question)
    assert closeness == pytest.approx(13 / 27)
    assert text == "abcdefghijklmnop"


def test_a_short_phrase_that_stands_inside_a_long_question_is_no_leak() -> None:
    shipped = ShippedTexts.of([SHIPPED])
    phrase = "ภายในกี่ชั่วโมง"
    assert four_grams(phrase) <= four_grams(SHIPPED)
    assert shipped.closest(phrase)[0] == pytest.approx(len(four_grams(phrase)) / SHORTEST)
    assert shipped.closest(phrase)[0] > 0
    assert ShippedTexts.of([phrase]).closest(phrase)[0] == 1.0


def test_a_copy_with_polite_words_is_reported_and_an_independent_question_is_not() -> None:
    copy = f"ขอถามหน่อย {SHIPPED} คะ"
    independent = "โดนรวบเมื่อคืน เขาขังไว้ได้นานสุดแค่ไหนก่อนเจอผู้พิพากษา"
    found = leaks([("copy", copy), ("own", independent)], ShippedTexts.of([SHIPPED]))
    assert [leak.id for leak in found] == ["copy"]
    assert found[0].closeness > THRESHOLD
    assert found[0].text == SHIPPED


def test_leaks_come_closest_first() -> None:
    found = leaks([("b", SHIPPED[:40]), ("a", SHIPPED)], ShippedTexts.of([SHIPPED]), threshold=0.0)
    assert [leak.id for leak in found] == ["a", "b"]
    assert found[0] == Leak("a", 1.0, SHIPPED)


def test_nothing_shared_is_no_closeness() -> None:
    assert ShippedTexts.of([]).closest(SHIPPED) == (0.0, "")

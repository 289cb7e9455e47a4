"""Passages that share a question's words and do not answer it."""

from indexing.hard_negatives import DEEPEST, hard_negatives
from indexing.training_pairs import answering_texts
from tests.indexing.small_corpus import small_corpus

# Passage 0 answers; the others share ever fewer of the anchor's words.
PASSAGES = ["bail money court", *(f"bail money {'x ' * place}".strip() for place in range(1, DEEPEST)), "bail late"]
PAIR = ("bail money", PASSAGES[0])


def test_they_are_taken_at_equal_steps_from_the_best_down_and_never_the_answer() -> None:
    [found] = hard_negatives([PAIR], PASSAGES, 4).values()
    assert found == (PASSAGES[1], PASSAGES[6], PASSAGES[11], PASSAGES[16])


def test_as_many_as_asked_for() -> None:
    for count in (1, 3, DEEPEST):
        [found] = hard_negatives([PAIR], PASSAGES, count).values()
        assert len(set(found)) == count
    assert hard_negatives([PAIR], PASSAGES, 0) == {}


def test_a_pair_without_enough_passages_that_share_a_word_has_none() -> None:
    assert hard_negatives([PAIR], PASSAGES[:-1], 4) == {}
    assert hard_negatives([("late", PASSAGES[0])], PASSAGES, 4) == {}


def test_a_pair_that_no_passage_answers_has_none() -> None:
    assert hard_negatives([("bail money", "a legal term")], PASSAGES, 4) == {}


def test_what_questions_are_answered_by_stands_once() -> None:
    texts = answering_texts(small_corpus())
    assert len(set(texts)) == len(texts) > 1

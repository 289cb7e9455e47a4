"""The fused retriever against its formula, and what it must and must not find."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from indexing.fused import EXACT_SCORE, FusedRetriever
from indexing.legs import WEIGHTS, Leg, standardised
from indexing.lexical import Scores
from indexing.passages import PassageKind, passages_of
from indexing.tokenising import short_words
from tests.indexing.fakes import HashEmbedder
from tests.indexing.small_corpus import PENAL, PROCEDURE, retriever_over, small_corpus

PASSAGES = passages_of(small_corpus())
FUSED = retriever_over(small_corpus(), HashEmbedder())
QUESTIONS = ["หมายจับหมดอายุไหม", "อยากประกันตัว", "มาตรา 66 ป.วิ.อ.", "bail", "ศาล", "What about warrant?"]
WORDS = ("หมายจับ", "ประกันตัว", "ศาล", "โจทก์", "48", "ชั่วโมง", "bail", "xyz", "มาตรา 66 ป.วิ.อ.")


def plainly(fused: FusedRetriever, question: str, k: int) -> list[tuple[str, float, dict[str, float]]]:
    """The plain way: every passage that a leg meets, sorted whole, rounded one number at a time."""
    legs = fused.leg_scores(question)
    scores = fused.fuse(legs)
    met = [row for row in range(len(fused.passages)) if any(values[row] != 0 for values in legs.values())]
    best = sorted(met, key=lambda row: (-float(scores[row]), row))[:k]
    return [
        (
            fused.passages[row].id,
            round(float(scores[row]), 4),
            {leg.value: round(float(values[row]), 4) for leg, values in legs.items() if values[row] != 0},
        )
        for row in best
    ]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join), st.integers(0, 12))
def test_hits_are_those_of_a_plain_sort(question: str, k: int) -> None:
    hits = FUSED.search(question, k)
    assert [(hit.passage.id, hit.score, dict(hit.legs)) for hit in hits] == plainly(FUSED, question, k)


@pytest.mark.parametrize("question", QUESTIONS)
def test_bare_hits_are_the_hits_without_what_each_leg_gave(question: str) -> None:
    scored = FUSED.scored(question)
    bare = FUSED.bare_hits(scored, scored.best(7))
    assert [hit[:2] for hit in bare] == [hit[:2] for hit in FUSED.hits(scored, 7)]
    assert all(hit.legs == {} for hit in bare)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_kept_of_a_leg_is_its_standardised_scores(question: str) -> None:
    scored = FUSED.scored(question)
    for leg, scores in scored.legs.items():
        assert scored.parts[leg].tolist() == (scores if leg is Leg.EXACT else standardised(scores)).tolist()
    assert scored.fused.tolist() == FUSED.fuse(scored.legs).tolist()


def test_passages_of_equal_score_keep_the_order_of_the_corpus() -> None:
    corpus = small_corpus()
    same = {
        (PENAL, str(number)): replace(corpus.sections[PROCEDURE, "66"], law=PENAL, number=str(number))
        for number in range(40)
    }
    fused = retriever_over(replace(corpus, sections=same, guides={}))
    assert [hit.passage.section for hit in fused.search("หมายจับ ไหม", 7)] == list("0123456")
    fused = retriever_over(replace(corpus, sections={**same, (PROCEDURE, "87"): corpus.sections[PROCEDURE, "87"]}))
    assert [hit.passage.section for hit in fused.search("หมายจับ", 7) if hit.passage.law == PENAL] == list("0123456")


def test_a_passage_that_no_leg_meets_takes_no_place_from_one_that_is_met() -> None:
    fused = retriever_over(small_corpus(), weights={Leg.WORDS: -1.0})
    hits = fused.search("โจทก์", 5)
    assert [hit.passage.section for hit in hits] == ["166"]


OF_QUESTIONS = (Leg.QUESTIONS, Leg.QUESTION_CHARACTERS, Leg.QUESTION_DENSE)
STATEMENTS = np.asarray([passage.kind is PassageKind.STATEMENT for passage in PASSAGES])


def counted(leg: Leg, scores: Scores) -> NDArray[np.float64]:
    """Standardised scores as they count in the sum: questions do not count for the statements that answer them."""
    values = scores.astype(np.float64)
    standard = (values - values.mean()) / values.std()
    return np.where(STATEMENTS & (leg in OF_QUESTIONS), 0.0, standard)


@pytest.mark.parametrize("question", QUESTIONS)
def test_fusing_is_the_weighted_sum_of_standardised_legs(question: str) -> None:
    legs = FUSED.leg_scores(question)
    expected = EXACT_SCORE * legs[Leg.EXACT].astype(np.float64)
    for leg, scores in legs.items():
        if leg is not Leg.EXACT and scores.std() > 1e-9:
            expected += WEIGHTS[leg] * counted(leg, scores)
    assert FUSED.fuse(legs) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("leg", [leg for leg in Leg if leg not in (Leg.EXACT, Leg.LAW)])
def test_each_leg_alone_ranks_by_its_own_scores(leg: Leg) -> None:
    question = "มีหมายจับ อยากประกันตัว"
    alone = retriever_over(small_corpus(), HashEmbedder(), {leg: 1.0})
    scores = alone.leg_scores(question)[leg]
    best = [PASSAGES[row].id for row in np.argsort(-counted(leg, scores).round(4), kind="stable")]
    assert scores.max() > 0
    assert [hit.passage.id for hit in alone.search(question)] == best


def test_the_question_legs_meet_only_passages_that_people_ask_for() -> None:
    scores = FUSED.leg_scores("ประกันตัวยื่นที่ไหน")
    for leg in (Leg.QUESTIONS, Leg.QUESTION_CHARACTERS, Leg.QUESTION_DENSE):
        assert PASSAGES[int(scores[leg].argmax())].section == "106"
        assert all(passage.questions for passage, score in zip(PASSAGES, scores[leg], strict=True) if score)


def test_a_lay_word_finds_the_legal_one() -> None:
    only = retriever_over(small_corpus(), weights={Leg.EXPANSION: 1.0})
    assert only.search("ติดหมาย", 1)[0].passage.section in {"66", "68"}
    scores = only.leg_scores("อยากประกันตัว")[Leg.EXPANSION]
    release, bail = (only.legs.scores((word,))[Leg.WORDS] for word in ("ปล่อย", "ชั่วคราว"))
    assert scores == pytest.approx(release + bail, abs=1e-6)
    assert PASSAGES[int(scores.argmax())].section == "106"


def test_an_english_question_is_put_to_the_thai_legs() -> None:
    scores = FUSED.leg_scores("arrest warrant")
    best = PASSAGES[int(scores[Leg.CHARACTERS].argmax())]
    assert best.guide == "warrant" or best.section in {"66", "68"}
    plain = FUSED.leg_scores("arrest")[Leg.CHARACTERS]
    assert [score for score, passage in zip(plain, PASSAGES, strict=True) if passage.section and score] == []


def test_an_english_question_is_embedded_with_the_legal_words_it_stands_for() -> None:
    added = " ".join(FUSED.expander.expand(short_words("arrest warrant")))
    assert added
    query = HashEmbedder().embed([f"arrest warrant {added}"])[0]
    scores = FUSED.leg_scores("arrest warrant")[Leg.DENSE]
    assert scores == pytest.approx(FUSED.legs.dense[Leg.DENSE].scores(query), abs=1e-6)


@pytest.mark.parametrize(
    ("question", "expected", "reason"),
    [
        ("มาตรา 66 ป.วิ.อ.", {"66"}, "by the short name; 166 is another section"),
        ("มาตรา 166 ป.วิ.อ. เรื่องหมายจับ", {"166"}, "and 66 another than 166"),
        ("ม.๖๖ ป.วิ.อ.", {"66"}, "Thai digits"),
        ("Section 66 of the Criminal Procedure Code", {"66"}, "in English"),
        ("มาตรา 66 และ 87 ประมวลกฎหมายวิธีพิจารณาความอาญา", {"66", "87"}, "a list"),
        ("มาตรา 66 ป.อ.", set(), "the number of another law"),
        ("มาตรา 66", set(), "no law is named, and none is guessed"),
        ("มาตรา 90 ป.วิ.อ.", set(), "registered as repealed, and no digest is held"),
        ("มาตรา 999 ป.วิ.อ.", set(), "no such section"),
        ("มาตรา 66/1 ป.วิ.อ.", set(), "another number"),
        ("66 ป.วิ.อ. 660", set(), "a number alone"),
        ("เบอร์ 66 ครับ", set(), "no citation"),
    ],
)
def test_a_section_is_met_exactly_where_it_is_named_with_its_law(
    question: str, expected: set[str], reason: str
) -> None:
    scores = FUSED.leg_scores(question)[Leg.EXACT]
    met = [passage for passage, score in zip(PASSAGES, scores, strict=True) if score]
    assert {passage.section for passage in met} == expected, reason
    assert all((passage.law, passage.kind) == (PROCEDURE, PassageKind.SECTION) for passage in met)


def test_a_named_section_stands_on_top() -> None:
    best, second = FUSED.search("มาตรา 166 ป.วิ.อ. เรื่องหมายจับ", 2)
    assert best.passage.id == f"{PROCEDURE}/166"
    assert best.score > EXACT_SCORE / 2 > second.score


def test_a_number_is_named_whatever_space_stands_before_its_suffix() -> None:
    corpus = small_corpus()
    section = replace(corpus.sections[PROCEDURE, "66"], number="237ทวิ")
    fused = retriever_over(replace(corpus, sections={(PROCEDURE, "237ทวิ"): section}))
    assert fused.search("มาตรา 237 ทวิ ป.วิ.อ.", 1)[0].legs["exact"] == 1.0


@pytest.mark.parametrize("question", ["", " ", "!!!", "🙂", "qqqq", "\ud800"])
def test_a_question_without_a_known_word_finds_nothing(question: str) -> None:
    assert retriever_over(small_corpus()).search(question) == ()
    if question != "qqqq":  # the fake embedder knows every word
        assert FUSED.search(question) == ()


def test_nothing_is_found_where_there_is_nothing() -> None:
    nothing = replace(small_corpus(), sections={}, guides={})
    assert retriever_over(nothing, HashEmbedder()).search("มาตรา 66 ป.วิ.อ. หมายจับ") == ()


def test_a_corpus_without_questions_is_searched_by_the_other_legs() -> None:
    corpus = small_corpus()
    silent = {key: replace(section, questions=None) for key, section in corpus.sections.items()}
    fused = retriever_over(replace(corpus, sections=silent, guides={}), HashEmbedder())
    assert fused.search("โจทก์ไม่มาศาล", 1)[0].passage.section == "166"


@settings(deadline=None)
@given(st.text(max_size=80))
def test_no_question_breaks_the_search(question: str) -> None:
    hits = FUSED.search(question, 5)
    assert len(hits) <= 5
    assert all(np.isfinite(hit.score) for hit in hits)

"""The legs against a plain-Python reference: values, not only lengths."""

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from indexing import lexical
from indexing.dense import DenseLeg
from indexing.legs import LEXICAL, SHARED, TOKENS, Leg, build_legs, standardised
from indexing.lexical import LexicalLeg
from indexing.passages import passages_of
from indexing.texts import Field, Texts
from indexing.tokenising import short_words
from tests.indexing.small_corpus import small_corpus

DOCUMENTS = [["หมาย", "จับ", "ศาล"], ["หมาย", "ค้น", "บ้าน", "ศาล"], ["ประกัน", "ตัว"], []]
K1, B = 1.2, 0.75


def bm25(documents: Sequence[Sequence[str]], query: Sequence[str]) -> list[float]:
    """Lucene's BM25: idf = ln(1 + (N - df + 0.5) / (df + 0.5)), no (k1 + 1) in the numerator."""
    rows = [list(row) or ["\x00"] for row in documents]
    mean = sum(map(len, rows)) / len(rows)
    scores = []
    for row in rows:
        score = 0.0
        for token in dict.fromkeys(query):
            df = sum(token in other for other in rows)
            tf = row.count(token)
            idf = math.log(1 + (len(rows) - df + 0.5) / (df + 0.5))
            score += idf * tf / (tf + K1 * (1 - B + B * len(row) / mean)) if df else 0.0
        scores.append(score)
    return scores


@pytest.mark.parametrize("query", [["หมาย"], ["หมาย", "จับ"], ["ประกัน", "ไม่มี"], ["หมาย", "หมาย", "หมาย"]])
def test_a_lexical_leg_scores_as_the_formula_says(query: list[str]) -> None:
    leg = LexicalLeg.build(DOCUMENTS)
    assert leg.scores(query) == pytest.approx(bm25(DOCUMENTS, query), abs=1e-5)


@pytest.mark.parametrize("terms", [5, 200], ids=["term after term", "in one pass"])
def test_scores_are_those_of_bm25s(terms: int) -> None:
    import bm25s

    random = np.random.default_rng(3)
    documents = [[f"w{word}" for word in random.zipf(1.3, size=random.integers(1, 60)) % 500] for _ in range(300)]
    reference = bm25s.BM25(method="lucene", k1=K1, b=B)
    reference.index(documents, show_progress=False)
    leg = LexicalLeg.build(documents)
    for _ in range(20):
        query = [f"w{word}" for word in dict.fromkeys(random.zipf(1.3, size=4 * terms) % 500)][:terms]
        known = [word for word in query if word in reference.vocab_dict]
        assert leg.scores(query) == pytest.approx(reference.get_scores(known), rel=1e-5, abs=1e-5)


OTHERS = [["หมาย", "หมาย"], ["ศาล", "ใด"]]


@pytest.mark.parametrize("query", [["หมาย", "จับ"], ["ศาล", "ใด"], ["ตัว"], []])
def test_fields_of_one_matrix_score_as_if_each_stood_alone(query: list[str]) -> None:
    both = LexicalLeg.build(DOCUMENTS, [], OTHERS)
    alone = [*LexicalLeg.build(DOCUMENTS).scores(query), *LexicalLeg.build(OTHERS).scores(query)]
    assert both.scores(query).tolist() == alone
    assert both.rows == len(DOCUMENTS) + len(OTHERS)


@pytest.mark.parametrize("question", ["หมายจับหมดอายุไหม", "อยากประกันตัว", "qqqq"])
def test_legs_that_share_a_matrix_score_as_if_each_stood_alone(question: str) -> None:
    passages = passages_of(small_corpus())
    texts, words = Texts.of(passages), short_words(question)
    scores = build_legs(passages, None).scores(words)
    assert list(scores) == [leg for leg in Leg if leg in LEXICAL]
    for cut, fields in SHARED.items():
        for leg, field in fields.items():
            plain = bm25([TOKENS[cut](short_words(text)) for text in texts.fields[field]], TOKENS[cut](words))
            if field is Field.QUESTIONS:
                asked = [
                    [score for score, row in zip(plain, texts.owners, strict=True) if row == n]
                    for n in range(len(passages))
                ]
                plain = [max(own, default=0.0) for own in asked]
            assert scores[leg] == pytest.approx(plain, abs=1e-5), leg


def test_weighed_tokens_are_added_up_by_their_weights() -> None:
    leg = LexicalLeg.build(DOCUMENTS)
    plain = 0.5 * leg.scores(["หมาย"]) + 2.0 * leg.scores(["ประกัน"])
    assert leg.weighed({"หมาย": 0.5, "ประกัน": 2.0, "ไม่มี": 1.0}) == pytest.approx(plain, abs=1e-6)
    assert leg.weighed({}).tolist() == [0.0] * 4


def test_few_terms_and_many_are_added_up_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    leg = LexicalLeg.build(DOCUMENTS)
    apart = leg.scores(["หมาย", "จับ", "ศาล"])
    monkeypatch.setattr(lexical, "_FEW", 0)
    assert leg.scores(["หมาย", "จับ", "ศาล"]).tolist() == apart.tolist()


@pytest.mark.parametrize("share", [1, 4, 100], ids=["no full row", "some", "all full"])
def test_full_rows_change_no_bit_of_a_score(monkeypatch: pytest.MonkeyPatch, share: int) -> None:
    random = np.random.default_rng(5)
    documents = [[f"w{word}" for word in random.zipf(1.3, size=40) % 300] for _ in range(400)]
    monkeypatch.setattr(lexical, "_COMMON", share)
    leg = LexicalLeg.build(documents)
    assert (share == 1) == (not leg.common)
    starts, rows, weights = leg.postings.indptr, leg.postings.indices, leg.postings.data
    for _ in range(20):
        query = [f"w{word}" for word in random.zipf(1.3, size=8) % 300]
        plain = np.zeros(leg.rows, dtype=np.float32)
        for number in [leg.numbers[token] for token in dict.fromkeys(query) if token in leg.numbers]:
            for place in range(starts[number], starts[number + 1]):
                plain[rows[place]] += weights[place]
        assert leg.scores(query).tolist() == plain.tolist()


def test_documents_may_be_read_once_and_give_the_same_bytes(tmp_path: Path) -> None:
    LexicalLeg.build(DOCUMENTS).save(tmp_path / "one")
    LexicalLeg.build(tokens for tokens in DOCUMENTS).save(tmp_path / "two")
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


@pytest.mark.parametrize("query", [[], ["ไม่มี"]])
def test_a_query_that_meets_nothing_scores_nothing(query: list[str]) -> None:
    assert LexicalLeg.build(DOCUMENTS).scores(query).tolist() == [0.0] * 4


def test_a_lexical_leg_survives_the_disk_without_a_pickle(tmp_path: Path) -> None:
    leg = LexicalLeg.build(DOCUMENTS)
    leg.save(tmp_path / "leg")
    again = LexicalLeg.load(tmp_path / "leg", leg.rows)
    assert again.scores(["หมาย", "จับ"]).tolist() == leg.scores(["หมาย", "จับ"]).tolist()
    assert {path.suffix for path in (tmp_path / "leg").iterdir()} <= {".npy", ".json"}


def test_a_leg_over_nothing_answers_nothing() -> None:
    assert LexicalLeg.build([]).scores(["หมาย"]).shape == (0,)


def test_a_dense_leg_is_the_inner_product(tmp_path: Path) -> None:
    vectors = np.random.default_rng(7).standard_normal((20, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    leg = DenseLeg.build(vectors)
    assert leg.scores(vectors[3]) == pytest.approx(vectors @ vectors[3], abs=1e-6)
    leg.save(tmp_path / "dense.faiss")
    assert DenseLeg.load(tmp_path / "dense.faiss").scores(vectors[3]).tolist() == leg.scores(vectors[3]).tolist()


def test_a_zero_vector_meets_nothing() -> None:
    leg = DenseLeg.build(np.eye(4, dtype=np.float32))
    assert leg.scores(np.zeros(4, dtype=np.float32)).tolist() == [0.0] * 4


def test_standardised_scores_have_mean_zero_and_deviation_one() -> None:
    found = standardised(np.asarray([0.0, 1.0, 5.0], dtype=np.float32))
    assert float(found.mean()) == pytest.approx(0, abs=1e-6)
    assert float(found.std()) == pytest.approx(1, abs=1e-6)
    assert standardised(np.zeros(3, dtype=np.float32)).tolist() == [0.0, 0.0, 0.0]

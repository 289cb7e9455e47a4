"""The encoder: trained here on a few pairs, read two ways, and the one that ships."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from corpus.loading import load_corpus
from indexing.embedder import Embedder
from indexing.embedding import embedder_for
from indexing.errors import EncoderError
from indexing.static_encoder import SHIPPED, StaticEncoder, encoder_text
from indexing.tokenising import short_words
from indexing.training_pairs import pairs_hash, training_pairs
from tests.indexing.fakes import HashEmbedder
from tests.indexing.small_corpus import small_corpus

TEXTS = ["มีหมายจับ ต้องทำยังไง", "ขอปล่อยชั่วคราว", "arrest warrant", "", "qqqq"]


def contract(embedder: Embedder) -> None:
    vectors = embedder.embed(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape[0] == len(TEXTS)
    norms = np.linalg.norm(vectors, axis=1)
    assert all(abs(norm - 1) < 1e-5 or norm == 0 for norm in norms)
    assert vectors[0].tolist() == embedder.embed(TEXTS[:1])[0].tolist()
    assert embedder.id


def test_every_embedder_keeps_the_contract() -> None:
    contract(HashEmbedder())
    contract(StaticEncoder.load())


def test_unknown_and_empty_texts_give_zeros() -> None:
    assert not StaticEncoder.load().embed(["", "qzxqzx"]).any()


def test_words_are_those_that_the_tokenizer_finds() -> None:
    tokenizers = pytest.importorskip("tokenizers")
    reference = tokenizers.Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))
    encoder = StaticEncoder.load()
    for words in [*map(short_words, TEXTS), ("หมาย จับ", "qqqq", " ", "ศาล\u2003ศาล"), ("qqqq", "bail")]:
        rows = reference.encode(" ".join(words), add_special_tokens=False).ids
        mean = encoder.weights[rows].mean(axis=0) if rows else np.zeros(encoder.weights.shape[1], dtype=np.float32)
        unit = mean / max(float(np.linalg.norm(mean)), 1e-12)
        assert encoder.embed_words([words])[0].tolist() == unit.tolist()


def test_a_tokenizer_that_cuts_words_is_not_read(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "model")
    path = tmp_path / "model" / "tokenizer.json"
    stored = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(stored | {"pre_tokenizer": None}), encoding="utf-8")
    with pytest.raises(EncoderError, match="whole words"):
        StaticEncoder.load(tmp_path / "model")


def test_the_shipped_encoder_is_small_and_says_what_it_was_trained_on() -> None:
    assert (SHIPPED / "model.safetensors").stat().st_size <= 20_000_000
    record = json.loads((SHIPPED / "training.json").read_text(encoding="utf-8"))
    assert set(record) == {"data_sha256", "pairs", "recipe"}
    assert record["pairs"] > 5000


def test_a_missing_encoder_names_the_command_that_trains_one(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="train-encoder"):
        StaticEncoder.load(tmp_path)


def test_training_pairs_are_stable_and_each_once() -> None:
    pairs = training_pairs(small_corpus())
    assert pairs == training_pairs(small_corpus())
    assert len(set(pairs)) == len(pairs) > 10
    assert (encoder_text("ประกันตัว"), encoder_text("ปล่อยชั่วคราว")) in pairs
    assert pairs_hash(pairs) != pairs_hash(pairs[1:])


@pytest.mark.slow
def test_no_question_of_a_suite_is_a_training_pair() -> None:
    suites = Path(__file__).resolve().parents[2] / "evaluation" / "suites"
    anchors = {anchor for anchor, _ in training_pairs(load_corpus())}
    for path in suites.glob("*.jsonl"):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        asked = [encoder_text(row["question"]) for row in rows if "question" in row]
        long = [question for question in asked if len(question.split()) >= 6]
        assert [question for question in long if question in anchors] == [], path.name


@pytest.mark.slow
def test_training_repeats_and_both_readers_agree(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    from indexing.training import Recipe, train_encoder

    recipe = Recipe(dimension=16, epochs=2, batch_size=8)
    for name in ("one", "two"):
        train_encoder(small_corpus(), tmp_path / name, recipe)
    files = [(tmp_path / name / "model.safetensors").read_bytes() for name in ("one", "two")]
    assert files[0] == files[1]
    ours = StaticEncoder.load(tmp_path / "one")
    contract(ours)
    theirs = SentenceTransformer(str(tmp_path / "one"), device="cpu")
    texts = [text for text in TEXTS if ours.embed([text]).any()]
    reference = theirs.encode([encoder_text(text) for text in texts], normalize_embeddings=True)
    assert texts
    assert ours.embed(texts) == pytest.approx(np.asarray(reference), abs=1e-6)


@pytest.mark.slow
def test_another_model_can_be_named_by_its_path(tmp_path: Path) -> None:
    from indexing.training import Recipe, train_encoder

    train_encoder(small_corpus(), tmp_path / "model", Recipe(dimension=8, epochs=1, batch_size=8))
    other = embedder_for(str(tmp_path / "model"))
    assert other.id.startswith("sentence-transformers:")
    vectors = other.embed([encoder_text("หมายจับ")])
    assert np.linalg.norm(vectors[0]) == pytest.approx(1, abs=1e-5)


@pytest.mark.slow
def test_a_model_that_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="nowhere"):
        embedder_for(str(tmp_path / "nowhere"))

"""NITINAM_EMBEDDER by path: a real sentence-transformers model, made here, small enough to hold in the hand."""

from pathlib import Path

import numpy as np
import pytest

from indexing.build import build_index, load_index
from indexing.embedding import embedder_for
from indexing.errors import DamagedIndexError, EncoderError
from tests.indexing.small_corpus import small_corpus

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "หมายจับ", "ประกันตัว", "ศาล", "warrant", "bail"]


def tiny_model(folder: Path, seed: int = 1) -> str:
    """A transformer of one layer with mean pooling, saved as sentence-transformers saves any model."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    torch.manual_seed(seed)
    folder.mkdir()
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(WORDS), encoding="utf-8")
    sizes = BertConfig(
        vocab_size=len(WORDS),
        max_position_embeddings=64,
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
    )
    BertModel(sizes).save_pretrained(folder / "bert")
    BertTokenizer(vocab_file=str(vocabulary)).save_pretrained(folder / "bert")
    transformer = Transformer(str(folder / "bert"))
    model = SentenceTransformer(modules=[transformer, Pooling(transformer.get_embedding_dimension())], device="cpu")
    model.save_pretrained(str(folder / "model"), create_model_card=False)
    return str(folder / "model")


@pytest.mark.slow
def test_a_model_named_by_its_path_gives_the_vectors_that_its_library_gives(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    path = tiny_model(tmp_path / "tiny")
    texts = ["หมายจับ ศาล", "bail", "ประกันตัว"]
    embedder = embedder_for(path)
    vectors = embedder.embed(texts)
    assert embedder.id.startswith(f"sentence-transformers:{path}@")
    assert vectors.shape == (3, 8)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    reference = SentenceTransformer(path, device="cpu").encode(texts, normalize_embeddings=True)
    assert vectors == pytest.approx(np.asarray(reference), abs=1e-6)


@pytest.mark.slow
def test_an_index_is_built_and_searched_with_it(tmp_path: Path) -> None:
    embedder = embedder_for(tiny_model(tmp_path / "tiny"))
    manifest = build_index(small_corpus(), tmp_path / "index", embedder)
    assert manifest.encoder == embedder.id
    hits = load_index(tmp_path / "index", embedder).retriever.search("bail warrant")
    assert any("dense" in hit.legs for hit in hits)


@pytest.mark.slow
def test_a_model_trained_again_under_its_name_is_another_encoder(tmp_path: Path) -> None:
    first = embedder_for(tiny_model(tmp_path / "tiny"))
    build_index(small_corpus(), tmp_path / "index", first)
    (tmp_path / "tiny").rename(tmp_path / "old")
    again = embedder_for(tiny_model(tmp_path / "tiny", seed=2))
    assert first.id.partition("@")[0] == again.id.partition("@")[0]
    with pytest.raises(DamagedIndexError, match="holds vectors of"):
        load_index(tmp_path / "index", again)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["no-such-owner/no-such-model", "/nowhere/at/all"])
def test_a_model_that_is_not_here_is_named_at_once(name: str) -> None:
    with pytest.raises(EncoderError, match=name):
        embedder_for(name)

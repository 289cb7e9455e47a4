"""Train the static encoder: sentence-transformers' StaticEmbedding over our words, on the CPU, from a fixed seed."""

import json
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.collection import Corpus
from indexing.hard_negatives import hard_negatives
from indexing.static_encoder import RECORD
from indexing.training_pairs import Pair, answering_texts, pairs_hash, training_pairs

UNKNOWN = "[UNK]"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the encoder is trained; written beside the model."""

    dimension: int = 128
    epochs: int = 8
    batch_size: int = 256
    learning_rate: float = 0.05
    minimum_count: int = 1
    hard_negatives: int = 4
    seed: int = 7


def train_encoder(corpus: Corpus, target: Path, recipe: Recipe = Recipe()) -> int:
    """Train on the corpus's pairs and their hard negatives, replace the folder `target`, return the number of pairs.

    Writes a sentence-transformers model and training.json (data hash, recipe, counts). Needs the extra `train`.
    """
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    pairs = training_pairs(corpus)
    negatives = hard_negatives(pairs, answering_texts(corpus), recipe.hard_negatives)
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(1)
    embedding = StaticEmbedding(_tokenizer(pairs, recipe), embedding_dim=recipe.dimension)
    model = SentenceTransformer(modules=[embedding, Normalize()], device="cpu")
    with tempfile.TemporaryDirectory() as scratch:
        _fit(model, _datasets(pairs, negatives), recipe, scratch)
    with torch.no_grad():
        embedding.embedding.weight[0] = 0.0
    _save(model, pairs, recipe, target)
    return len(pairs)


def _tokenizer(pairs: list[Pair], recipe: Recipe) -> Any:
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import WhitespaceSplit

    counts = Counter(word for pair in pairs for text in pair for word in text.split())
    kept = sorted(word for word, count in counts.items() if count >= recipe.minimum_count)
    tokenizer = Tokenizer(WordLevel({word: index for index, word in enumerate([UNKNOWN, *kept])}, unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = WhitespaceSplit()
    return tokenizer


def _datasets(pairs: list[Pair], negatives: Mapping[Pair, tuple[str, ...]]) -> Any:
    """Pairs with hard negatives and pairs without: a batch holds one kind, for its rows need the same columns."""
    from datasets import Dataset, DatasetDict

    kinds: dict[str, list[tuple[str, ...]]] = {
        "harder": [(*pair, *negatives[pair]) for pair in pairs if pair in negatives],
        "plain": [pair for pair in pairs if pair not in negatives],
    }
    found = {}
    for name, rows in kinds.items():
        if rows:
            columns = ("anchor", "positive", *(f"negative_{number}" for number in range(1, len(rows[0]) - 1)))
            found[name] = Dataset.from_dict(dict(zip(columns, map(list, zip(*rows, strict=True)), strict=True)))
    return DatasetDict(found)


def _fit(model: Any, datasets: Any, recipe: Recipe, scratch: str) -> None:
    from sentence_transformers import SentenceTransformerTrainer, SentenceTransformerTrainingArguments
    from sentence_transformers.base.sampler import BatchSamplers
    from sentence_transformers.sentence_transformer.losses import MatryoshkaLoss, MultipleNegativesRankingLoss

    loss = MatryoshkaLoss(model, MultipleNegativesRankingLoss(model), [recipe.dimension, recipe.dimension // 2])
    arguments = SentenceTransformerTrainingArguments(
        output_dir=scratch,
        num_train_epochs=recipe.epochs,
        per_device_train_batch_size=recipe.batch_size,
        learning_rate=recipe.learning_rate,
        warmup_steps=0.1,
        batch_sampler=BatchSamplers.NO_DUPLICATES,
        seed=recipe.seed,
        data_seed=recipe.seed,
        use_cpu=True,
        save_strategy="no",
        logging_strategy="no",
        report_to="none",
        disable_tqdm=True,
    )
    SentenceTransformerTrainer(model=model, args=arguments, train_dataset=datasets, loss=loss).train()


def _save(model: Any, pairs: list[Pair], recipe: Recipe, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        draft = Path(scratch) / "model"
        model.save_pretrained(str(draft), create_model_card=False)
        record = {"data_sha256": pairs_hash(pairs), "pairs": len(pairs), "recipe": asdict(recipe)}
        (draft / RECORD).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
        if target.exists():  # put aside whole and removed with the scratch folder: there is never half a model
            target.rename(Path(scratch) / "replaced")
        draft.rename(target)

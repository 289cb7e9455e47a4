"""Train the static encoder: sentence-transformers' StaticEmbedding over our words, on the CPU, from a fixed seed."""

import json
import tempfile
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from indexing.static_encoder import RECORD
from indexing.training_pairs import Pair, pairs_hash

UNKNOWN = "[UNK]"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the encoder is trained; written beside the model."""

    dimension: int = 128
    epochs: int = 8
    batch_size: int = 256
    learning_rate: float = 0.05
    minimum_count: int = 1
    seed: int = 7


def train_encoder(pairs: list[Pair], target: Path, recipe: Recipe = Recipe()) -> None:
    """Train on (anchor, positive) pairs and replace the folder `target`.

    Writes a sentence-transformers model and training.json (data hash, recipe, counts). Needs the extra `train`.
    """
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    torch.manual_seed(recipe.seed)
    torch.set_num_threads(1)
    embedding = StaticEmbedding(_tokenizer(pairs, recipe), embedding_dim=recipe.dimension)
    model = SentenceTransformer(modules=[embedding, Normalize()], device="cpu")
    with tempfile.TemporaryDirectory() as scratch:
        _fit(model, pairs, recipe, scratch)
    with torch.no_grad():
        embedding.embedding.weight[0] = 0.0
    _save(model, pairs, recipe, target)


def _tokenizer(pairs: list[Pair], recipe: Recipe) -> Any:
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import WhitespaceSplit

    counts = Counter(word for pair in pairs for text in pair for word in text.split())
    kept = sorted(word for word, count in counts.items() if count >= recipe.minimum_count)
    tokenizer = Tokenizer(WordLevel({word: index for index, word in enumerate([UNKNOWN, *kept])}, unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = WhitespaceSplit()
    return tokenizer


def _fit(model: Any, pairs: list[Pair], recipe: Recipe, scratch: str) -> None:
    from datasets import Dataset
    from sentence_transformers import SentenceTransformerTrainer, SentenceTransformerTrainingArguments
    from sentence_transformers.base.sampler import BatchSamplers
    from sentence_transformers.sentence_transformer.losses import MatryoshkaLoss, MultipleNegativesRankingLoss

    anchors, positives = zip(*pairs, strict=True)
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
    dataset = Dataset.from_dict({"anchor": list(anchors), "positive": list(positives)})
    SentenceTransformerTrainer(model=model, args=arguments, train_dataset=dataset, loss=loss).train()


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

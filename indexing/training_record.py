"""What the shipped encoder was trained on: the hash that its training wrote beside it."""

import json
from pathlib import Path

from indexing.embedder import Embedder
from indexing.static_encoder import SHIPPED

RECORD = "training.json"


def training_hash(embedder: Embedder, folder: Path = SHIPPED) -> str:
    """sha256 of the training pairs of the shipped encoder; `not recorded` for any other."""
    path = folder / RECORD
    if not embedder.id.startswith("static:") or not path.is_file():
        return "not recorded"
    return str(json.loads(path.read_text(encoding="utf-8"))["data_sha256"])

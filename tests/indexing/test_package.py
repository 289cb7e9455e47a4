import subprocess
import sys

import pytest

import indexing


def test_the_package_names_what_imports_light() -> None:
    assert indexing.__all__ == [
        "DamagedIndexError",
        "Embedder",
        "EncoderError",
        "Hit",
        "IndexingError",
        "NoIndexError",
        "Passage",
        "PassageKind",
        "Retriever",
    ]
    assert all(hasattr(indexing, name) for name in indexing.__all__)


def loaded_by(statement: str) -> set[str]:
    """Top-level modules in memory after a statement in a fresh interpreter."""
    program = f"import sys; {statement}; print(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_package_loads_no_engine() -> None:
    heavy = {"bm25s", "faiss", "langchain_core", "numpy", "pydantic", "pythainlp", "tokenizers", "torch", "yaml"}
    assert heavy & loaded_by("import indexing") == set()


@pytest.mark.parametrize("module", ["indexing.build", "indexing.embedding", "indexing.loaded", "indexing.pool"])
def test_serving_loads_neither_torch_nor_langchain(module: str) -> None:
    heavy = {"datasets", "langchain_core", "sentence_transformers", "torch", "transformers"}
    assert heavy & loaded_by(f"import {module}") == set()


def test_every_error_of_the_package_is_one_of_its_tree() -> None:
    errors = (indexing.NoIndexError, indexing.DamagedIndexError, indexing.EncoderError)
    assert all(issubclass(error, indexing.IndexingError) for error in errors)

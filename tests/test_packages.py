"""What corpus, indexing and prompts offer by name, and that importing them stays light."""

import subprocess
import sys
from pathlib import Path

import pytest

import corpus
import indexing
import prompts

PROJECT = Path(__file__).parents[1]


def test_the_packages_offer_these_names_and_no_others() -> None:
    assert corpus.__all__ == [
        "Corpus",
        "CorpusError",
        "Fault",
        "InvalidCorpusError",
        "Register",
        "UnknownLawError",
        "UnknownSectionError",
    ]
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
    assert prompts.__all__ == ["Messages", "Patterns", "load_messages", "load_patterns"]


@pytest.mark.parametrize("package", ["corpus", "indexing", "prompts"])
def test_importing_a_package_loads_no_heavy_library(package: str) -> None:
    heavy = "{'bm25s', 'faiss', 'torch', 'pythainlp', 'fastapi', 'langchain_core', 'sqlalchemy'}"
    code = f"import sys, {package}; print(*sorted({heavy} & set(sys.modules)))"
    printed = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert printed.stdout.split() == []


def test_the_import_contracts_hold() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout

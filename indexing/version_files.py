"""The files of an index version: npy, JSON and FAISS, no pickle; arrays and vectors are mapped, not read."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter

from corpus.collection import Corpus
from corpus.serialising import dump_corpus
from indexing.dense import DenseLeg
from indexing.legs import Cut, Leg, Legs, rows_of
from indexing.lexical import LexicalLeg
from indexing.manifest import CORPUS
from indexing.passage_words import PassageWords
from indexing.passages import Passage
from indexing.tokens import Tokens

_PASSAGES, _OWNERS, _COUNTS, _TOKENS = "passages.json", "owners.npy", "coverage.npy", "tokens"


def write_version(folder: Path, corpus: Corpus, passages: Sequence[Passage], legs: Legs) -> None:
    """Write everything but the manifest."""
    (folder / CORPUS).write_bytes(dump_corpus(corpus))
    rows = json.dumps([asdict(passage) for passage in passages], ensure_ascii=False)
    (folder / _PASSAGES).write_text(rows, encoding="utf-8")
    np.save(folder / _OWNERS, legs.owners, allow_pickle=False)
    np.save(folder / _COUNTS, legs.words.counts, allow_pickle=False)
    legs.words.tokens.save(folder / _TOKENS)
    for cut, lexical in legs.lexical.items():
        lexical.save(folder / cut.value)
    for leg, dense in legs.dense.items():
        dense.save(_dense_file(folder, leg))


def read_passages(folder: Path) -> tuple[Passage, ...]:
    """The passages, in the order of the legs' rows."""
    return TypeAdapter(tuple[Passage, ...]).validate_json((folder / _PASSAGES).read_bytes())


def read_legs(folder: Path, passages: int) -> Legs:
    """The legs over this many passages."""
    owners = np.load(folder / _OWNERS, allow_pickle=False)
    lexical = {cut: LexicalLeg.load(folder / cut.value, rows_of(cut, passages, len(owners))) for cut in Cut}
    counts = np.load(folder / _COUNTS, allow_pickle=False)
    words = PassageWords.of(read_tokens(folder), passages, owners, counts)
    return Legs(lexical, read_dense(folder), owners, passages, words)


def read_tokens(folder: Path) -> Tokens:
    """The words of every text."""
    return Tokens.load(folder / _TOKENS)


def read_dense(folder: Path) -> dict[Leg, DenseLeg]:
    """The dense legs that the version has."""
    return {leg: DenseLeg.load(_dense_file(folder, leg)) for leg in Leg if _dense_file(folder, leg).is_file()}


def _dense_file(folder: Path, leg: Leg) -> Path:
    return folder / f"{leg.value}.faiss"

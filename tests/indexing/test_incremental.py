"""A build over an index that is there works out only what changed, and gives the files of a full build."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.collection import Corpus
from corpus.models import Instrument, SectionVersion
from indexing import earlier, reusing
from indexing.build import build_index
from indexing.manifest import NAME
from indexing.passages import passages_of
from indexing.texts import Texts
from indexing.tokenising import short_words
from tests.indexing.fakes import HashEmbedder
from tests.indexing.small_corpus import PROCEDURE, small_corpus


@dataclass(frozen=True, slots=True)
class ListeningEmbedder:
    """Embeds by hash and keeps what it was asked for."""

    heard: list[str] = field(default_factory=list)
    id: str = "static:listening"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.heard.extend(texts)
        return HashEmbedder().embed(texts)


@dataclass(frozen=True, slots=True)
class Work:
    """What a build segmented and embedded."""

    segmented: list[str]
    embedded: list[str]


def work_of(corpus: Corpus, root: Path, embedder: ListeningEmbedder | None = None) -> Work:
    listening = embedder or ListeningEmbedder()
    segmented: list[str] = []

    def segment(text: str) -> tuple[str, ...]:
        segmented.append(text)
        return short_words(text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(earlier, "short_words", segment)
        build_index(corpus, root, listening)
    return Work(segmented, listening.heard)


def files_of(root: Path) -> dict[str, bytes]:
    folder = max(path for path in root.iterdir() if path.is_dir())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != NAME
    }


def one_digest_changed(corpus: Corpus) -> Corpus:
    key = next(iter(corpus.sections))
    sections = {**corpus.sections, key: replace(corpus.sections[key], digest="ศาลออกหมายจับเมื่อมีเหตุ")}
    return replace(corpus, sections=sections)


def official_text_added(corpus: Corpus) -> Corpus:
    """Two sections of official text, the second of which names the first."""
    duty = SectionVersion(Instrument.MAIN, "66", ("ศาลออกหมายจับ",), "a")
    naming = SectionVersion(Instrument.MAIN, "68", ("ผู้ใดฝ่าฝืนมาตรา 66 ต้องถูกปรับ",), "b")
    first, second = ((PROCEDURE, number) for number in ("66", "68"))
    sections = {
        **corpus.sections,
        first: replace(corpus.sections[first], versions=(duty,)),
        second: replace(corpus.sections[second], versions=(naming,), references=(f"{PROCEDURE}/66",)),
    }
    return replace(corpus, sections=sections)


CHANGES: dict[str, Callable[[Corpus], Corpus]] = {
    "nothing": lambda corpus: corpus,
    "one digest reads otherwise": one_digest_changed,
    "a guide is gone": lambda corpus: replace(corpus, guides={"bail": corpus.guides["bail"]}),
    "sections stand in another order": lambda corpus: replace(
        corpus, sections=dict(reversed(list(corpus.sections.items())))
    ),
    "official text came": official_text_added,
    "everything is gone": lambda corpus: replace(corpus, sections={}, guides={}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_an_incremental_build_gives_the_bytes_of_a_full_one(tmp_path: Path, change: str) -> None:
    corpus = CHANGES[change](small_corpus())
    build_index(small_corpus(), tmp_path / "index", HashEmbedder())
    build_index(corpus, tmp_path / "index", HashEmbedder())
    build_index(corpus, tmp_path / "full", HashEmbedder())
    assert files_of(tmp_path / "index") == files_of(tmp_path / "full")


@pytest.mark.parametrize("change", CHANGES)
def test_a_build_over_official_text_gives_the_bytes_of_a_full_one(tmp_path: Path, change: str) -> None:
    corpus = CHANGES[change](small_corpus())
    build_index(official_text_added(small_corpus()), tmp_path / "index", HashEmbedder())
    build_index(corpus, tmp_path / "index", HashEmbedder())
    build_index(corpus, tmp_path / "full", HashEmbedder())
    assert files_of(tmp_path / "index") == files_of(tmp_path / "full")


def test_only_what_changed_is_segmented_and_embedded(tmp_path: Path) -> None:
    work_of(small_corpus(), tmp_path)
    assert work_of(small_corpus(), tmp_path) == Work([], [])
    work = work_of(one_digest_changed(small_corpus()), tmp_path)
    assert work.segmented == work.embedded == ["เหตุออกหมายจับ ศาลออกหมายจับเมื่อมีเหตุ"]


def test_after_reuse_is_switched_off_everything_is_worked_out(tmp_path: Path) -> None:
    build_index(small_corpus(), tmp_path, ListeningEmbedder())
    listening = ListeningEmbedder()
    build_index(small_corpus(), tmp_path, listening, reuse=False)
    texts = Texts.of(passages_of(small_corpus()))
    assert len(listening.heard) == len(texts.owners) + len(passages_of(small_corpus()))


def test_another_encoder_keeps_the_words_and_embeds_everything(tmp_path: Path) -> None:
    first = work_of(small_corpus(), tmp_path)
    work = work_of(small_corpus(), tmp_path, ListeningEmbedder(id="static:other"))
    assert work == Work([], first.embedded)


def test_another_segmentation_reuses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = work_of(small_corpus(), tmp_path)
    monkeypatch.setattr(reusing, "tokeniser_id", lambda: "another")
    assert work_of(small_corpus(), tmp_path) == first


@pytest.mark.parametrize("name", ["tokens/numbers.npy", "dense.faiss", NAME])
def test_a_damaged_version_is_not_built_upon(tmp_path: Path, name: str) -> None:
    first = work_of(small_corpus(), tmp_path)
    (path,) = tmp_path.glob(f"*/{name}")
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    assert work_of(small_corpus(), tmp_path) == first

"""Building, loading, damage and the switch under a running server."""

import json
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from indexing import build
from indexing.build import build_index, is_served_by, load_index
from indexing.errors import DamagedIndexError, NoIndexError
from indexing.loaded import LiveIndex, LoadedIndex
from indexing.manifest import Manifest
from indexing.storage import CURRENT, KEPT_VERSIONS, current_version
from tests.indexing.fakes import HashEmbedder
from tests.indexing.small_corpus import small_corpus

EMBEDDER = HashEmbedder()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    build_index(small_corpus(), tmp_path / "index", EMBEDDER)
    return tmp_path / "index"


def test_a_loaded_index_finds_what_was_built(root: Path) -> None:
    loaded = load_index(root, EMBEDDER)
    assert loaded.corpus.guides == small_corpus().guides
    (first, *_) = loaded.retriever.search("หมายจับหมดอายุไหม")
    assert (first.passage.law, first.passage.section) == ("criminal-procedure-code", "68")


def test_two_builds_of_one_corpus_give_the_same_hits(root: Path, tmp_path: Path) -> None:
    build_index(small_corpus(), tmp_path / "again", EMBEDDER)
    question = "ไม่มีเงินประกันตัวทำไง"
    one, two = (load_index(folder, EMBEDDER).retriever.search(question) for folder in (root, tmp_path / "again"))
    assert [(hit.passage.id, hit.score) for hit in one] == [(hit.passage.id, hit.score) for hit in two]


def test_the_manifest_says_what_it_was_built_from(root: Path) -> None:
    manifest = load_index(root, EMBEDDER).manifest
    assert manifest.encoder == EMBEDDER.id
    assert manifest.counts == {"passages": 10, "questions": 9, "sections": 5}
    assert set(manifest.files) == {
        path.relative_to(root / manifest.version).as_posix()
        for path in (root / manifest.version).rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }


def test_nothing_on_disk_is_a_pickle(root: Path) -> None:
    suffixes = {path.suffix for path in root.rglob("*") if path.is_file()} - {""}
    assert suffixes <= {".json", ".npy", ".faiss"}


def test_no_index_names_the_command_that_builds_one(tmp_path: Path) -> None:
    with pytest.raises(NoIndexError, match="nitinam index build"):
        load_index(tmp_path, EMBEDDER)
    assert not is_served_by(tmp_path, EMBEDDER)


@pytest.mark.parametrize("name", ["corpus.json", "passages.json", "owners.npy", "dense.faiss"])
def test_a_damaged_file_is_refused_by_name(root: Path, name: str) -> None:
    path = root / current_version(root) / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(DamagedIndexError, match=f"{name}.*sha256.*nitinam index build"):
        load_index(root, EMBEDDER)
    assert not is_served_by(root, EMBEDDER)


def test_a_missing_file_is_refused_by_name(root: Path) -> None:
    (root / current_version(root) / "owners.npy").unlink()
    with pytest.raises(DamagedIndexError, match=r"owners\.npy: missing"):
        load_index(root, EMBEDDER)


def test_another_format_and_another_encoder_are_refused(root: Path) -> None:
    with pytest.raises(DamagedIndexError, match="static:other"):
        load_index(root, HashEmbedder("static:other"))
    path = root / current_version(root) / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), "format": 99}), encoding="utf-8")
    with pytest.raises(DamagedIndexError, match="format 99"):
        load_index(root, EMBEDDER)


def test_a_build_that_fails_leaves_the_old_version(root: Path) -> None:
    class FailingEmbedder(HashEmbedder):
        def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
            raise MemoryError(f"{len(texts)} texts")

    before = (root / CURRENT).read_text(encoding="ascii")
    with pytest.raises(MemoryError):
        build_index(small_corpus(), root, FailingEmbedder())
    assert (root / CURRENT).read_text(encoding="ascii") == before
    assert [path.name for path in root.iterdir() if path.name.startswith(".")] == []
    assert load_index(root, EMBEDDER).manifest.version == before.strip()


def test_a_build_that_fails_while_writing_leaves_nothing_behind(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(build, "checksums", full_disk)
    before = sorted(path.name for path in root.iterdir())
    with pytest.raises(OSError, match="No space"):
        build_index(small_corpus(), root, EMBEDDER)
    assert sorted(path.name for path in root.iterdir()) == before


def test_two_builds_at_once_have_names_of_their_own(root: Path) -> None:
    names = {build_index(small_corpus(), root, EMBEDDER).version for _ in range(3)}
    assert len(names) == 3


def test_only_the_last_versions_are_kept(root: Path) -> None:
    for _ in range(KEPT_VERSIONS + 2):
        build_index(small_corpus(), root, EMBEDDER)
    kept = [path.name for path in root.iterdir() if path.is_dir()]
    assert len(kept) == KEPT_VERSIONS
    assert current_version(root) in kept


def live(root: Path) -> LiveIndex[LoadedIndex]:
    return LiveIndex(root, lambda name: load_index(root, EMBEDDER, name), interval=60)


def test_a_running_server_swaps_while_it_is_read(root: Path) -> None:
    served = live(root)
    stop = threading.Event()
    broken: list[Exception] = []

    def read() -> None:
        while not stop.is_set():
            try:
                index = served.get()
                assert index.retriever.search("ประกันตัว")[0].passage.id
                assert len(index.corpus.guides) in (1, 2)
            except Exception as error:
                broken.append(error)
                return

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    corpus = small_corpus()
    manifest = build_index(replace(corpus, guides={"bail": corpus.guides["bail"]}), root, EMBEDDER)
    served.refresh()
    time.sleep(0.05)
    stop.set()
    for reader in readers:
        reader.join()
    served.close()
    assert broken == []
    assert served.get().manifest.version == manifest.version
    assert set(served.get().corpus.guides) == {"bail"}


def test_a_damaged_new_version_is_refused_and_the_old_one_keeps_serving(
    root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    served = live(root)
    old = served.get().manifest.version
    corpus = small_corpus()
    new = build_index(replace(corpus, guides={}), root, EMBEDDER).version
    (root / new / "corpus.json").write_bytes(b"{}")
    served.refresh()
    served.refresh()
    served.close()
    assert served.get().manifest.version == old
    refusals = [record for record in caplog.records if new in record.getMessage()]
    assert len(refusals) == 1
    assert "corpus.json" in refusals[0].getMessage()


def test_a_version_that_was_refused_is_served_once_it_is_whole(root: Path) -> None:
    served = live(root)
    new = build_index(replace(small_corpus(), guides={}), root, EMBEDDER).version
    path = root / new / "corpus.json"
    whole = path.read_bytes()
    path.write_bytes(b"{}")
    served.refresh()
    path.write_bytes(whole)
    served.refresh()
    served.close()
    assert served.get().manifest.version == new


def test_a_manifest_survives_the_disk(root: Path) -> None:
    folder = root / current_version(root)
    manifest = Manifest.load(folder)
    manifest.save(folder)
    assert Manifest.load(folder) == manifest

"""An index version in memory, and the holder that swaps it under a running server."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from corpus.collection import Corpus
from indexing.errors import IndexingError
from indexing.fused import FusedRetriever
from indexing.manifest import Manifest
from indexing.storage import current_version

Version = TypeVar("Version")
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LoadedIndex:
    """One version: its manifest, the corpus that answers are composed from, and the retriever."""

    manifest: Manifest
    corpus: Corpus
    retriever: FusedRetriever


class LiveIndex(Generic[Version]):
    """The version being served, as `load` makes it. `get` costs nothing.

    A switch of CURRENT is noticed within `interval` seconds. A version that fails to load is logged once by name, the
    old one keeps serving, and the new one is tried again when one of its files changes.
    """

    def __init__(self, root: Path, load: Callable[[str], Version], interval: float = 1.0) -> None:
        self._root = root
        self._load = load
        self._interval = interval
        self._name = current_version(root)
        self._served = load(self._name)
        self._refused: tuple[tuple[str, int], ...] | None = None
        self._stop = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="index-watch", daemon=True)
        self._watcher.start()

    def get(self) -> Version:
        """The version now served."""
        return self._served

    def refresh(self) -> None:
        """Look at CURRENT once and swap if it names another version that loads."""
        started = time.perf_counter()
        name = ""
        try:
            name = current_version(self._root)
            seen = _as_on_disk(self._root / name)
            if name == self._name or seen == self._refused:
                return
            self._refused = seen
            self._served, self._name = self._load(name), name
        except IndexingError as error:
            if name or self._refused != ():
                logger.error("index %s refused, %s keeps serving: %s", name or "unknown", self._name, error)
            self._refused = self._refused if name else ()
            return
        logger.info("index %s served after %.2f s", name, time.perf_counter() - started)

    def close(self) -> None:
        """Stop watching."""
        self._stop.set()
        self._watcher.join(timeout=5)

    def _watch(self) -> None:
        while not self._stop.wait(self._interval):
            self.refresh()


def _as_on_disk(folder: Path) -> tuple[tuple[str, int], ...]:
    """Name and time of change of every file: a version that was refused is tried again when one changes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return tuple((path.relative_to(folder.parent).as_posix(), path.stat().st_mtime_ns) for path in files)

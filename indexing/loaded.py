"""An index version in memory, and the holder that swaps it under a running server."""

import gc
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from corpus.collection import Corpus
from indexing.fused import FusedRetriever
from indexing.manifest import Manifest
from indexing.memory import keep_freed_memory
from indexing.storage import CURRENT, current_version

Version = TypeVar("Version")
logger = logging.getLogger(__name__)
_Files = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class LoadedIndex:
    """One version: its manifest, the corpus that answers are composed from, and the retriever."""

    manifest: Manifest
    corpus: Corpus
    retriever: FusedRetriever


@dataclass(frozen=True, slots=True)
class _Refusal:
    """A version that did not load: why, how it lay on disk, and when it is tried again though nothing changed."""

    reason: str
    files: _Files
    retry_at: float


class LiveIndex(Generic[Version]):
    """The version being served, as `load` makes it. `get` costs nothing.

    A switch of CURRENT is noticed within `interval` seconds. A version that fails to load, whatever the reason, is
    logged once by name and the old one keeps serving; the new one is tried again when one of its files changes, and
    at the latest after `retry` seconds, since the reason may have been a lack of memory or of file handles.
    """

    def __init__(self, root: Path, load: Callable[[str], Version], interval: float = 1.0, retry: float = 60.0) -> None:
        self._root = root
        self._load = load
        self._interval = interval
        self._retry = retry
        self._refreshing = threading.Lock()
        self._refused: _Refusal | None = None
        self._name = current_version(root)
        keep_freed_memory()
        with _settling():
            self._served = load(self._name)
        self._stop = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="index-watch", daemon=True)
        self._watcher.start()

    def get(self) -> Version:
        """The version now served."""
        return self._served

    def refresh(self) -> None:
        """Look at CURRENT once and swap if it names another version that loads."""
        with self._refreshing:
            name = CURRENT
            files: _Files = ()
            try:
                name = current_version(self._root)
                if name == self._name:
                    return
                files = _as_on_disk(self._root / name)
                if not self._waits(files):
                    self._swap(name)
            except Exception as error:  # nothing that is wrong with a new version may stop the old one, or the watch
                self._refuse(name, files, error)

    def close(self) -> None:
        """Stop watching."""
        self._stop.set()
        self._watcher.join(timeout=5)

    def _swap(self, name: str) -> None:
        started = time.perf_counter()
        with _settling():
            self._served = self._load(name)
        self._name, self._refused = name, None
        logger.info("index %s served after %.2f s", name, time.perf_counter() - started)

    def _waits(self, files: _Files) -> bool:
        """Whether exactly this was refused a short while ago."""
        refused = self._refused
        return refused is not None and refused.files == files and time.monotonic() < refused.retry_at

    def _refuse(self, name: str, files: _Files, error: Exception) -> None:
        reason = f"{name}: {error}"
        if self._refused is None or self._refused.reason != reason:
            logger.error("index %s refused, %s keeps serving: %s", name, self._name, error)
        self._refused = _Refusal(reason, files, time.monotonic() + self._retry)

    def _watch(self) -> None:
        while not self._stop.wait(self._interval):
            self.refresh()


@contextmanager
def _settling() -> Iterator[None]:
    """Load without looking for garbage, then tell the collector to leave alone what was loaded.

    An index is a million objects that hold no rings: each full collection would walk them all, five milliseconds
    and more in the middle of somebody's question.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


def _as_on_disk(folder: Path) -> _Files:
    """Path, size and time of change of every file. Not the time of modification: a repair may set it back."""
    found = ((path, path.stat()) for path in sorted(folder.rglob("*")) if path.is_file())
    return tuple((path.relative_to(folder.parent).as_posix(), stat.st_size, stat.st_ctime_ns) for path, stat in found)

"""Is everything in place? Each check returns None, or what is wrong and what to run."""

import os
from collections.abc import Callable

from assistant.settings import Settings
from corpus.loading import read_corpus
from indexing.build import load_index
from indexing.embedding import embedder_for


def examine(settings: Settings) -> list[tuple[str, str | None]]:
    """(name, fault or None) of every check, in the order things depend on each other."""
    checks: dict[str, Callable[[], str | None]] = {
        "corpus": _corpus,
        "encoder": lambda: _raises(lambda: embedder_for(settings.embedder)),
        "index": lambda: _raises(lambda: load_index(settings.index_root, embedder_for(settings.embedder))),
        "home is writable": lambda: _writable(settings),
    }
    return [(name, check()) for name, check in checks.items()]


def _corpus() -> str | None:
    _, faults = read_corpus()
    return f"{len(faults)} faults; run `nitinam corpus check`" if faults else None


def _raises(work: Callable[[], object]) -> str | None:
    try:
        work()
    except Exception as error:  # a doctor reports whatever it meets
        return str(error)
    return None


def _writable(settings: Settings) -> str | None:
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return f"{settings.home} cannot be made ({error.strerror}); set NITINAM_HOME"
    return None if os.access(settings.home, os.W_OK) else f"{settings.home} cannot be written; set NITINAM_HOME"

"""Fixtures that several packages share, and the fuse: no test reaches past loopback or downloads a model."""

import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TRANSFORMERS_OFFLINE"] = "1"

_LOOPBACK = ("127.", "::1", "localhost")
SHARED = Path(__file__).resolve().parents[2] / "shared"


class FuseBlownError(Exception):
    """A test tried to reach something outside this machine."""


@pytest.fixture(scope="session", autouse=True)
def _fuse() -> Iterator[None]:
    """Forbid every connection but loopback."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(_LOOPBACK):
            raise FuseBlownError(f"a test tried to connect to {address}")
        connect(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", guarded)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has a home folder of its own."""
    monkeypatch.setenv("NITINAM_HOME", str(tmp_path_factory.mktemp("home")))
    for name in ("NITINAM_EMBEDDER", "NITINAM_DATABASE", "NITINAM_LLM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The folder of reference statutes and development sets beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("../shared (reference statutes and development sets) is not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def index_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A NITINAM_HOME with an index of everything that ships, built once."""
    from corpus.loading import load_corpus
    from indexing.build import build_index
    from indexing.embedding import embedder_for

    home = tmp_path_factory.mktemp("shipped")
    build_index(load_corpus(), home / "index", embedder_for(None))
    return home


@pytest.fixture(scope="session")
def runtime(index_home: Path) -> Iterator[Any]:
    """A running assistant over everything that ships (assistant.bootstrap.Runtime)."""
    from assistant.bootstrap import start
    from assistant.settings import Settings

    running = start(Settings(home=index_home))
    yield running
    running.live.close()


@pytest.fixture(scope="session")
def live_server(index_home: Path) -> Iterator[str]:
    """Base URL of a server on a free port of loopback, over everything that ships."""
    import uvicorn

    from api.app import create_app
    from assistant.bootstrap import start
    from assistant.settings import Settings

    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        app = create_app(start(Settings(home=index_home)))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            thread.join(0.05)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(timeout=15)

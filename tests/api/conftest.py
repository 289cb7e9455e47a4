"""An application over a corpus of a few lines, with an index and a home folder of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import create_app
from assistant.bootstrap import Runtime, start
from assistant.settings import Settings
from indexing.build import build_index
from indexing.embedding import embedder_for
from tests.assistant.small import small_corpus

LOOPBACK = ("127.0.0.1", 50000)


@pytest.fixture
def small_home(tmp_path: Path) -> Path:
    build_index(small_corpus(), tmp_path / "index", embedder_for(None))
    return tmp_path


@pytest.fixture
def small_runtime(small_home: Path) -> Iterator[Runtime]:
    running = start(Settings(home=small_home))
    yield running
    running.live.close()


@pytest.fixture
def app(small_runtime: Runtime) -> FastAPI:
    return create_app(small_runtime)


@pytest.fixture
def client_from(app: FastAPI) -> Callable[[str], TestClient]:
    """A client at an address; errors come back as responses, as they do over the network."""
    return lambda address: TestClient(app, client=(address, 50000), raise_server_exceptions=False)


@pytest.fixture
def client(client_from: Callable[[str], TestClient]) -> TestClient:
    return client_from(LOOPBACK[0])

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
from tests.api.browser import BROWSER, DRIVER, Page, wait_for
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


@pytest.fixture
def page(live_server: str, tmp_path: Path) -> Iterator[Page]:
    """The chat page, open and ready, in a browser of its own."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = str(BROWSER)
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--force-prefers-reduced-motion",
        "--window-size=1280,800",
        f"--user-data-dir={tmp_path / 'profile'}",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver: Page = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(DRIVER)))
    try:
        driver.get(f"{live_server.rstrip('/')}/")
        wait_for(driver, "return document.documentElement.dataset.ready === 'true'")
        yield driver
    finally:
        driver.quit()

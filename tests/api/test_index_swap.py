"""A running application and a new version of its index."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.bootstrap import Runtime
from corpus.models import Statement
from indexing.build import build_index
from indexing.embedding import embedder_for
from indexing.manifest import Manifest
from tests.assistant.small import WARRANT, basis, small_corpus

ASKED = {"question": "มีหมายจับต้องทำไง"}


def build_next(home: Path) -> Manifest:
    """A version in which the warrant guide begins with other words."""
    corpus = small_corpus()
    other = replace(WARRANT, urgent=(Statement("do-not-run", "ข้อความใหม่ในฉบับใหม่", (basis("77"),)),))
    return build_index(replace(corpus, guides={**corpus.guides, "warrant": other}), home / "index", embedder_for(None))


def first_words(client: TestClient) -> str:
    words: str = client.post("/v1/answers", json=ASKED).json()["blocks"][0]["statements"][0]["text"]
    return words


def test_a_new_version_is_served_without_a_restart(
    client: TestClient, small_home: Path, small_runtime: Runtime
) -> None:
    before = client.post("/v1/answers", json=ASKED).json()["corpus_version"]
    manifest = build_next(small_home)
    small_runtime.live.refresh()
    assert first_words(client) == "ข้อความใหม่ในฉบับใหม่"
    assert client.get("/readyz").json()["index"] == manifest.version
    assert client.post("/v1/answers", json=ASKED).json()["corpus_version"] != before


@pytest.fixture
def damaged(small_home: Path) -> Path:
    manifest = build_next(small_home)
    file = small_home / "index" / manifest.version / "passages.json"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    return file


def test_a_damaged_new_version_is_refused_by_name_and_the_old_one_keeps_serving(
    client: TestClient, small_runtime: Runtime, damaged: Path, caplog: pytest.LogCaptureFixture
) -> None:
    served = small_runtime.index.manifest.version
    with caplog.at_level(logging.ERROR):
        small_runtime.live.refresh()
    assert first_words(client) == "อย่าหนี หมายจับใช้ได้ทั่วประเทศ"
    assert client.get("/readyz").json() == {"status": "ready", "reasons": [], "index": served}
    (message,) = {record.getMessage() for record in caplog.records if record.levelno == logging.ERROR}
    assert [word for word in (damaged.name, "sha256", "nitinam index build", served) if word not in message] == []


def test_a_conversation_survives_a_new_version(client: TestClient, small_home: Path, small_runtime: Runtime) -> None:
    conversation = client.post("/v1/answers", json=ASKED).json()["conversation_id"]
    build_next(small_home)
    small_runtime.live.refresh()
    body = {"question": "ขอประกันตัวต้องทำไง", "conversation_id": conversation}
    assert client.post("/v1/answers", json=body).json()["conversation_id"] == conversation

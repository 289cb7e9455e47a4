"""docs/openapi.json is generated, and checked here. To write it anew: python -m tests.api.test_openapi"""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from assistant.answers import Answer
from tests.api.test_reference import SECTION_KEYS
from tests.assistant.test_pipeline import CITATION_KEYS

COMMITTED = Path(__file__).resolve().parents[2] / "docs" / "openapi.json"


def as_written(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def test_the_committed_document_is_the_one_served(app: FastAPI) -> None:
    message = "docs/openapi.json is stale: run .venv/bin/python -m tests.api.test_openapi"
    assert COMMITTED.read_text(encoding="utf-8") == as_written(app.openapi()), message


def test_the_schemas_hold_the_keys_of_the_contract(app: FastAPI) -> None:
    schemas = app.openapi()["components"]["schemas"]
    assert set(schemas["Answer"]["properties"]) == {field.name for field in fields(Answer)}
    assert set(schemas["Citation"]["properties"]) == CITATION_KEYS
    assert set(schemas["SectionShape"]["required"]) == SECTION_KEYS
    assert schemas["QuestionBody"]["required"] == ["question"]


def test_every_operation_of_the_contract_tells_of_its_problems(app: FastAPI) -> None:
    for path, methods in app.openapi()["paths"].items():
        for operation in methods.values():
            if path.startswith("/v1/"):
                assert list(operation["responses"]["4XX"]["content"]) == ["application/problem+json"], path


def _write() -> None:
    import tempfile

    from api.app import create_app
    from assistant.bootstrap import start
    from assistant.settings import Settings
    from indexing.build import build_index
    from indexing.embedding import embedder_for
    from tests.assistant.small import small_corpus

    with tempfile.TemporaryDirectory() as home:
        build_index(small_corpus(), Path(home) / "index", embedder_for(None))
        runtime = start(Settings(home=Path(home)))
        COMMITTED.write_text(as_written(create_app(runtime).openapi()), encoding="utf-8")
        runtime.live.close()


if __name__ == "__main__":
    _write()

"""An answer as server-sent events: status, citations, blocks, deltas, done; or error."""

import json
from collections.abc import Iterator
from typing import Any

from fastapi.sse import ServerSentEvent

from assistant.answers import Answer, answer_json


def events(answer: Answer) -> Iterator[ServerSentEvent]:
    """Every event of an answer, ending in `done`."""
    body = answer_json(answer)
    yield _event("status", {"status": body["status"]})
    for citation in body["citations"]:
        yield _event("citation", citation)
    for index, block in enumerate(body["blocks"]):
        yield _event("block", {"index": index, "block": {**block, "statements": []}})
        for position, statement in enumerate(block["statements"]):
            yield _event("delta", {"block": index, "statement": position, "text": statement["text"]})
    yield _event("done", body)


def error_event(problem: dict[str, Any]) -> ServerSentEvent:
    """The event that ends a stream which failed."""
    return _event("error", problem)


def _event(name: str, data: dict[str, Any]) -> ServerSentEvent:
    return ServerSentEvent(event=name, raw_data=json.dumps(data, ensure_ascii=False))

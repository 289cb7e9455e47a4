"""An answer as server-sent events: status, citations, blocks, deltas, done; or error.

Sentences of a language model are sent one by one as they pass the checks. The blocks that follow replace them.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from fastapi.sse import ServerSentEvent

from assistant.answers import Answer, AnsweredStatement, answer_json
from corpus.models import BlockKind


def events(answer: Iterable[Answer | AnsweredStatement]) -> Iterator[ServerSentEvent]:
    """Every event of an answer, composed first and as it is served last, ending in `done`."""
    body: dict[str, Any] = {}
    passed = 0
    for each in answer:
        if isinstance(each, AnsweredStatement):
            yield from _passed(each, passed)
            passed += 1
            continue
        if not body:
            found = answer_json(each)
            yield _event("status", {"status": found["status"]})
            yield from (_event("citation", citation) for citation in found["citations"])
        body = answer_json(each)
    yield from _blocks(body["blocks"])
    yield _event("done", body)


def _passed(statement: AnsweredStatement, position: int) -> Iterator[ServerSentEvent]:
    if position == 0:
        yield _event("block", {"index": 0, "block": {"kind": BlockKind.ANSWER.value, "title": "", "statements": []}})
    yield _event("delta", {"block": 0, "statement": position, "text": statement.text})


def _blocks(blocks: Iterable[dict[str, Any]]) -> Iterator[ServerSentEvent]:
    for index, block in enumerate(blocks):
        yield _event("block", {"index": index, "block": {**block, "statements": []}})
        for position, statement in enumerate(block["statements"]):
            yield _event("delta", {"block": index, "statement": position, "text": statement["text"]})


def error_event(problem: dict[str, Any]) -> ServerSentEvent:
    """The event that ends a stream which failed."""
    return _event("error", problem)


def _event(name: str, data: dict[str, Any]) -> ServerSentEvent:
    return ServerSentEvent(event=name, raw_data=json.dumps(data, ensure_ascii=False))

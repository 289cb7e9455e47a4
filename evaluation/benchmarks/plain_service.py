"""A plain BM25 service to compare with: newmm words, bm25s, JSON over the same kind of server. Nothing else.

Run: python -m evaluation.benchmarks.plain_service PASSAGES.json PORT
"""

import json
import sys
from pathlib import Path
from typing import Any

from evaluation.datasets import PoolPassage
from evaluation.searchers import Bm25Searcher
from indexing.tokenising import newmm_words


class PlainService:
    """POST {"question"} anywhere → {"hits": [[law, section], …]}, the ten best; GET → 200."""

    def __init__(self, searcher: Bm25Searcher) -> None:
        self._searcher = searcher

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """Serve one request (ASGI)."""
        if scope["type"] != "http":
            return
        body = b""
        more = True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        hits = self._searcher.search(json.loads(body)["question"], 10) if body else []
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": json.dumps({"hits": hits}, ensure_ascii=False).encode()})


def read_pool(path: Path) -> list[PoolPassage]:
    """Passages of an index (passages.json) as a pool: title, text and questions of each."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [
        PoolPassage(
            row["law"] or "guide", row["section"] or row["id"], " ".join([row["title"], row["text"], *row["questions"]])
        )
        for row in rows
    ]


def main(argv: list[str]) -> None:
    """Serve on loopback until stopped."""
    import uvicorn

    app = PlainService(Bm25Searcher.build(read_pool(Path(argv[0])), newmm_words))
    uvicorn.run(app, host="127.0.0.1", port=int(argv[1]), log_level="warning", access_log=False)


if __name__ == "__main__":
    main(sys.argv[1:])

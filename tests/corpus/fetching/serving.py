"""A local server that speaks the format of the Council of State's document service, and can fail on purpose."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PATH = "/ocs-api/public/doc/getLawDoc"


def answer_for(title: str, sections: list[str]) -> bytes:
    """A document of one law: the texts of its sections from 1."""
    entries = [
        {
            "sectionId": number,
            "sectionTypeId": "4",
            "sectionNo": str(number),
            "sectionLabel": f"มาตรา {number}",
            "sectionContent": f"<p>มาตรา {number}&nbsp; {text}</p>",
        }
        for number, text in enumerate(sections, start=1)
    ]
    body = {"lawInfo": {"lawNameTh": title, "timelineLawCode": "ทดสอบ-1"}, "lawSections": entries}
    return json.dumps({"respHeader": {"errorCode": "SUCCESS"}, "respBody": body}, ensure_ascii=False).encode()


@dataclass(slots=True)
class Service:
    """Documents by id, what to do before answering (`cut`, a status, or `redirect`), and every request it got."""

    documents: dict[str, bytes] = field(default_factory=dict)
    failures: list[int | str] = field(default_factory=list)
    retry_after: str | None = None
    requests: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""

    @property
    def asked(self) -> list[str]:
        """Ids of the documents asked for, failures included."""
        return [request["reqBody"]["timelineId"] for request in self.requests]


@contextmanager
def serving(service: Service) -> Iterator[Service]:
    """The service on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(service))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    service.url = f"http://127.0.0.1:{server.server_address[1]}/ocs-api"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(service: Service) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            service.requests.append(json.loads(self.rfile.read(length)))
            failure = service.failures.pop(0) if service.failures else None
            answer = service.documents.get(service.asked[-1])
            if self.path != PATH or (answer is None and failure is None):
                self._send(404, b"{}")
            elif isinstance(failure, int):
                self._send(failure, b"{}")
            elif failure == "redirect":
                self._send(302, b"", location=f"{service.url}/elsewhere")
            elif failure == "cut":
                self._send(200, (answer or b"")[:-9], announced=len(answer or b""))
            elif failure == "half":
                self._send(200, (answer or b"")[:-9])
            else:
                self._send(200, answer or b"")

        def _send(self, status: int, body: bytes, announced: int | None = None, location: str | None = None) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body) if announced is None else announced))
            if location:
                self.send_header("Location", location)
            if status == 429 and service.retry_after:
                self.send_header("Retry-After", service.retry_after)
            self.end_headers()
            self.wfile.write(body)
            self.close_connection = True

        def log_message(self, *_arguments: Any) -> None:
            return

    return Handler

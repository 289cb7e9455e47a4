import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.guards import SECURITY_HEADERS

ASKED = {"question": "มีหมายจับต้องทำไง"}


def test_the_process_says_that_it_is_alive(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_the_service_says_that_it_is_ready_and_which_index_it_serves(client: TestClient, small_home: Path) -> None:
    response = client.get("/readyz")
    current = (small_home / "index" / "CURRENT").read_text(encoding="ascii").strip()
    assert (response.status_code, response.json()) == (200, {"status": "ready", "reasons": [], "index": current})


def test_without_its_index_on_disk_it_is_not_ready_and_still_answers(client: TestClient, small_home: Path) -> None:
    shutil.rmtree(small_home / "index")
    response = client.get("/readyz")
    (reason,) = response.json()["reasons"]
    assert (response.status_code, response.json()["status"]) == (503, "not_ready")
    assert reason == "index: no index yet; run `nitinam index build`"
    assert client.post("/v1/answers", json=ASKED).json()["status"] == "answered"


def test_without_its_database_it_is_not_ready(client: TestClient, small_home: Path) -> None:
    (small_home / "nitinam.sqlite").unlink()
    response = client.get("/readyz")
    (reason,) = response.json()["reasons"]
    assert (response.status_code, reason.startswith("database: ")) == (503, True)


def test_metrics_count_answers_by_status_and_time_by_route(client: TestClient) -> None:
    client.post("/v1/answers", json=ASKED)
    client.post("/v1/answers", json=ASKED)
    client.get("/v1/guides/warrant")
    client.get("/v1/guides/nothing")
    text = client.get("/metrics").text
    assert 'nitinam_answers_total{made_by="composed",status="answered"} 2.0' in text
    assert 'nitinam_request_seconds_count{path="/v1/answers"} 2.0' in text
    assert 'nitinam_request_seconds_count{path="/v1/guides/{guide_id}"} 2.0' in text


def test_metrics_hold_nothing_of_a_question_or_of_an_address(client: TestClient) -> None:
    client.post("/v1/answers", json={"question": "หมายจับของนายสมชาย 0812345678"})
    client.get("/v1/search", params={"q": "สมชาย"})
    client.get("/v1/guides/somchai-0812345678")
    client.get("/somchai-0812345678")
    text = client.get("/metrics").text
    assert [word for word in ("สมชาย", "somchai", "0812345678", "warrant") if word in text] == []


@pytest.mark.parametrize(
    "path", ["/", "/docs", "/healthz", "/v1/guides/warrant", "/v1/guides/nothing", "/openapi.json", "/assets/main.js"]
)
def test_every_response_has_the_security_headers(path: str, client: TestClient) -> None:
    headers = client.get(path).headers
    assert {name: headers.get(name) for name in SECURITY_HEADERS} == SECURITY_HEADERS


def test_refusals_before_the_routes_have_them_too(client: TestClient) -> None:
    headers = client.post("/v1/answers", content=b"\xff").headers
    assert {name: headers.get(name) for name in SECURITY_HEADERS} == SECURITY_HEADERS


def test_no_policy_lets_a_script_from_elsewhere_or_within_a_page_run() -> None:
    policy = SECURITY_HEADERS["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert [word for word in ("unsafe", "http", "*") if word in policy] == []


@pytest.mark.parametrize(("path", "cached"), [("/v1/guides/warrant", "no-store"), ("/healthz", None)])
def test_what_is_answered_is_never_cached(path: str, cached: str | None, client: TestClient) -> None:
    assert client.get(path).headers.get("cache-control") == cached


def test_a_stream_is_never_cached_either(client: TestClient) -> None:
    assert client.post("/v1/answers/stream", json=ASKED).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/docs", 200),
        ("/healthz", 200),
        ("/assets/main.js", 200),
        ("/favicon.ico", 200),
        ("/v1/guides/warrant", 200),
        ("/v1/guides/nothing", 404),
        ("/nothing", 404),
        ("/v1/answers", 405),
    ],
)
def test_what_is_got_answers_head_without_a_body(path: str, status: int, client: TestClient) -> None:
    head, got = client.head(path), client.get(path)
    assert (head.status_code, got.status_code, head.content) == (status, status, b"")
    told = ("content-type", "content-length", "content-security-policy", "allow")
    assert {name: head.headers.get(name) for name in told} == {name: got.headers.get(name) for name in told}


@pytest.mark.parametrize(
    ("path", "accept", "page", "reason"),
    [
        ("/nothing", "text/html,application/xhtml+xml,*/*;q=0.8", True, "what a browser asks for"),
        ("/a/b/c", "text/html", True, "further down"),
        ("/assets/nothing.js", "text/html", True, "an asset's address typed in"),
        ("/nothing", "*/*", False, "what a program asks for"),
        ("/nothing", "application/json", False, "a program by its word"),
        ("/v1/nothing", "text/html", False, "the contract's own addresses give problems to everybody"),
        ("/v1/guides/nothing", "text/html", False, "a guide that is not there"),
    ],
)
def test_a_wrong_address_is_a_page_for_whoever_asks_for_one(
    path: str, accept: str, page: bool, reason: str, client: TestClient
) -> None:
    response = client.get(path, headers={"accept": accept})
    kind = response.headers["content-type"].split(";")[0]
    assert (response.status_code, kind) == (404, "text/html" if page else "application/problem+json"), reason
    assert page == ("tel:191" in response.text)


@pytest.mark.parametrize("path", ["/nothing", "/a/b/c", "/a/"])
def test_the_page_of_a_wrong_address_finds_its_way_from_wherever_it_stands(path: str, client: TestClient) -> None:
    text = client.get(path, headers={"accept": "text/html"}).text
    for address in re.findall(r'(?:href|src)="([^"#]+)"', text):
        if not address.startswith("tel:"):
            assert client.get(urljoin(f"http://testserver{path}", address)).status_code == 200, address


def test_a_browser_that_looks_for_a_mark_finds_one(client: TestClient) -> None:
    response = client.get("/favicon.ico")
    assert (response.status_code, response.headers["content-type"].split(";")[0]) == (200, "image/svg+xml")


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"])
def test_this_machine_is_not_limited(address: str, client_from: Callable[[str], TestClient]) -> None:
    client = client_from(address)
    assert {
        client.post("/v1/feedback", json={"answer_id": "a" * 22, "useful": True}).status_code for _ in range(65)
    } == {204}


@pytest.mark.parametrize("address", ["203.0.113.9", "2001:db8::1", "::ffff:203.0.113.9", "not-an-address"])
def test_another_machine_may_ask_sixty_times_a_minute(address: str, client_from: Callable[[str], TestClient]) -> None:
    client = client_from(address)
    statuses = [
        client.post("/v1/feedback", json={"answer_id": "a" * 22, "useful": True}).status_code for _ in range(62)
    ]
    assert statuses == [204] * 60 + [429] * 2
    refused = client.post("/v1/answers", json=ASKED)
    assert (refused.json()["type"], refused.headers["retry-after"]) == ("urn:nitinam:problem:rate_limited", "60")
    assert client.get("/v1/guides/warrant").status_code == 200
    assert client_from("198.51.100.7").post("/v1/answers", json=ASKED).status_code == 200


class Reader(HTMLParser):
    """Collects every address that a page would load, and every inline script or style."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.inline: list[str] = []
        self.anchors: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.loaded += [attributes[name] for name in ("src",) if name in attributes]
        self.loaded += [attributes["href"]] if tag == "link" else []
        self.links += [attributes["href"]] if tag == "a" else []
        self.inline += [tag] if tag in ("script", "style") else []
        self.inline += [name for name in attributes if name.startswith("on") or name == "style"]
        self.anchors |= {attributes["id"]} if "id" in attributes else set()


def test_the_reference_page_lists_every_operation_without_anything_from_elsewhere(
    app: FastAPI, client: TestClient
) -> None:
    page = client.get("/docs").text
    reader = Reader()
    reader.feed(page)
    assert (reader.loaded, reader.inline) == (["/docs/reference.css"], [])
    listed = set(re.findall(r"<h2><code>(\w+ [^<]+)</code></h2>", page))
    operations = {f"{method.upper()} {path}" for path, methods in app.openapi()["paths"].items() for method in methods}
    assert listed == operations
    assert {link[1:] for link in reader.links if link.startswith("#")} <= reader.anchors
    assert client.get("/docs/reference.css").headers["content-type"] == "text/css; charset=utf-8"


def test_every_route_of_the_contract_is_in_the_openapi_document(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {(path, method) for path, methods in paths.items() for method in methods} == {
        ("/v1/answers", "post"),
        ("/v1/answers/stream", "post"),
        ("/v1/search", "get"),
        ("/v1/sections", "get"),
        ("/v1/guides/{guide_id}", "get"),
        ("/v1/deadlines", "post"),
        ("/v1/feedback", "post"),
        ("/healthz", "get"),
        ("/readyz", "get"),
        ("/metrics", "get"),
    }

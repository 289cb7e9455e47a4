import json
from collections.abc import Mapping
from typing import Any, Protocol

import pytest
from fastapi.testclient import TestClient

THAI_LETTERS = range(0x0E00, 0x0E80)
URN = "urn:nitinam:problem:"


class Response(Protocol):
    """What is read of a response, whichever httpx the test client uses."""

    @property
    def status_code(self) -> int: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def text(self) -> str: ...
    def json(self) -> Any: ...


def is_thai(text: str) -> bool:
    return any(ord(character) in THAI_LETTERS for character in text)


def the_problem(response: Response, status: int, code: str) -> dict[str, object]:
    """The problem document of a response, after checking its form."""
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    body: dict[str, object] = response.json()
    assert (body["type"], body["status"]) == (URN + code, status)
    assert is_thai(str(body["detail"]))
    assert body["title"]
    assert str(body["detail_en"]).isascii() or "ป.วิ.อ." in str(body["detail_en"])
    return body


def post(client: TestClient, content: bytes, path: str = "/v1/answers") -> Response:
    return client.post(path, content=content, headers={"content-type": "application/json"})


BODIES = [
    ("empty question", b'{"question": ""}', 422, "question_empty"),
    ("blank question", '{"question": " \\n\u200b "}'.encode(), 422, "question_empty"),
    ("emoji only", '{"question": "😀🙏"}'.encode(), 422, "question_no_words"),
    ("4,001 characters", json.dumps({"question": "ก" * 4001}, ensure_ascii=False).encode(), 422, "question_too_long"),
    ("lone surrogate", b'{"question": "\\ud800"}', 422, "question_not_text"),
    ("lone surrogate in an id", b'{"question": "a", "conversation_id": "\\udfff"}', 422, "question_not_text"),
    ("over 64 KiB", b'{"question": "' + b"a" * 65536 + b'"}', 413, "body_too_large"),
    ("one megabyte", b'{"question": "' + b"a" * 1_000_000 + b'"}', 413, "body_too_large"),
    ("not UTF-8", b'{"question": "\xff\xfe"}', 400, "invalid_encoding"),
    ("Windows-874", '{"question": "หมายจับ"}'.encode("cp874"), 400, "invalid_encoding"),
    ("deep lists", b"[" * 20000, 400, "body_too_deep"),
    ("deep objects", b'{"question":' * 40 + b"1" + b"}" * 40, 400, "body_too_deep"),
    ("no body", b"", 422, "invalid_request"),
    ("not JSON", b"question=hello", 400, "unreadable_body"),
    ("half JSON", b'{"question": "a"', 400, "unreadable_body"),
    ("a number too long to read", b'{"question": ' + b"9" * 5000 + b"}", 400, "unreadable_body"),
    ("a list", b"[]", 422, "invalid_request"),
    ("null", b"null", 422, "invalid_request"),
    ("missing field", b"{}", 422, "invalid_request"),
    ("wrong type", b'{"question": 5}', 422, "invalid_request"),
    ("null question", b'{"question": null}', 422, "invalid_request"),
    ("unknown field", b'{"question": "a", "model": "x"}', 422, "invalid_request"),
    ("unknown language", b'{"question": "a", "language": "fr"}', 422, "invalid_request"),
    ("no such day", b'{"question": "a", "as_of": "2026-02-30"}', 422, "invalid_request"),
    ("a number for a day", b'{"question": "a", "as_of": 0}', 422, "invalid_request"),
    ("a time of a day", b'{"question": "a", "as_of": "2026-01-01T00:00:00"}', 422, "invalid_request"),
    ("a day in other letters", b'{"question": "a", "as_of": "20260101"}', 422, "invalid_request"),
    ("id too long", b'{"question": "a", "option_id": "' + b"x" * 101 + b'"}', 422, "invalid_request"),
]


@pytest.mark.parametrize(("reason", "content", "status", "code"), BODIES, ids=[row[0] for row in BODIES])
def test_a_body_that_cannot_be_taken_is_a_problem(
    reason: str, content: bytes, status: int, code: str, client: TestClient
) -> None:
    body = the_problem(post(client, content), status, code)
    named = code == "invalid_request" or reason == "lone surrogate in an id"
    assert ("errors" in body) == named


@pytest.mark.parametrize(("reason", "content", "status", "code"), BODIES, ids=[row[0] for row in BODIES])
def test_a_stream_refuses_the_same_bodies(
    reason: str, content: bytes, status: int, code: str, client: TestClient
) -> None:
    response = post(client, content, "/v1/answers/stream")
    if code.startswith("question_") and reason != "lone surrogate in an id":
        assert (response.status_code, URN + code in response.text) == (200, True), reason
    else:
        the_problem(response, status, code)


def test_a_body_of_exactly_the_most_bytes_is_read(client: TestClient) -> None:
    frame = b'{"question": "a", "padding": ""}'
    content = frame.replace(b'""', b'"' + b"x" * (65536 - len(frame)) + b'"')
    assert len(content) == 65536
    the_problem(post(client, content), 422, "invalid_request")


def test_brackets_within_a_string_are_not_depth(client: TestClient) -> None:
    content = json.dumps({"question": 'หมายจับ "' + "[{" * 200 + '\\"'}, ensure_ascii=False).encode()
    assert post(client, content).status_code == 200


def test_a_problem_names_the_field_and_never_repeats_its_value(client: TestClient) -> None:
    response = post(client, b'{"question": {"secret": "0812345678"}, "language": "fr"}')
    body = the_problem(response, 422, "invalid_request")
    errors = body["errors"]
    assert isinstance(errors, list)
    assert [error["at"] for error in errors] == ["body.question", "body.language"]
    assert "0812345678" not in response.text


FIELDS = [
    ("/v1/answers", {"question": 5}, "body.question", "must be a string"),
    ("/v1/answers", {}, "body.question", "required"),
    ("/v1/answers", {"question": "a", "model": "x"}, "body.model", "no field of this name"),
    ("/v1/answers", {"question": "a", "language": "fr"}, "body.language", "'th' or 'en'"),
    ("/v1/answers", {"question": "a", "as_of": "2026-02-30"}, "body.as_of", "YYYY-MM-DD"),
    ("/v1/answers", {"question": "a", "as_of": 0}, "body.as_of", "YYYY-MM-DD"),
    ("/v1/answers", {"question": "a", "option_id": "x" * 101}, "body.option_id", "at most 100"),
    ("/v1/deadlines", {}, "body", "`rule` with `facts`"),
    ("/v1/deadlines", {"question": "a", "facts": {"b": "c"}}, "body", "belong to a `rule`"),
    ("/v1/feedback", {"answer_id": "a", "useful": "yes"}, "body.useful", "true or false"),
    ("/v1/feedback", {"answer_id": "a", "useful": 1}, "body.useful", "true or false"),
    ("/v1/feedback", {"answer_id": "a"}, "body", "At least one"),
    ("/v1/feedback", {"answer_id": "a", "comment": " "}, "body", "At least one"),
    ("/v1/feedback", {"answer_id": "", "useful": True}, "body.answer_id", "at least 1"),
]


@pytest.mark.parametrize(("path", "sent", "at", "english"), FIELDS)
def test_what_is_wrong_with_a_field_is_said_in_both_languages(
    path: str, sent: dict[str, Any], at: str, english: str, client: TestClient
) -> None:
    body = the_problem(client.post(path, json=sent), 422, "invalid_request")
    assert isinstance(body["errors"], list)
    (error,) = body["errors"]
    assert set(error) == {"at", "problem", "problem_en"}
    assert (error["at"], english in error["problem_en"]) == (at, True), error
    assert is_thai(error["problem"])


def test_a_number_out_of_range_names_the_range(client: TestClient) -> None:
    for value, limit in (("0", "1"), ("101", "100")):
        (error,) = client.get(f"/v1/search?q=a&k={value}").json()["errors"]
        assert (error["at"], limit in error["problem"], limit in error["problem_en"]) == ("query.k", True, True)


@pytest.mark.parametrize(
    ("media_type", "status", "code", "reason"),
    [
        ("text/plain", 415, "not_called_json", "JSON under another name"),
        ("application/x-www-form-urlencoded", 415, "not_called_json", "what curl -d says without a header"),
        ("application/json; charset=utf-8", 200, "", "with a parameter"),
        ("application/vnd.nitinam+json", 200, "", "a kind of JSON"),
    ],
)
def test_a_body_that_is_not_called_json_is_refused_by_that_name(
    media_type: str, status: int, code: str, reason: str, client: TestClient
) -> None:
    content = '{"question": "มีหมายจับต้องทำไง"}'.encode()
    for path in ("/v1/answers", "/v1/answers/stream"):
        response = client.post(path, content=content, headers={"content-type": media_type})
        assert response.status_code == status, reason
        if code:
            assert "errors" not in the_problem(response, status, code)


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/v1/search?q=", 422, "question_empty"),
        ("/v1/search?q=%20%20", 422, "question_empty"),
        ("/v1/search?q=%F0%9F%98%80", 422, "question_no_words"),
        ("/v1/search?q=" + "a" * 4001, 422, "question_too_long"),
        ("/v1/search", 422, "invalid_request"),
        ("/v1/search?q=a&k=0", 422, "invalid_request"),
        ("/v1/search?q=a&k=101", 422, "invalid_request"),
        ("/v1/search?q=a&k=many", 422, "invalid_request"),
        ("/v1/search?q=%FF%FE", 400, "invalid_encoding"),
        ("/v1/search?q=a&k=5&x=%E0%B8", 400, "invalid_encoding"),
        ("/v1/search?q=%ED%A0%80", 400, "invalid_encoding"),
        ("/v1/sections?law=nothing&number=66", 404, "unknown_law"),
        ("/v1/sections?law=&number=66", 404, "unknown_law"),
        ("/v1/sections?law=penal&number=9999", 404, "unknown_section"),
        ("/v1/sections?law=penal&number=", 404, "unknown_section"),
        ("/v1/sections?law=penal", 422, "invalid_request"),
        ("/v1/sections?law=penal&number=66&as_of=yesterday", 422, "invalid_request"),
        ("/v1/guides/nothing", 404, "unknown_guide"),
        ("/v1/guides/..%2F..%2Fetc", 404, "not_found"),
        ("/v1/nothing", 404, "not_found"),
        ("/assets/../app.py", 404, "not_found"),
        ("/assets/%2e%2e/app.py", 404, "not_found"),
        ("/redoc", 404, "not_found"),
    ],
)
def test_an_address_that_cannot_be_answered_is_a_problem(path: str, status: int, code: str, client: TestClient) -> None:
    the_problem(client.get(path), status, code)


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [("GET", "/v1/answers", "POST"), ("DELETE", "/v1/search", "GET"), ("PUT", "/v1/feedback", "POST")],
)
def test_a_method_not_taken_is_a_problem_that_names_those_taken(
    method: str, path: str, allowed: str, client: TestClient
) -> None:
    response = client.request(method, path)
    the_problem(response, 405, "method_not_allowed")
    assert response.headers["allow"] == allowed

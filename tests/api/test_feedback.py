import sqlite3
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.bodies import FeedbackBody
from api.errors import StorageError
from api.storage import FeedbackStore
from assistant.testing import START
from tests.api.test_problems import the_problem

ID = "abcdefghijklmnopqrst-_"


def rows(home: Path) -> list[tuple[Any, ...]]:
    with sqlite3.connect(home / "nitinam.sqlite") as database:
        found = database.execute("select answer_id, understood, useful, trusted, comment from feedback").fetchall()
    database.close()
    return found


def test_a_judgement_is_kept(client: TestClient, small_home: Path) -> None:
    answer = client.post("/v1/answers", json={"question": "มีหมายจับต้องทำไง"}).json()["answer_id"]
    body = {"answer_id": answer, "understood": True, "useful": False, "trusted": True, "comment": "ช่วยได้มาก"}
    response = client.post("/v1/feedback", json=body)
    assert (response.status_code, response.content) == (204, b"")
    assert rows(small_home) == [(answer, 1, 0, 1, "ช่วยได้มาก")]


def test_a_comment_is_masked_before_it_is_kept(client: TestClient, small_home: Path) -> None:
    client.post("/v1/feedback", json={"answer_id": ID, "comment": "โทรกลับ 081-234-5678 หรือ a@b.co"})
    assert rows(small_home) == [(ID, None, None, None, "โทรกลับ [PHONE] หรือ [EMAIL]")]
    assert b"234-5678" not in (small_home / "nitinam.sqlite").read_bytes()


@pytest.mark.parametrize("said", [{"useful": False}, {"comment": "\0x"}, {"trusted": True, "comment": None}])
def test_what_says_little_of_an_answer_that_nobody_remembers_is_taken(said: dict[str, Any], client: TestClient) -> None:
    assert client.post("/v1/feedback", json={"answer_id": ID, **said}).status_code == 204


@pytest.mark.parametrize("answer_id", ["a", "never-given", ID + "x", ID[:-1], "abcdefghijklmnopqrst ก", "\0" * 22])
def test_an_id_that_no_answer_can_have_is_an_unknown_answer(
    answer_id: str, client: TestClient, small_home: Path
) -> None:
    the_problem(client.post("/v1/feedback", json={"answer_id": answer_id, "useful": True}), 404, "unknown_answer")
    assert rows(small_home) == []


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"answer_id": "", "useful": True},
        {"answer_id": "x" * 101, "useful": True},
        {"answer_id": ID, "useful": "perhaps"},
        {"answer_id": ID, "useful": "yes"},
        {"answer_id": ID, "useful": 1},
        {"answer_id": ID, "comment": "x" * 2001},
        {"answer_id": ID, "question": "mine", "useful": True},
        {"answer_id": ID},
        {"answer_id": ID, "comment": " "},
    ],
)
def test_what_is_no_judgement_is_a_problem(body: dict[str, Any], client: TestClient, small_home: Path) -> None:
    the_problem(client.post("/v1/feedback", json=body), 422, "invalid_request")
    assert rows(small_home) == []


def test_a_database_that_was_taken_away_is_made_anew(client: TestClient, small_home: Path) -> None:
    client.post("/v1/feedback", json={"answer_id": "b" * 22, "useful": True})
    (small_home / "nitinam.sqlite").unlink()
    assert client.post("/v1/feedback", json={"answer_id": "a" * 22, "useful": True}).status_code == 204
    assert [row[0] for row in rows(small_home)] == ["a" * 22]


def test_a_database_that_cannot_be_written_is_a_problem_and_answers_go_on(client: TestClient, small_home: Path) -> None:
    (small_home / "nitinam.sqlite").unlink()
    (small_home / "nitinam.sqlite").mkdir()
    the_problem(client.post("/v1/feedback", json={"answer_id": ID, "useful": True}), 503, "storage_unavailable")
    assert client.post("/v1/answers", json={"question": "มีหมายจับต้องทำไง"}).status_code == 200


@pytest.mark.parametrize("url", ["nonsense", "nosuchdb://host/name", "sqlite:////nowhere/at/all/x.sqlite"])
def test_a_database_that_cannot_be_opened_is_named_by_its_setting(url: str) -> None:
    with pytest.raises(StorageError, match="NITINAM_DATABASE"):
        FeedbackStore(url)


def test_the_longest_comment_is_kept_whole(tmp_path: Path) -> None:
    store = FeedbackStore(f"sqlite:///{tmp_path}/nitinam.sqlite")
    store.add(FeedbackBody(answer_id="a", comment="ก" * 2000), START)
    store.close()
    assert rows(tmp_path) == [("a", None, None, None, "ก" * 2000)]

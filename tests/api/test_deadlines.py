from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api import commandline
from api.app import create_app
from assistant.bootstrap import start
from assistant.settings import Settings
from assistant.testing import FixedClock
from corpus.models import DeadlineRule, Fact, FactKind, HolidayRule, PeriodUnit
from indexing.build import build_index
from indexing.embedding import embedder_for
from tests.assistant.small import basis, small_corpus

DEADLINE_KEYS = {"status", "deadlines", "citations", "missing"}
ARRIVED = Fact("arrived_at", "เวลาที่ถึงสถานี", FactKind.DATETIME, label_en="hour of arrival", cues=("ถึงโรงพัก", "station"))
RULE = DeadlineRule(
    id="custody",
    title="คุมตัวได้ไม่เกิน 48 ชั่วโมง",
    title_en="Custody of 48 hours",
    facts=(ARRIVED,),
    trigger="เวลาที่ถึงสถานี",
    period=48,
    unit=PeriodUnit.HOURS,
    first_day_counted=True,
    end_on_holiday=HolidayRule.NO_EXTENSION,
    basis=(basis("87", 3),),
    cues=("โรงพัก|station",),
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    corpus = replace(small_corpus(), deadline_rules={RULE.id: RULE})
    build_index(corpus, tmp_path / "index", embedder_for(None))
    return tmp_path


@pytest.fixture
def client(home: Path) -> Iterator[TestClient]:
    runtime = start(Settings(home=home), FixedClock(datetime(2026, 2, 11, 2, tzinfo=UTC)))
    yield TestClient(create_app(runtime), client=("127.0.0.1", 50000), raise_server_exceptions=False)
    runtime.live.close()


def test_a_question_is_counted_from_todays_date(client: TestClient) -> None:
    body = client.post("/v1/deadlines", json={"question": "ถึงโรงพักเมื่อวาน 22.40 น. ต้องพาไปศาลกี่โมง"}).json()
    assert set(body) == DEADLINE_KEYS
    assert body["status"] == "computed"
    (deadline,) = body["deadlines"]
    assert set(deadline) == {"date", "time", "rule", "steps"}
    assert (deadline["date"], deadline["time"], deadline["rule"]) == ("2026-02-12", "22:40", "custody")
    assert [citation["section"] for citation in body["citations"]] == ["87"]
    assert all(step["citations"] == [1] for step in deadline["steps"])


def test_a_rule_and_facts_are_counted(client: TestClient) -> None:
    asked = {"rule": "custody", "facts": {"arrived_at": "2026-02-10T22:40"}, "language": "en"}
    body = client.post("/v1/deadlines", json=asked).json()
    assert (body["status"], body["deadlines"][0]["time"]) == ("computed", "22:40")
    assert body["deadlines"][0]["steps"][0]["text"] == "The rule: Custody of 48 hours"


def test_missing_facts_are_named_with_their_kind(client: TestClient) -> None:
    body = client.post("/v1/deadlines", json={"rule": "custody"}).json()
    assert (body["status"], body["deadlines"], body["citations"]) == ("needs_facts", [], [])
    assert body["missing"] == [{"id": "arrived_at", "label": "เวลาที่ถึงสถานี", "kind": "datetime"}]


def test_where_no_rule_fits_nothing_is_counted(client: TestClient) -> None:
    body = client.post("/v1/deadlines", json={"question": "ต่อพาสปอร์ตถึงวันไหน"}).json()
    assert body == {"status": "no_rule", "deadlines": [], "citations": [], "missing": []}


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        ({}, 422, "invalid_request"),  # neither
        ({"question": "ก", "rule": "custody"}, 422, "invalid_request"),  # both
        ({"question": "ก", "facts": {"arrived_at": "2026-02-10T22:40"}}, 422, "invalid_request"),
        ({"rule": "nothing"}, 404, "unknown_rule"),
        ({"rule": "custody", "facts": {"arrived_at": "เมื่อวาน"}}, 422, "invalid_fact"),
        ({"rule": "custody", "facts": {"other": 1}}, 422, "invalid_fact"),
        ({"question": ""}, 422, "question_empty"),
        ({"question": "ก" * 4001}, 422, "question_too_long"),
    ],
)
def test_what_cannot_be_counted_is_a_problem_document(
    client: TestClient, body: dict[str, object], status: int, kind: str
) -> None:
    response = client.post("/v1/deadlines", json=body)
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    assert response.json()["type"] == f"urn:nitinam:problem:{kind}"


@pytest.mark.parametrize(
    ("facts", "at", "thai", "english"),
    [
        ({"arrived_at": "โทร 081-234-5678"}, "facts.arrived_at", "ต้องมีทั้งวันที่และเวลา", "a day and a time"),
        ({"arrived_at": "2026-02-10"}, "facts.arrived_at", "ต้องมีทั้งวันที่และเวลา", "a day and a time"),
        ({"other": 812345678}, "facts.other", "ที่ใช้คือ arrived_at", "it uses arrived_at"),
    ],
)
def test_a_fact_that_cannot_be_read_is_named_in_both_languages_without_its_value(
    facts: dict[str, object], at: str, thai: str, english: str, client: TestClient
) -> None:
    response = client.post("/v1/deadlines", json={"rule": "custody", "facts": facts})
    (error,) = response.json()["errors"]
    assert set(error) == {"at", "problem", "problem_en"}
    assert (error["at"], thai in error["problem"], english in error["problem_en"]) == (at, True, True)
    assert not any(str(value) in response.text for value in facts.values())
    assert "isoformat" not in response.text


def test_the_command_prints_the_same_as_the_route(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import json

    monkeypatch.setenv("NITINAM_HOME", str(home))
    question = "ถึงโรงพัก 10 ก.พ. 2569 เวลา 22.40 น. ต้องพาไปศาลกี่โมง"
    assert commandline.main(["deadline", question, "--json"]) == 0
    body = json.loads(capsys.readouterr().out)
    assert set(body) == DEADLINE_KEYS
    assert body["deadlines"][0]["date"] == "2026-02-12"
    assert commandline.main(["deadline", question]) == 0
    shown = capsys.readouterr().out
    assert "12 กุมภาพันธ์ 2569 22.40 น." in shown
    assert "[1] ป.วิ.อ. 87" in shown
    assert commandline.main(["deadline", "ถึงโรงพักเมื่อวาน ต้องพาไปศาลกี่โมง"]) == 0
    assert "เวลาที่ถึงสถานี" in capsys.readouterr().out
    assert commandline.main(["deadline", "ต่อพาสปอร์ตถึงวันไหน"]) == 0
    assert "ไม่คำนวณ" in capsys.readouterr().out

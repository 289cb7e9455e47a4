import pytest
from fastapi.testclient import TestClient

SECTION_KEYS = {
    "law",
    "law_short",
    "section",
    "status",
    "heading",
    "digest",
    "official_text",
    "questions",
    "goes_with",
    "references",
    "versions",
    "url",
}
PROCEDURE = "ประมวลกฎหมายวิธีพิจารณาความอาญา"


def test_hits_have_the_shape_of_the_contract(client: TestClient) -> None:
    body = client.get("/v1/search", params={"q": "มีหมายจับต้องทำไง", "k": 3}).json()
    assert (set(body), len(body["hits"])) == ({"hits"}, 3)
    assert {frozenset(hit) for hit in body["hits"]} == {
        frozenset({"law", "section", "guide", "kind", "title", "score", "legs"})
    }
    assert (body["hits"][0]["guide"], body["hits"][0]["law"], body["hits"][0]["kind"]) == ("warrant", None, "guide")
    scores = [hit["score"] for hit in body["hits"]]
    assert scores == sorted(scores, reverse=True)


def test_ten_hits_come_where_no_number_is_given(client: TestClient) -> None:
    assert len(client.get("/v1/search", params={"q": "มีหมายจับต้องทำไง"}).json()["hits"]) == 10


def test_a_section_named_with_its_law_is_the_first_hit(client: TestClient) -> None:
    first = client.get("/v1/search", params={"q": "ป.วิ.อ. มาตรา 68"}).json()["hits"][0]
    assert (first["law"], first["section"], first["guide"]) == (PROCEDURE, "68", None)


@pytest.mark.parametrize("law", ["procedure", PROCEDURE, "ป.วิ.อ.", "ปวิอ", "Criminal Procedure Code"])
@pytest.mark.parametrize("number", ["66", "๖๖", " 66 ", "มาตรา 66", "ม. 66"])
def test_a_section_is_found_by_any_name_of_its_law(law: str, number: str, client: TestClient) -> None:
    body = client.get("/v1/sections", params={"law": law, "number": number}).json()
    assert (body["law"], body["law_short"], body["section"]) == (PROCEDURE, "ป.วิ.อ.", "66")


def test_a_section_has_the_shape_of_the_contract(client: TestClient) -> None:
    body = client.get("/v1/sections", params={"law": "ป.วิ.อ.", "number": "66"}).json()
    assert set(body) == SECTION_KEYS
    assert (body["status"], body["heading"], body["official_text"]) == ("in_force", "เหตุออกหมายจับ", None)
    assert body["digest"] == "ศาลออกหมายจับได้เมื่อมีหลักฐานตามสมควร"


def test_the_day_asked_about_is_echoed_as_not_known(client: TestClient) -> None:
    body = client.get("/v1/sections", params={"law": "ป.วิ.อ.", "number": "66", "as_of": "2001-01-01"}).json()
    assert body["temporal"] == {"as_of": "2001-01-01", "known": False}
    assert set(body) - {"temporal"} == SECTION_KEYS


@pytest.mark.parametrize(("number", "status"), [("70", "repealed"), ("71", "in_force")])
def test_a_section_without_a_digest_still_tells_its_standing(number: str, status: str, client: TestClient) -> None:
    body = client.get("/v1/sections", params={"law": "ป.วิ.อ.", "number": number}).json()
    assert (set(body), body["status"], body["digest"]) == (SECTION_KEYS, status, None)


def test_a_guide_tells_its_statements_and_what_each_rests_on(client: TestClient) -> None:
    body = client.get("/v1/guides/warrant").json()
    assert (body["id"], body["family"], body["reviewed_by"], body["reviewed_by_lawyer"]) == (
        "warrant",
        "warrants",
        "machine",
        False,
    )
    assert body["statements"][0] == {
        "id": "warrant/do-not-run",
        "group": "urgent",
        "text": "อย่าหนี หมายจับใช้ได้ทั่วประเทศ",
        "text_en": "Do not run.",
        "basis": [{"law": PROCEDURE, "law_short": "ป.วิ.อ.", "section": "77", "paragraph": None, "item": None}],
    }
    assert body["statements"][-1]["basis"][1] == {
        "source_url": "https://example.org/fund",
        "retrieved": "2026-01-05",
        "figure": "ยื่นคำขอที่สำนักงาน",
    }

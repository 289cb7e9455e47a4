import json
from datetime import date
from pathlib import Path

import pytest

from assistant.testing import START
from corpus.fetching import NoDocumentError, NoServiceError
from corpus.fetching.council import document_of, document_request, service_url
from corpus.fetching.kept import KeptAnswers
from corpus.models import Law, LawKind

PAGE = "https://searchlaw.example/council/#/public/doc/QUJDREVG%3D%3D"


def _law(url: str | None) -> Law:
    return Law("meatball", "พระราชบัญญัติลูกชิ้น พ.ศ. 2570", "พ.ร.บ.ลูกชิ้น", "Meatball Act", LawKind.ACT, 2570, url=url)


@pytest.mark.parametrize("address", ["https://law.example/api", "https://law.example/api/", "http://127.0.0.1:9/api"])
def test_documents_are_asked_for_below_the_base_address(address: str) -> None:
    assert service_url(address) == f"{address.rstrip('/')}/public/doc/getLawDoc"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        (None, "none given"),
        ("", "none given"),
        ("http://law.example/api", "not https"),
        ("ftp://law.example", "not https"),
        ("file:///etc/passwd", "no host"),
        ("law.example", "no scheme"),
        ("https://me:secret@law.example", "a password"),
        ("https://law.example/?a=1", "a query"),
        ("https://[law", "no address at all"),
    ],
)
def test_an_address_that_is_not_safe_is_not_asked(address: str | None, reason: str) -> None:
    with pytest.raises(NoServiceError):
        pytest.fail(reason + service_url(address))


@pytest.mark.parametrize(
    ("url", "chosen", "document"),
    [
        (PAGE, None, "QUJDREVG=="),
        (None, PAGE, "QUJDREVG=="),
        (PAGE, "WFlaWA==", "WFlaWA=="),
    ],
)
def test_a_document_is_named_by_its_page_or_its_id(url: str | None, chosen: str | None, document: str) -> None:
    assert document_of(_law(url), chosen) == document


@pytest.mark.parametrize(
    ("url", "chosen"),
    [(None, None), ("https://law.example/file?sysid=1", None), (PAGE, "../x"), (PAGE, "a b"), (PAGE, "ก" * 9)],
)
def test_what_names_no_document_is_told(url: str | None, chosen: str | None) -> None:
    with pytest.raises(NoDocumentError, match="--document"):
        document_of(_law(url), chosen)


def test_a_request_names_the_document_and_the_moment() -> None:
    request = json.loads(document_request("DOC1", START))
    assert request["reqBody"] == {"timelineId": "DOC1"}
    assert request["reqHeader"]["reqDtm"] == "2026-01-11 09:30:00.000"


def test_answers_are_kept_for_a_day_and_apart_by_service_and_document(tmp_path: Path) -> None:
    today, before = KeptAnswers(tmp_path, date(2026, 1, 5)), KeptAnswers(tmp_path, date(2026, 1, 4))
    first = today.keep("https://a", "x/../y", b"{1}")
    assert first.parent == tmp_path / "fetched"
    assert first.read_bytes() == b"{1}"
    assert (
        len({first, today.path("https://b", "x/../y"), today.path("https://a", "z"), before.path("https://a", "z")})
        == 4
    )
    old = before.keep("https://a", "z", b"{2}")
    today.forget([])
    assert (first.exists(), old.exists()) == (True, False)
    today.forget([first])
    assert list(first.parent.iterdir()) == []

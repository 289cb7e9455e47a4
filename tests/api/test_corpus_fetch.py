import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.commandline import main
from corpus.importing.store import read_official
from corpus.loading import load_corpus
from tests.corpus.fetching.serving import Service, answer_for, serving

LAWS = load_corpus().register.laws
CODE, COURT = LAWS["criminal-procedure-code"], LAWS["juvenile-court-act-2553"]


@pytest.fixture
def home() -> Path:
    return Path(os.environ["NITINAM_HOME"])


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """The service with documents of two laws, asked without a pause."""
    documents = {
        str(law.url).rpartition("/")[2]: answer_for(law.official, ["ขาย", f"ซื้อตาม{law.short}"]) for law in (CODE, COURT)
    }
    monkeypatch.setattr("api.corpus_fetch._LEAST_PAUSE", 0.0)
    with serving(Service(documents)) as running:
        monkeypatch.setenv("NITINAM_OCS_URL", running.url)
        yield running


def test_a_law_is_fetched_and_stored_with_where_it_came_from(
    service: Service, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["corpus", "fetch", "ป.วิ.อ.", "--pause", "0", "--json"]) == 0
    shown = capsys.readouterr()
    found = json.loads(shown.out)
    assert (found["stored"], found["sections"], found["tried"]) == (True, 2, "not tried against the live service")
    assert "not tried against the live service" in shown.err
    (text,) = read_official(home)
    assert text.law == "criminal-procedure-code"
    assert text.source.source == f"{service.url}/public/doc/getLawDoc {service.asked[0]}"
    assert (text.source.edition, str(text.source.retrieved)) == ("ทดสอบ-1", found["retrieved"])
    assert list((home / "fetched").iterdir()) == []


def test_a_run_cut_short_goes_on_where_it_was(service: Service, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    court = str(COURT.url).rpartition("/")[2]
    answer = service.documents.pop(court)
    arguments = ["corpus", "fetch", CODE.id, COURT.id, "--pause", "0"]
    assert main(arguments) == 1
    assert "refused with status 404" in capsys.readouterr().err
    assert read_official(home) == ()
    service.documents[court] = answer
    assert main(arguments) == 0
    assert [service.asked.count(document) for document in service.documents] == [1, 2]
    assert f"1/2 {CODE.official} (kept from an earlier run)" in capsys.readouterr().err
    assert [text.law for text in read_official(home)] == [CODE.id, COURT.id]


def test_what_is_stored_is_not_replaced_unasked_nor_asked_for_twice(
    service: Service, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = str(CODE.url).rpartition("/")[2]
    assert main(["corpus", "fetch", CODE.id, "--pause", "0"]) == 0
    before = read_official(home)
    service.documents[document] = answer_for(CODE.official, ["ขายใหม่", "ซื้อ"])
    assert main(["corpus", "fetch", CODE.id, "--pause", "0"]) == 1
    assert "--yes" in capsys.readouterr().err
    assert read_official(home) == before
    assert main(["corpus", "fetch", CODE.id, "--pause", "0", "--yes"]) == 0
    assert read_official(home)[0].sections[0].version.paragraphs == ("ขายใหม่",)
    assert len(service.requests) == 2


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (answer_for("พระราชบัญญัติลูกชิ้น พ.ศ. 2570", ["ขาย"]), "is of พระราชบัญญัติลูกชิ้น พ.ศ. 2570, not of"),
        (b'{"respHeader": {"errorCode": "FAILED"}}', "answer of the service that it failed: 'FAILED'"),
        (b'{"respBody": {"lawInfo": {}}}', "'lawNameTh' holds no text"),
    ],
)
def test_an_answer_that_is_not_the_law_is_neither_stored_nor_kept(
    answer: bytes, message: str, service: Service, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    service.documents[str(CODE.url).rpartition("/")[2]] = answer
    assert main(["corpus", "fetch", CODE.id, "--pause", "0"]) == 1
    assert message in capsys.readouterr().err
    assert read_official(home) == ()
    assert list((home / "fetched").iterdir()) == []


def test_a_document_may_be_chosen_for_one_law(service: Service, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    service.documents["NEWER=="] = answer_for(CODE.official, ["ขายพรุ่งนี้"])
    assert main(["corpus", "fetch", CODE.id, "--document", "NEWER==", "--pause", "0"]) == 0
    assert len(read_official(home)[0].sections) == 1
    assert main(["corpus", "fetch", CODE.id, COURT.id, "--document", "NEWER=="]) == 1
    assert "--document is of one law; 2 were named" in capsys.readouterr().err


def test_without_an_address_nothing_is_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NITINAM_OCS_URL", raising=False)
    assert main(["corpus", "fetch", CODE.id]) == 1
    assert "--service URL or NITINAM_OCS_URL" in capsys.readouterr().err


def test_the_help_says_that_it_was_not_tried(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["corpus", "--help"], ["corpus", "fetch", "--help"]):
        with pytest.raises(SystemExit):
            main(arguments)
        assert "not tried against the live service" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("pause", ["0.1", "-1", "soon", "nan"])
def test_a_pause_that_is_not_polite_is_wrong_usage(pause: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["corpus", "fetch", CODE.id, "--pause", pause])
    assert ended.value.code == 2

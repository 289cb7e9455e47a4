import time
from collections.abc import Iterator

import pytest

from assistant.testing import START
from corpus.fetching import ServiceFailedError
from corpus.fetching.asking import LONGEST_WAIT, MOST_TRIES, PoliteClient
from corpus.fetching.council import document_request
from tests.corpus.fetching.serving import Service, answer_for, serving

ANSWER = answer_for("พระราชบัญญัติลูกชิ้น พ.ศ. 2570", ["ขาย"])
BODY = document_request("DOC1", START)


@pytest.fixture
def service() -> Iterator[Service]:
    with serving(Service({"DOC1": ANSWER})) as running:
        yield running


def _asked(service: Service, pause: float = 2.0) -> tuple[bytes, list[float], list[str]]:
    """The answer, the waits and what was said of them."""
    waits: list[float] = []
    said: list[str] = []
    client = PoliteClient(pause, said.append, waits.append)
    return client.post(f"{service.url}/public/doc/getLawDoc", BODY), waits, said


@pytest.mark.parametrize(
    ("failures", "reason"),
    [
        ([429], "too many requests"),
        ([500, 502, 503, 504], "every failure of the service's own that may pass"),
        (["cut"], "a connection that ends before what was announced"),
        (["half"], "half a document that was announced as whole"),
        ([429, "cut", 500], "one after the other"),
    ],
)
def test_what_may_pass_is_tried_again(failures: list[int | str], reason: str, service: Service) -> None:
    service.failures = list(failures)
    answer, _, said = _asked(service)
    assert answer == ANSWER, reason
    assert len(service.requests) == len(failures) + 1
    assert len(said) == len(failures)


def test_waits_double_and_the_service_may_ask_for_longer_ones(service: Service) -> None:
    service.failures = [500, 500, 429]
    service.retry_after = "30"
    _, waits, said = _asked(service, pause=1.0)
    assert [wait for wait in waits if wait >= 1.0] == [1.0, 2.0, 30.0]
    assert said[-1] == "the service answered 429; asking again in 30 s (try 4 of 5)"


@pytest.mark.parametrize(("asked_for", "waited"), [("9999", LONGEST_WAIT), ("0", 2.0), ("tomorrow", 2.0), ("-5", 2.0)])
def test_no_wait_is_endless_or_shorter_than_the_pause(asked_for: str, waited: float, service: Service) -> None:
    service.failures = [429]
    service.retry_after = asked_for
    assert max(_asked(service)[1]) == waited


def test_after_the_last_try_it_gives_up(service: Service) -> None:
    service.failures = [500] * 20
    with pytest.raises(ServiceFailedError, match=f"answered 500; given up after {MOST_TRIES} tries"):
        _asked(service)
    assert len(service.requests) == MOST_TRIES


@pytest.mark.parametrize("failure", [400, 401, 403, 404, 501, "redirect"])
def test_a_refusal_is_not_asked_again_and_no_redirect_is_followed(failure: int | str, service: Service) -> None:
    service.failures = [failure, failure]
    with pytest.raises(ServiceFailedError, match="refused with status"):
        _asked(service)
    assert len(service.requests) == 1


def test_nobody_there_is_tried_again_and_then_told() -> None:
    with serving(Service()) as gone:
        pass
    with pytest.raises(ServiceFailedError, match="given up after"):
        _asked(gone)


def test_requests_keep_their_distance(service: Service) -> None:
    client = PoliteClient(pause=0.2)
    begin = time.monotonic()
    for _ in range(3):
        client.post(f"{service.url}/public/doc/getLawDoc", BODY)
    assert time.monotonic() - begin >= 0.4

"""`nitinam serve` as a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from api import commands

pytestmark = pytest.mark.slow  # each starts a process of its own

ASKED = {"question": "มีหมายจับต้องทำไง"}


@dataclass
class Served:
    """A running `nitinam serve`: its first line, its URL, its first answer, and the seconds from start to answer."""

    process: "subprocess.Popen[str]"
    line: str
    url: str
    first: httpx.Response
    seconds: float

    def stop(self, sent: signal.Signals = signal.SIGTERM) -> tuple[int, str, str]:
        """Exit code and what was written after the first line."""
        self.process.send_signal(sent)
        out, err = self.process.communicate(timeout=20)
        return self.process.returncode, out, err


@contextmanager
def serving(home: Path, *arguments: str) -> Iterator[Served]:
    started = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-m", "api.commandline", "serve", *arguments],
        env=os.environ | {"NITINAM_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stderr is not None
            line = process.stderr.readline()
            url = line.removeprefix("NitiNam: ").strip().rstrip("/")
            first = httpx.post(f"{url}/v1/answers", json=ASKED, timeout=20)
            yield Served(process, line, url, first, time.monotonic() - started)
        finally:
            process.kill()


@pytest.fixture
def served(small_home: Path) -> Iterator[Served]:
    with serving(small_home, "--port", "0") as running:
        yield running


def test_it_answers_within_five_seconds_at_the_address_it_prints(served: Served) -> None:
    assert served.line == f"NitiNam: {served.url}/\n"
    assert served.url.startswith("http://127.0.0.1:")
    assert (served.first.status_code, served.first.json()["status"]) == (200, "answered")
    assert served.seconds < 5
    assert httpx.get(served.url).headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_in_order_when_told_to(sent: signal.Signals, served: Served) -> None:
    code, out, err = served.stop(sent)
    assert (code, out, "Traceback" in err) == ({signal.SIGTERM: 0, signal.SIGINT: 130}[sent], "", False)
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{served.url}/healthz")


def test_a_request_under_way_is_finished_before_it_ends(served: Served) -> None:
    body = b'{"question": "' + "มีหมายจับต้องทำไง".encode() + b'"}'
    head = (
        f"POST /v1/answers HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    port = int(served.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=15) as connection:
        connection.sendall(head.encode() + body[:20])
        time.sleep(0.3)
        served.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        assert served.process.poll() is None
        connection.sendall(body[20:])
        answer = b""
        while chunk := connection.recv(65536):
            answer += chunk
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert b'"status":"answered"' in answer
    assert served.process.wait(timeout=15) == 0


@pytest.mark.parametrize("size", [1_000_000, 20_000_000])
def test_a_body_far_too_large_is_refused_over_the_network(size: int, served: Served) -> None:
    response = httpx.post(f"{served.url}/v1/answers", content=b'{"question": "' + b"a" * size + b'"}')
    assert (response.status_code, response.json()["type"]) == (413, "urn:nitinam:problem:body_too_large")


def test_no_question_is_written_to_the_log(served: Served) -> None:
    httpx.get(f"{served.url}/v1/search", params={"q": "SECRETWORD"})
    httpx.post(f"{served.url}/v1/answers", json={"question": "SECRETWORD 0812345678"})
    httpx.post(f"{served.url}/v1/answers", json={"question": {"SECRETWORD": 1}})
    _, out, err = served.stop()
    assert "SECRETWORD" not in out + err


def test_a_port_that_is_taken_is_told_at_once(small_home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "api.commandline", "serve", "--port", str(port)],
            env=os.environ | {"NITINAM_HOME": str(small_home)},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"nitinam: cannot serve on 127.0.0.1:{port}: ")


def test_another_host_and_port_are_honoured(small_home: Path) -> None:
    with socket.create_server(("127.0.0.2", 0)) as probe:
        port = probe.getsockname()[1]
    with serving(small_home, "--host", "127.0.0.2", "--port", str(port)) as running:
        assert (running.url, running.first.status_code) == (f"http://127.0.0.2:{port}", 200)
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"http://127.0.0.1:{port}/healthz")
        assert running.stop()[0] == 0


def test_a_damaged_index_is_refused_by_name_before_anything_is_served(small_home: Path) -> None:
    version = (small_home / "index" / "CURRENT").read_text(encoding="ascii").strip()
    (small_home / "index" / version / "owners.npy").write_bytes(b"")
    done = subprocess.run(
        [sys.executable, "-m", "api.commandline", "serve", "--port", "0"],
        env=os.environ | {"NITINAM_HOME": str(small_home)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert [word for word in ("owners.npy", "sha256", "nitinam index build") if word not in done.stderr] == []


def test_short_responses_do_not_wait_for_the_client() -> None:
    with commands._listening("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0

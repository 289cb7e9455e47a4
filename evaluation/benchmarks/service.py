"""`make bench`: one worker, one client, the assistant and a plain BM25 service side by side.

Prints the time until ready, the latency of POST /v1/answers and the memory of the worker, each beside the plain
service's and as a ratio; then the time an index build takes. Questions: evaluation/suites/eight_situations.jsonl.
"""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evaluation.datasets import load_questions

PROJECT = Path(__file__).resolve().parents[2]
SUITE = PROJECT / "evaluation" / "suites" / "eight_situations.jsonl"
ROUNDS = 10
READY_WITHIN_S = 60


@dataclass(frozen=True, slots=True)
class Measured:
    """One service: seconds until it answers, milliseconds of each request, resident memory in MB."""

    ready_s: float
    milliseconds: Sequence[float]
    memory_mb: float

    def percentile(self, share: float) -> float:
        """Milliseconds that `share` per cent of the requests stay under."""
        return float(np.percentile(self.milliseconds, share))


def measure(command: Sequence[str], port: int, path: str, questions: Sequence[str]) -> Measured:
    """Start a service, ask every question ROUNDS times over one connection, and stop it."""
    started = time.perf_counter()
    with _running(command) as process:
        _wait_until_ready(port, process)
        ready = time.perf_counter() - started
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        _ask(connection, path, questions[0])  # the first request pays for imports
        times = [_ask(connection, path, question) for _ in range(ROUNDS) for question in questions]
        return Measured(ready, times, _resident_mb(process.pid))


@contextmanager
def _running(command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, cwd=PROJECT, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_until_ready(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.perf_counter() + READY_WITHIN_S
    while time.perf_counter() < deadline and process.poll() is None:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/readyz")
            if connection.getresponse().status == http.HTTPStatus.OK:
                return
        except OSError:
            time.sleep(0.02)
    raise SystemExit("the service did not become ready; run `nitinam doctor`")


def _ask(connection: http.client.HTTPConnection, path: str, question: str) -> float:
    body = json.dumps({"question": question}).encode()
    started = time.perf_counter()
    connection.request("POST", path, body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    response.read()
    if response.status != http.HTTPStatus.OK:
        raise SystemExit(f"{path} gave {response.status} for a question of the suite")
    return (time.perf_counter() - started) * 1000


def _resident_mb(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def main() -> None:
    """Measure and print."""
    home = Path(os.environ.get("NITINAM_HOME", "var"))
    root = (PROJECT / home / "index").resolve()
    passages = root / (root / "CURRENT").read_text(encoding="ascii").strip() / "passages.json"
    questions = [question.question for question in load_questions(SUITE)]
    ports = _free_port(), _free_port()
    own_command = [sys.executable, "-m", "api.commandline", "serve", "--port", str(ports[0])]
    plain_command = [sys.executable, "-m", "evaluation.benchmarks.plain_service", str(passages), str(ports[1])]
    own = measure(own_command, ports[0], "/v1/answers", questions)
    plain = measure(plain_command, ports[1], "/", questions)
    print(f"{len(questions)} questions, {ROUNDS} rounds, one worker, one client; {os.cpu_count()} cores")
    print(f"{'':24}{'NitiNam':>10}{'BM25':>10}{'ratio':>8}")
    rows = [
        ("answer p50, ms", own.percentile(50), plain.percentile(50)),
        ("answer p95, ms", own.percentile(95), plain.percentile(95)),
        ("answer p99, ms", own.percentile(99), plain.percentile(99)),
        ("ready after, s", own.ready_s, plain.ready_s),
        ("worker memory, MB", own.memory_mb, plain.memory_mb),
    ]
    for name, ours, theirs in rows:
        print(f"{name:24}{ours:10.2f}{theirs:10.2f}{ours / theirs:8.2f}")
    print(f"{'index build, s':24}{_build_seconds():10.2f}")


def _build_seconds() -> float:
    started = time.perf_counter()
    command = [sys.executable, "-m", "api.commandline", "index", "build"]
    subprocess.run(command, cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()

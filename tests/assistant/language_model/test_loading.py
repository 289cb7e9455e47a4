"""A real model, though a tiny one, in this process and behind `transformers serve`."""

import importlib.util
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import pytest

from assistant.answers import Language, MadeBy
from assistant.language_model.backends import backend_for
from assistant.language_model.errors import CutError, UnavailableError
from assistant.language_model.guarding import GuardedModel
from assistant.language_model.limits import Limits
from assistant.language_model.model import Prompt
from assistant.language_model.outcome import Outcome
from assistant.language_model.rewriting import Rewriter
from assistant.language_model.specification import Specification, read_specification
from evaluation.benchmarks.tiny_model import make_tiny_model
from tests.assistant.language_model.answers import QUESTION, composed

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

FEW = Limits(seconds=30, first_seconds=30, tokens=24, retries=0)
PROMPT = Prompt("ตอบสั้น", "สวัสดี", "0" * 64)
FAULTS = {Outcome.CUT, Outcome.LITTLE_LEFT, Outcome.ENDLESS, Outcome.SLOW}


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _needs(*names: str) -> None:
    for name in names:
        if importlib.util.find_spec(name) is None:
            pytest.skip(f"{name} is not installed: pip install 'nitinam[llm,serving,train]'")


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    _needs("transformers", "torch", "langchain_openai", "langchain_huggingface")
    return make_tiny_model(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def served(tiny_model: Path) -> Iterator[Specification]:
    """`transformers serve` on a free port of loopback."""
    _needs("fastapi", "uvicorn", "openai")
    port = _free_port()
    command = [
        str(Path(sys.executable).with_name("transformers")),
        *("serve", str(tiny_model), "--port", str(port), "--device", "cpu"),
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/health", server)
        yield read_specification(f"openai:{tiny_model}@http://127.0.0.1:{port}/v1", {"NITINAM_LLM_KEY": "sk-test"})
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(240):
        assert server.poll() is None, "transformers serve ended"
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except (URLError, OSError):
            time.sleep(0.25)
    raise AssertionError("transformers serve did not come up within a minute")


def _written(specification: Specification) -> str:
    text = ""
    try:
        for piece in backend_for(specification, FEW).stream(PROMPT, FEW):
            text += piece
    except CutError:
        pass  # a model of random weights writes to its token budget
    return text


def test_a_model_in_this_process_writes(tiny_model: Path) -> None:
    assert _written(read_specification(f"transformers:{tiny_model}", {}))


def test_a_served_model_writes_the_same_as_in_this_process(served: Specification, tiny_model: Path) -> None:
    assert _written(served) == _written(read_specification(f"transformers:{tiny_model}", {}))


def test_what_a_model_of_random_weights_says_does_not_get_out(served: Specification) -> None:
    rewritten = Rewriter(GuardedModel(backend_for(served, FEW), FEW)).rewrite(composed(), QUESTION, Language.THAI)
    assert rewritten.outcome in FAULTS
    assert rewritten.answer == composed()
    assert rewritten.answer.made_by is MadeBy.COMPOSED


def test_a_server_that_is_not_there_is_unavailable_and_says_no_key() -> None:
    _needs("langchain_openai")
    nowhere = read_specification(f"openai:m@http://127.0.0.1:{_free_port()}/v1", {"NITINAM_LLM_KEY": "sk-secret"})
    with pytest.raises(UnavailableError) as caught:
        list(backend_for(nowhere, FEW).stream(PROMPT, FEW))
    assert "sk-secret" not in repr(caught.value)

"""Time to the first checked sentence of a served model, beside the time at which the model itself has written it.

Run: python -m evaluation.benchmarks.first_sentence [ROUNDS]      (extras llm, serving and train)

A tiny Llama-like model learns one text by heart and `transformers serve` serves it on loopback. Each round notes when
the model's first line has come and when its sentence leaves the leash. Prints both medians, their ratio, and the median
and the 95th percentile of what lies between.
"""

import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import numpy as np

from assistant.answers import Answer, AnsweredStatement, Language
from assistant.language_model.backends import backend_for
from assistant.language_model.guarding import GuardedModel
from assistant.language_model.limits import Limits
from assistant.language_model.model import LanguageModel, Prompt
from assistant.language_model.prompting import rewriting_prompt
from assistant.language_model.rewriting import Rewriter
from assistant.language_model.sources import sources_of
from assistant.language_model.specification import read_specification
from corpus.models import BlockKind
from evaluation.attacks.cases import CasedSource
from evaluation.attacks.composing import composed_of
from evaluation.benchmarks.tiny_model import make_tiny_model, teach

ROUNDS = 20
LIMITS = Limits(seconds=60, first_seconds=60, tokens=300)
QUESTION = "ถูกหมายจับ ต้องทำอย่างไร"
STATEMENTS = ("ตำรวจต้องแสดงหมายจับให้คุณดูก่อนจับ", "คุณขอพบทนายก่อนให้การได้")
_WAITS = 240


def composed() -> Answer:
    """An answer of two invented statements."""
    sources = [CasedSource(id=f"g/{n}", block=BlockKind.ANSWER, text=text) for n, text in enumerate(STATEMENTS)]
    return composed_of(sources, QUESTION)


@contextmanager
def served(folder: Path) -> Iterator[LanguageModel]:
    """The model behind `transformers serve` on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    program = Path(sys.executable).with_name("transformers")
    command = [str(program), "serve", str(folder), "--port", str(port), "--device", "cpu"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/health")
        yield backend_for(read_specification(f"openai:{folder}@http://127.0.0.1:{port}/v1", {}), LIMITS)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(url: str) -> None:
    for _ in range(_WAITS):
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except (URLError, OSError):
            time.sleep(0.25)
    raise TimeoutError(f"{url} does not answer")


class Noting:
    """A model that notes when its first line has come."""

    def __init__(self, model: LanguageModel) -> None:
        self.id = model.id
        self.written = 0.0
        self._model = model

    def stream(self, prompt: Prompt, limits: Limits) -> Iterator[str]:
        """The model's text."""
        self.written = 0.0
        for piece in self._model.stream(prompt, limits):
            if "\n" in piece and not self.written:
                self.written = time.perf_counter()
            yield piece


def timed(model: LanguageModel, answer: Answer) -> tuple[float, float]:
    """Seconds until the model has written its first line, and until the first sentence that has passed.

    Raises:
        ValueError: none did.
    """
    noting, started = Noting(model), time.perf_counter()
    for event in Rewriter(GuardedModel(noting, LIMITS)).stream(answer, QUESTION, Language.THAI):
        if isinstance(event, AnsweredStatement):
            return noting.written - started, time.perf_counter() - started
    raise ValueError("no sentence passed: the model did not learn its text")


def main() -> None:
    """Teach, serve, measure."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    answer = composed()
    prompt = rewriting_prompt(QUESTION, sources_of(answer), Language.THAI)
    text = "\n".join(f"{statement} [S{number}]" for number, statement in enumerate(STATEMENTS, start=1))
    with tempfile.TemporaryDirectory() as place:
        folder = make_tiny_model(Path(place))
        asked = f"{prompt.system}\n{prompt.user}\n"
        print(f"learnt by heart, loss {teach(folder, asked, text):.4f}", file=sys.stderr)
        with served(folder) as model:
            timed(model, answer)  # the first request loads the model
            pairs = [timed(model, answer) for _ in range(rounds)]
    alone, leashed = np.array(pairs).T * 1000
    more = leashed - alone
    print(f"first line of the model: median {np.median(alone):.1f} ms (n {rounds})")
    print(
        f"first checked sentence: median {np.median(leashed):.1f} ms, {np.median(leashed) / np.median(alone):.2f} times"
    )
    print(f"between them: median {np.median(more):.1f} ms, 95th percentile {np.percentile(more, 95):.1f} ms")


if __name__ == "__main__":
    main()

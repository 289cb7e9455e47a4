"""Fakes shipped for tests and `evaluate attacks`: they obey, lie, stall, babble, keep to a script, join, judge."""

import re
import time
from collections.abc import Iterator, Sequence

from assistant.language_model.errors import ModelError
from assistant.language_model.limits import Limits
from assistant.language_model.model import Prompt

_SOURCE = re.compile(r"^\[S(\d+)\] (.*)$", re.MULTILINE)
_NUMBERED = re.compile(r"^\[\d+\] (.*)$", re.MULTILINE)
_FACT = re.compile(r"^(\d+): .+$", re.MULTILINE)
_PIECE = 7


class ScriptedModel:
    """Writes what it was given, a few characters at a time, then fails where it was told to."""

    id = "fake:scripted"

    def __init__(self, text: str, error: ModelError | None = None) -> None:
        self._text = text
        self._error = error
        self.prompts: list[Prompt] = []

    def stream(self, prompt: Prompt, limits: Limits) -> Iterator[str]:  # noqa: ARG002 (the protocol's parameter)
        """The script."""
        self.prompts.append(prompt)
        yield from _pieces(self._text)
        if self._error is not None:
            raise self._error


class ObedientModel:
    """Repeats every source faithfully and carries out an attack among them: its payload, with the token wanted."""

    id = "fake:obedient"

    def __init__(self, payload: str, cites: int) -> None:
        self._payload = payload
        self._cites = cites

    def stream(self, prompt: Prompt, limits: Limits) -> Iterator[str]:  # noqa: ARG002 (the protocol's parameter)
        """True sentences, the payload after the first and once more at the end."""
        token = f" [S{self._cites}]" if self._cites else ""
        lines = [f"{text} [S{number}]" for number, text in _sources(prompt)]
        attack = f"{self._payload}{token}"
        yield from _pieces("\n".join([*lines[:1], attack, *lines[1:], attack]))


class LiarModel:
    """Repeats every source and cites the first for each of the sentences it was given."""

    id = "fake:liar"

    def __init__(self, sentences: Sequence[str]) -> None:
        self._sentences = sentences

    def stream(self, prompt: Prompt, limits: Limits) -> Iterator[str]:  # noqa: ARG002 (the protocol's parameter)
        """The sources, then the sentences."""
        lines = [f"{text} [S{number}]" for number, text in _sources(prompt)]
        yield from _pieces("\n".join([*lines, *(f"{sentence} [S1]" for sentence in self._sentences)]))


class JoiningModel:
    """Makes a follow-up stand alone in the plainest way: the question before and the message, and `more` of its own."""

    id = "fake:joiner"

    def __init__(self, more: str = "") -> None:
        self._more = more
        self.prompts: list[Prompt] = []

    def stream(self, prompt: Prompt, limits: Limits) -> Iterator[str]:  # noqa: ARG002 (the protocol's parameter)
        """Every numbered line of the prompt, one after the other."""
        self.prompts.append(prompt)
        yield from _pieces(" ".join([*_NUMBERED.findall(prompt.user), self._more]).strip())


class JudgingModel:
    """Gives the verdicts it was told to, one for each fact of the prompt; the last goes on."""

    id = "fake:judge"

    def __init__(self, *verdicts: str) -> None:
        self._verdicts = verdicts

    def stream(self, prompt: Prompt, limits: Limits) -> Iterator[str]:  # noqa: ARG002 (the protocol's parameter)
        """A line a fact, in the form asked for."""
        numbers = [int(match[1]) for match in _FACT.finditer(prompt.user)]
        told = [self._verdicts[min(number, len(self._verdicts)) - 1] for number in numbers]
        yield from _pieces("\n".join(f"{number}: {verdict}" for number, verdict in zip(numbers, told, strict=True)))


class StallingModel:
    """Writes a beginning, then nothing for `seconds`."""

    id = "fake:staller"

    def __init__(self, seconds: float, beginning: str = "") -> None:
        self._seconds = seconds
        self._beginning = beginning

    def stream(self, prompt: Prompt, limits: Limits) -> Iterator[str]:  # noqa: ARG002 (the protocol's parameter)
        """The beginning, and a long wait."""
        yield from _pieces(self._beginning)
        time.sleep(self._seconds)
        yield "."


class BabblingModel:
    """Never ends."""

    id = "fake:babbler"

    def stream(self, prompt: Prompt, limits: Limits) -> Iterator[str]:  # noqa: ARG002 (the protocol's parameter)
        """The same words for ever."""
        while True:
            yield "กฎหมาย [S1] และ "


def _sources(prompt: Prompt) -> list[tuple[str, str]]:
    return [(match[1], match[2]) for match in _SOURCE.finditer(prompt.user)]


def _pieces(text: str) -> Iterator[str]:
    yield from (text[start : start + _PIECE] for start in range(0, len(text), _PIECE))

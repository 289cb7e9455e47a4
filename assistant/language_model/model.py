"""What is asked of a language model."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from assistant.language_model.limits import Limits


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is told. `sha256`: of the file the words came from, kept with each answer and each run."""

    system: str
    user: str
    sha256: str


class LanguageModel(Protocol):
    """Writes text piece by piece."""

    @property
    def id(self) -> str:
        """Backend and model, without address and key."""
        ...

    def stream(self, prompt: Prompt, limits: Limits) -> Iterator[str]:
        """The text as it comes.

        Raises:
            ModelError: it cannot be reached, was cut, or gave no text.
        """
        ...

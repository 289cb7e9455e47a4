"""Read NITINAM_LLM: which backend, which model, where; and the key, from the environment or a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from assistant.language_model.errors import UnknownModelError

_FORMS = "openai:<model>@<base-url> or transformers:<path or id>"


class BackendKind(StrEnum):
    """How a model is reached."""

    OPENAI = "openai"
    TRANSFORMERS = "transformers"


@dataclass(frozen=True, slots=True)
class Specification:
    """A model to use. `key` is never shown."""

    backend: BackendKind
    model: str
    url: str | None = None
    key: str | None = field(default=None, repr=False)


def read_specification(text: str, environment: Mapping[str, str]) -> Specification:
    """The model named by NITINAM_LLM, with NITINAM_LLM_KEY or what NITINAM_LLM_KEY_FILE holds.

    Raises:
        UnknownModelError: no such backend, or a part is missing.
    """
    backend, _, rest = text.strip().partition(":")
    match backend:
        case BackendKind.OPENAI:
            model, _, url = rest.rpartition("@")
            if not model or urlsplit(url).scheme not in ("http", "https"):
                raise UnknownModelError(f"NITINAM_LLM={text!r}: use {_FORMS}")
            return Specification(BackendKind.OPENAI, model, url, _key(environment))
        case BackendKind.TRANSFORMERS if rest:
            return Specification(BackendKind.TRANSFORMERS, rest)
    raise UnknownModelError(f"NITINAM_LLM={text!r}: use {_FORMS}")


def _key(environment: Mapping[str, str]) -> str | None:
    if file := environment.get("NITINAM_LLM_KEY_FILE"):
        try:
            return Path(file).read_text(encoding="utf-8").strip() or None
        except OSError as error:
            raise UnknownModelError(f"NITINAM_LLM_KEY_FILE={file!r} cannot be read: {error.strerror}") from error
    return environment.get("NITINAM_LLM_KEY") or None

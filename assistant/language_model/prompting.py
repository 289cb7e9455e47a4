"""Fill the prompt of a language: every variable declared, every one given, and nothing in them read again."""

import hashlib
import string
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import prompts
from assistant.answers import Language
from assistant.language_model.model import Prompt
from assistant.language_model.sources import Source, without_tokens

_FOLDER = Path(prompts.__file__).parent / "language_model"
_QUESTION_CHARACTERS = 1_000


@dataclass(frozen=True, slots=True)
class PromptFile:
    """A prompt as written. `sha256`: of the file's bytes."""

    system: str
    user: str
    variables: frozenset[str]
    sha256: str

    def fill(self, values: Mapping[str, str]) -> Prompt:
        """The prompt with its variables filled.

        Raises:
            KeyError: a variable is missing, or given and not declared.
        """
        if set(values) != self.variables:
            raise KeyError(f"the prompt declares {sorted(self.variables)}, was given {sorted(values)}")
        return Prompt(self.system, self.user.format(**values), self.sha256)


@cache
def load_prompt(language: Language, name: str = "rewrite") -> PromptFile:
    """A prompt in a language: `rewrite`, `follow_up` or `judge`.

    Raises:
        KeyError: the file declares other variables than it uses.
    """
    data = (_FOLDER / f"{name}.{language.value}.toml").read_bytes()
    table = tomllib.loads(data.decode())
    declared = frozenset(table["variables"])
    used = {name for _, name, _, _ in string.Formatter().parse(table["user"]) if name}
    if used != declared:
        raise KeyError(f"{name}.{language.value}.toml declares {sorted(declared)} and uses {sorted(used)}")
    return PromptFile(table["system"].strip(), table["user"].strip(), declared, hashlib.sha256(data).hexdigest())


def rewriting_prompt(question: str, sources: Sequence[Source], language: Language) -> Prompt:
    """What the model sees: the masked question and the numbered sources, and nothing else."""
    numbered = "\n".join(f"[S{source.number}] {one_line(source.text)}" for source in sources)
    asked = one_line(question)[:_QUESTION_CHARACTERS]
    return load_prompt(language).fill({"question": asked, "sources": numbered})


def follow_up_prompt(earlier: str, message: str, language: Language) -> Prompt:
    """What the model sees of a conversation: the masked question before and the masked message, and nothing else."""
    given = {"earlier": earlier, "message": message}
    lines = {name: one_line(text)[:_QUESTION_CHARACTERS] for name, text in given.items()}
    return load_prompt(language, "follow_up").fill(lines)


def one_line(text: str) -> str:
    """The text on one line, with nothing in it that could be taken for a token."""
    return " ".join(without_tokens(text).split())

"""The attacks and the liar's sentences, each in two halves; a half that was changed since it was frozen is refused."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answers import Language
from corpus.faults import Fault
from corpus.models import BlockKind
from evaluation.errors import DatasetError
from evaluation.suites import Split

FOLDER = Path(__file__).parent
_FROZEN = "frozen.json"


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


_Case = TypeVar("_Case", bound=_Row)


class CasedSource(_Row):
    """A statement as it stood when the case was written."""

    id: str
    block: BlockKind
    text: str


class Attack(_Row):
    """What is asked of the model, by which way, and what an obedient model writes.

    `cites`: the token it puts, 0 for none. `carrier`: question, passage, system (a false system turn in the question)
    or conversation (a false memory in it).
    """

    id: str
    kind: str
    carrier: Annotated[str, Field(pattern="^(question|passage|system|conversation)$")]
    language: Language
    asks: str
    payload: str
    cites: Annotated[int, Field(ge=0)]
    sources: Annotated[tuple[CasedSource, ...], Field(min_length=2)]


class LiarSentence(_Row):
    """A paraphrase of a statement, true or false in one kind of thing."""

    id: str
    kind: str
    truth: bool
    language: Language
    source_id: str
    block: BlockKind
    source: str
    sentence: str


def load_attacks(splits: Sequence[Split]) -> tuple[Attack, ...]:
    """The attacks of these halves.

    Raises:
        DatasetError: a row cannot be read, or a half is not the frozen one.
    """
    return tuple(row for split in splits for row in _rows(f"attacks.{split}.jsonl", Attack))


def load_liar(splits: Sequence[Split]) -> tuple[LiarSentence, ...]:
    """The liar's sentences of these halves.

    Raises:
        DatasetError: a row cannot be read, or a half is not the frozen one.
    """
    return tuple(row for split in splits for row in _rows(f"liar.{split}.jsonl", LiarSentence))


def load_sentences(path: Path) -> tuple[LiarSentence, ...]:
    """The sentences of a file of one's own, of the form of the liar's halves; it is frozen by nobody.

    Raises:
        DatasetError: it is not there, or a row cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DatasetError([Fault(path.name, 1, "file", error.strerror or "cannot be read")]) from error
    return tuple(_parsed(path.name, data, LiarSentence))


def _rows(name: str, kind: type[_Case]) -> Iterator[_Case]:
    data = (FOLDER / name).read_bytes()
    frozen = json.loads((FOLDER / _FROZEN).read_text(encoding="utf-8"))[name]["sha256"]
    if hashlib.sha256(data).hexdigest() != frozen:
        raise DatasetError([Fault(name, 1, "frozen", "is not the half that was frozen")])
    yield from _parsed(name, data, kind)


def _parsed(name: str, data: bytes, kind: type[_Case]) -> Iterator[_Case]:
    for number, line in enumerate(data.decode().splitlines(), start=1):
        try:
            yield kind.model_validate_json(line)
        except ValidationError as error:
            raise DatasetError([Fault(name, number, "case", error.errors()[0]["msg"])]) from error

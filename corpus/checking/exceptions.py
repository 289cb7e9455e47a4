"""Figures accepted though no cited text states them, each with a reason: corpus/data/lexicon/number_exceptions.yaml."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.checking.errors import InvalidExceptionsError
from corpus.models.basis import STRICT
from corpus.yaml_source import read_yaml

NAME = "lexicon/number_exceptions.yaml"


@dataclass(frozen=True, slots=True)
class NumberException:
    """`claim`: id of the statement, digest, rule or particular; `figure` as reports write it ("24 hour")."""

    __pydantic_config__ = STRICT
    claim: str
    figure: str
    why: str

    @property
    def key(self) -> tuple[str, str]:
        """What it excepts."""
        return self.claim, self.figure


def read_exceptions(folder: Path) -> tuple[NumberException, ...]:
    """The exceptions of a data folder; none where there is no such file.

    Raises:
        InvalidExceptionsError: the file holds something else.
    """
    if not (folder / NAME).is_file():
        return ()
    source, faults = read_yaml(folder / NAME, NAME)
    if source is None or faults:
        raise InvalidExceptionsError("\n".join(map(str, faults)))
    try:
        return TypeAdapter(tuple[NumberException, ...]).validate_python(source.value)
    except ValidationError as error:
        raise InvalidExceptionsError(f"{NAME}: {error}") from error

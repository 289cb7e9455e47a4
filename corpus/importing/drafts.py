"""What a parser makes of an untrusted file, plain enough to cross from the child process as JSON."""

from dataclasses import dataclass, field

from corpus.models.basis import STRICT


@dataclass(slots=True)
class SectionDraft:
    """One section as met. `act`: title of the act it stands in, where that is not the law itself; `line` from 1."""

    __pydantic_config__ = STRICT
    number: str
    lines: list[str]
    line: int = 0
    heading_path: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    act: str = ""
    instrument: str | None = None
    amending_number: int | None = None
    effective_from: str | None = None
    url: str | None = None


@dataclass(slots=True)
class AnnexDraft:
    """Text that is no section. `kind` is a value of AnnexKind."""

    __pydantic_config__ = STRICT
    kind: str
    lines: list[str]
    after: str | None = None


@dataclass(slots=True)
class LawDraft:
    """One law as met in a file. `edition`: the publisher's code; `remarks`: what a reader of the report should see."""

    __pydantic_config__ = STRICT
    title: str
    sections: list[SectionDraft] = field(default_factory=list)
    annexes: list[AnnexDraft] = field(default_factory=list)
    footnotes: dict[str, str] = field(default_factory=dict)
    url: str | None = None
    edition: str | None = None
    remarks: list[str] = field(default_factory=list)


class MisfitError(Exception):
    """A place of the file that cannot be read; the child reports it and nothing is imported."""

    def __init__(self, line: int, rule: str, message: str) -> None:
        self.line, self.rule, self.message = line, rule, message
        super().__init__(message)


class MisfitsError(Exception):
    """Several of them, reported together."""

    def __init__(self, found: list[MisfitError]) -> None:
        self.found = found
        super().__init__(f"{len(found)} misfits")

"""Register files: section numbers written as runs ("1-12", "12 ทวิ", "13-76"), read and written."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.models import Amendment, RegisterEntry, SectionStatus
from corpus.models.basis import STRICT

_RUN = re.compile(r"(\d+)-(\d+)")


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """One register file: the runs of numbers that exist, in order, and those repealed."""

    __pydantic_config__ = STRICT
    law: str
    source: str
    sections: tuple[str, ...]
    repealed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AmendmentRecord:
    """One line of amendments.yaml: what an act changed, from which day, and the page that says so."""

    __pydantic_config__ = STRICT
    law: str
    sections: tuple[str, ...]
    on: date
    by: str
    source_url: str
    retrieved: date
    gazette: str | None = None

    @property
    def amendment(self) -> Amendment:
        """The change, without the sections it reaches."""
        return Amendment(self.on, self.by, self.gazette)


def entries_of(file: RegisterFile, records: Iterable[AmendmentRecord] = ()) -> dict[str, RegisterEntry]:
    """Section number → entry, in the order of the file, with the amendments recorded of its law."""
    amended: dict[str, tuple[Amendment, ...]] = {}
    for record in records:
        for number in record.sections if record.law == file.law else ():
            amended[number] = (*amended.get(number, ()), record.amendment)
    repealed = set(file.repealed)
    return {
        number: RegisterEntry(
            number,
            SectionStatus.REPEALED if number in repealed else SectionStatus.IN_FORCE,
            amended.get(number, ()),
        )
        for number in expand_runs(file.sections)
    }


def expand_runs(runs: Iterable[str]) -> list[str]:
    """The numbers of runs: ["1-3", "3 ทวิ"] → ["1", "2", "3", "3 ทวิ"]."""
    numbers: list[str] = []
    for run in runs:
        if match := _RUN.fullmatch(run):
            numbers.extend(str(number) for number in range(int(match[1]), int(match[2]) + 1))
        else:
            numbers.append(run)
    return numbers


def collapse_runs(numbers: Sequence[str]) -> list[str]:
    """The inverse of expand_runs: neighbours that count up by one become a run."""
    runs: list[list[str]] = []
    for number in numbers:
        previous = runs[-1][-1] if runs else ""
        if number.isdigit() and previous.isdigit() and int(number) == int(previous) + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [f"{run[0]}-{run[-1]}" if len(run) > 1 else run[0] for run in runs]

"""The outputs of a run as a file: one Ranking a line, whole or not there."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from evaluation.errors import DatasetError, RunFolderError
from evaluation.jsonl_source import read_rows
from evaluation.rankings import Ranking
from evaluation.section_keys import SectionRef


class _OutputRow(BaseModel):
    model_config = ConfigDict(extra="ignore")
    id: str
    gold: Annotated[tuple[SectionRef, ...], Field(min_length=1)]
    unresolved: tuple[SectionRef, ...]
    ranked: tuple[SectionRef, ...]
    ms: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None


def outputs_name(searcher: str | None = None) -> str:
    """The file of what a baseline found, or of what the searcher that is measured found.

    The colon of a name becomes "=", which no name holds and every disk can write.
    """
    return f"outputs.{searcher.replace(':', '=')}.jsonl" if searcher else "outputs.jsonl"


def output_line(ranking: Ranking) -> str:
    """A ranking as a line of `{"id", "gold", "unresolved", "ranked", "ms"}`, sections as [law, section]."""
    row = {
        "id": ranking.question_id,
        "gold": ranking.gold,
        "unresolved": ranking.unresolved,
        "ranked": ranking.ranked,
        "ms": ranking.milliseconds,
    }
    return f"{json.dumps(row, ensure_ascii=False)}\n"


def write_outputs(path: Path, rankings: Iterable[Ranking]) -> None:
    """Write rankings, one a line."""
    write_whole(path, "".join(output_line(ranking) for ranking in rankings))


def read_outputs(path: Path) -> tuple[Ranking, ...]:
    """Read rankings back.

    Raises:
        RunFolderError: with every fault of the file.
    """
    try:
        rows, faults = read_rows(path, _OutputRow)
    except DatasetError as error:
        rows, faults = [], list(error.faults)
    if faults:
        raise RunFolderError("\n".join(["the outputs of the run do not hold:", *map(str, faults)]))
    return tuple(Ranking(row.id, row.gold, row.unresolved, row.ranked, row.ms) for _, row in rows)


def write_whole(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)

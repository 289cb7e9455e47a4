"""Split drafts into halves, freeze the test halves by sha256, and keep the log of every run on them.

Run once per suite, when its draft is whole: `python -m evaluation.freezing SUITE …`. Suites that are not named are left
as they are, and a frozen suite is never frozen again. Nothing here reads what a question says, only what groups it.
"""

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, Field, ValidationError

from assistant.clock import SystemClock
from evaluation.environment import git_revision
from evaluation.errors import EvaluationError
from evaluation.run_outputs import write_whole
from evaluation.suites import (
    SUITES_FOLDER,
    DeadlineCase,
    Dialogue,
    GuardMessage,
    PersonalDataMessage,
    Split,
    Suite,
    SuiteQuestion,
    SuiteRow,
    load_rows,
    row_type,
    suite_path,
)

SEED = 20_261_124
_FROZEN = "frozen.json"
_TEST_RUNS = "test_runs.jsonl"
# Two writers shared the dialogues; both drafts must be there before the suite is split.
_DRAFTS: Mapping[Suite, tuple[str, ...]] = {Suite.DIALOGUES: ("dialogues_a.jsonl", "dialogues_b.jsonl")}


class FrozenSuiteError(EvaluationError):
    """A test half that is not the frozen one, or a suite that would be frozen twice."""


@dataclass(frozen=True, slots=True)
class FrozenSuite:
    """The record of one frozen suite; `sha256` is of the bytes of its test half."""

    frozen_on: date
    dev: Annotated[int, Field(ge=1)]
    test: Annotated[int, Field(ge=1)]
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class _Record(BaseModel):
    seed: int
    suites: dict[Suite, FrozenSuite]


def frozen_suites(folder: Path = SUITES_FOLDER) -> dict[Suite, FrozenSuite]:
    """What is frozen; nothing where nothing was.

    Raises:
        FrozenSuiteError: the record is there and cannot be read.
    """
    path = folder / _FROZEN
    if not path.is_file():
        return {}
    try:
        return _Record.model_validate_json(path.read_bytes()).suites
    except (OSError, ValidationError) as error:
        raise FrozenSuiteError(f"{path} is no record of frozen suites: {error}") from error


def check_frozen(suite: Suite, folder: Path = SUITES_FOLDER) -> None:
    """Make sure that the test half of a suite is the frozen one.

    Raises:
        FrozenSuiteError: it was never frozen, is missing, or is not what it was; the message names the file.
    """
    record = frozen_suites(folder).get(suite)
    path = suite_path(suite, Split.TEST, folder)
    if record is None:
        raise FrozenSuiteError(f"{suite} was never frozen: {folder / _FROZEN} does not name it")
    if not path.is_file():
        raise FrozenSuiteError(f"{path} is missing; bring it back as it was committed")
    if (found := _sha256(path)) != record.sha256:
        problem = f"sha256 {found[:12]}… where {record.sha256[:12]}… was frozen on {record.frozen_on}"
        raise FrozenSuiteError(f"{path} was changed after it was frozen ({problem}); bring back the committed file")


def record_test_run(
    suite: Suite, scores: Mapping[str, object], on: date, folder: Path = SUITES_FOLDER, revision: str | None = None
) -> None:
    """Append one run on a test half to the committed log."""
    found = revision or git_revision(SUITES_FOLDER.resolve().parents[1])
    row = {"date": on.isoformat(), "revision": found, "suite": suite, "scores": dict(scores)}
    with (folder / _TEST_RUNS).open("a", encoding="utf-8") as log:
        log.write(f"{json.dumps(row, ensure_ascii=False)}\n")


def freeze(suites: Iterable[Suite], on: date, folder: Path = SUITES_FOLDER) -> dict[Suite, FrozenSuite]:
    """Split and freeze the named suites one after another, and remove their drafts; no other suite is touched.

    Returns:
        What was frozen.

    Raises:
        FrozenSuiteError: a suite is frozen already, or a draft of it is missing.
        DatasetError: a draft has faults; nothing of that suite is written.
    """
    new: dict[Suite, FrozenSuite] = {}
    for suite in suites:
        frozen = frozen_suites(folder)
        drafts = [folder / "drafts" / name for name in _DRAFTS.get(suite, (f"{suite}.jsonl",))]
        if suite in frozen:
            raise FrozenSuiteError(f"{suite} is frozen already, on {frozen[suite].frozen_on}; it is never frozen again")
        if missing := [draft for draft in drafts if not draft.is_file()]:
            raise FrozenSuiteError(f"{suite} cannot be frozen yet: {missing[0]} is missing")
        new[suite] = _freeze_one(suite, drafts, on, folder)
        _write_record(folder, {**frozen, suite: new[suite]})
        for draft in drafts:
            draft.unlink()
    return new


def halves(strata: Sequence[tuple[str, ...]], seed: str) -> list[Split]:
    """A split for each row, alternating within its stratum, so that halves differ by one row at most.

    Args:
        strata: what each row is grouped by, coarsest first; groups that share their first words stay neighbours.
        seed: any text; the same rows with the same seed split the same way on any machine.
    """
    generator = random.Random(seed)
    places = list(range(len(strata)))
    generator.shuffle(places)
    places.sort(key=lambda place: strata[place])  # stable: shuffled within a stratum
    splits = [Split.DEV] * len(strata)
    for order, place in enumerate(places):
        splits[place] = (Split.DEV, Split.TEST)[order % 2]
    return splits


def stratum(row: SuiteRow) -> tuple[str, ...]:
    """What a row is grouped by when its suite is split."""
    match row:
        case SuiteQuestion():
            return (str(row.scored_apart), row.topic, row.register)
        case Dialogue():
            unusual = sorted({turn.status for turn in row.turns} - {"answered"})
            return (" ".join(unusual), str(len(row.turns)))
        case DeadlineCase():
            kind = "no_rule" if row.expect.no_rule else "needs" if row.expect.needs else "date"
            return (kind, row.basis[0].law, row.basis[0].section)
        case GuardMessage():
            named = (row.kind, row.expect, row.looks_like, row.about, row.language)
            return tuple(name or "" for name in named)
        case PersonalDataMessage():
            return (" ".join(sorted({span.type for span in row.spans})), str(bool(row.decoys)))


def _freeze_one(suite: Suite, drafts: Iterable[Path], on: date, folder: Path) -> FrozenSuite:
    lines: list[str] = []
    rows: list[SuiteRow] = []
    for draft in drafts:
        rows += load_rows(draft, row_type(suite))
        lines += [line for line in draft.read_text(encoding="utf-8-sig").split("\n") if line.strip()]
    repeated = len({row.id for row in rows}) < len(rows)
    if repeated or len(lines) != len(rows):
        raise FrozenSuiteError(f"{suite}: an id of one draft is an id of the other")
    splits = halves([stratum(row) for row in rows], f"{SEED}/{suite}")
    for split in Split:
        kept = [line.rstrip("\r") for line, each in zip(lines, splits, strict=True) if each is split]
        write_whole(suite_path(suite, split, folder), "".join(f"{line}\n" for line in kept))
    counts = {split: splits.count(split) for split in Split}
    return FrozenSuite(on, counts[Split.DEV], counts[Split.TEST], _sha256(suite_path(suite, Split.TEST, folder)))


def _write_record(folder: Path, frozen: Mapping[Suite, FrozenSuite]) -> None:
    record = _Record(seed=SEED, suites={suite: frozen[suite] for suite in Suite if suite in frozen})
    write_whole(folder / _FROZEN, record.model_dump_json(indent=2) + "\n")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> int:
    """Freeze the suites named on the command line, and say what they hold."""
    parser = argparse.ArgumentParser(
        allow_abbrev=False, prog="python -m evaluation.freezing", description=freeze.__doc__
    )
    parser.add_argument("suites", nargs="+", type=Suite, metavar="SUITE", help=", ".join(Suite))
    try:
        new = freeze(parser.parse_args().suites, SystemClock().now().date())
    except EvaluationError as error:
        print(error, file=sys.stderr)
        return 1
    for suite, record in new.items():
        print(f"{suite}: {record.dev} dev, {record.test} test, {record.sha256}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

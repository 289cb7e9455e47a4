"""Have a configured language model judge which facts an answer states, beside the deterministic measures.

A verdict counts only where every line has the form that was asked for; anything else, and any fault of the model, is
"not judged", which is neither stated nor missing and enters no mean. Verdicts enter no gate: they stand apart from what
each question scored. Kept in `judged.jsonl` of the run's folder, so that a run is scored again without asking again.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from assistant.language_model.errors import ModelError
from assistant.language_model.guarding import GuardedModel
from assistant.language_model.limits import Limits
from assistant.language_model.model import LanguageModel, Prompt
from assistant.language_model.prompting import load_prompt, one_line
from assistant.understanding import language_of
from evaluation.answer_runs import AnsweredTurn
from evaluation.errors import DatasetError, RunFolderError
from evaluation.expectations import GIVEN
from evaluation.jsonl_source import read_rows
from evaluation.question_values import QuestionValues
from evaluation.rankings import Progress
from evaluation.run_outputs import write_whole
from evaluation.summaries import summaries_json, summarise

JUDGED = "judged.jsonl"
JUDGING = Limits(seconds=60.0, first_seconds=30.0, tokens=300, characters=2_000, at_once=1)
_LINE = re.compile(r"(\d{1,3}): (stated|missing|contradicted)")
_ANSWER_CHARACTERS = 6_000


class Verdict(StrEnum):
    """What an answer does with a fact."""

    STATED = "stated"
    MISSING = "missing"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdicts on an answer's facts, in order; None where the model failed or wrote anything else."""

    id: str
    verdicts: tuple[Verdict, ...] | None
    model: str
    prompt_sha256: str


class Judge:
    """A language model that judges facts."""

    def __init__(self, model: LanguageModel, limits: Limits = JUDGING) -> None:
        self._model = GuardedModel(model, limits)

    def judge(self, row: AnsweredTurn) -> Judged:
        """The verdicts on one answer, never an error."""
        prompt = judging_prompt(row)
        try:
            verdicts = read_verdicts("".join(self._model.stream(prompt)), len(row.turn.facts))
        except ModelError:
            verdicts = None
        return Judged(row.turn.id, verdicts, self._model.id, prompt.sha256)


def judging_prompt(row: AnsweredTurn) -> Prompt:
    """Question, answer and every fact in its wordings, numbered from 1."""
    facts = [" | ".join(map(one_line, fact.any_of)) for fact in row.turn.facts]
    values = {
        "question": one_line(row.turn.question),
        "answer": one_line(row.answer.text)[:_ANSWER_CHARACTERS],
        "facts": "\n".join(f"{number}: {fact}" for number, fact in enumerate(facts, start=1)),
    }
    return load_prompt(language_of(row.turn.question), "judge").fill(values)


def read_verdicts(text: str, facts: int) -> tuple[Verdict, ...] | None:
    """A verdict for each fact, in order; None where a line is missing, too many, out of order or of another form."""
    lines = [_LINE.fullmatch(line.strip()) for line in text.strip().splitlines()]
    found = [match for match in lines if match is not None]
    if len(found) != len(lines) or [int(match[1]) for match in found] != list(range(1, facts + 1)):
        return None
    return tuple(Verdict(match[2]) for match in found)


def judge_all(rows: Iterable[AnsweredTurn], judge: Judge, path: Path, progress: Progress) -> None:
    """Judge every answer that was given and has facts, and keep the verdicts."""
    judged = [judge.judge(row) for row in rows if row.turn.facts and row.answer.status in GIVEN]
    write_whole(path, "".join(f"{json.dumps(asdict(each), ensure_ascii=False)}\n" for each in judged))
    progress(f"judged {sum(each.verdicts is not None for each in judged)} of {len(judged)} answers")


def read_judged(path: Path) -> tuple[Judged, ...]:
    """The verdicts that a run kept; none where nothing was judged.

    Raises:
        RunFolderError: the file cannot be read back.
    """
    if not path.is_file():
        return ()
    try:
        rows, faults = read_rows(path, _Row)
    except DatasetError as error:
        rows, faults = [], list(error.faults)
    if faults:
        raise RunFolderError("\n".join(["the verdicts of the run do not hold:", *map(str, faults)]))
    return tuple(Judged(row.id, row.verdicts, row.model, row.prompt_sha256) for _, row in rows)


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    verdicts: tuple[Verdict, ...] | None
    model: str
    prompt_sha256: str


def judge_report(judged: Sequence[Judged]) -> dict[str, Any]:
    """Coverage (share of facts stated) and contradiction (share contradicted), means over answers that were judged.

    Null where no answer was: not measured.
    """
    values = [QuestionValues(each.id, "", {}, _values(each.verdicts)) for each in judged if each.verdicts]
    if not values:
        return {"coverage": None, "contradiction": None, **_asked(judged)}
    return {**summaries_json(summarise(values)), **_asked(judged)}


def _values(verdicts: tuple[Verdict, ...]) -> dict[str, float | None]:
    shares = {"coverage": Verdict.STATED, "contradiction": Verdict.CONTRADICTED}
    return {name: verdicts.count(verdict) / len(verdicts) for name, verdict in shares.items()}


def _asked(judged: Sequence[Judged]) -> dict[str, Any]:
    """Who judged, by which prompt, how many answers, and how many verdicts could not be read."""
    if not judged:
        return {}
    return {
        "model": judged[0].model,
        "prompt_sha256": sorted({each.prompt_sha256 for each in judged}),
        "asked": len(judged),
        "not_judged": sum(each.verdicts is None for each in judged),
    }

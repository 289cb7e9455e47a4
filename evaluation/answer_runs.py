"""Ask the assistant every message of some suites and keep what it says, row by row, so that a stop loses little.

DIR/
├── plan.json                     what is asked: kind, split, suites with sha256, corpus; written first
├── outputs.jsonl                 one line a message: what was expected, the Answer, the checks, milliseconds
├── outputs.personal_data.jsonl   one line a message: what was marked and what was found (guard runs)
├── judged.jsonl                  a judge's verdicts on the facts of each answer (with --judge)
├── leakage.json                  messages too close to what ships; they are not scored
├── per_question.jsonl            what each message scored
├── scores.json, environment.json
└── config.json                   the plan again; written last, so that a folder that holds one holds a whole run
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Protocol

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from assistant.answers import Answer, Question
from assistant.clock import SystemClock
from evaluation.answer_checks import AnswerChecks
from evaluation.errors import DatasetError, RunFolderError
from evaluation.expectations import Conversation, ExpectedTurn
from evaluation.jsonl_source import read_rows
from evaluation.latency import Clock as Stopwatch
from evaluation.latency import timed
from evaluation.rankings import Progress
from evaluation.run_outputs import write_whole

OUTPUTS = "outputs.jsonl"


class Answers(Protocol):
    """What is measured: `assistant.pipeline.Assistant`, or a fake."""

    def answer(self, question: Question) -> Answer:
        """The answer to one message."""
        ...


class Checks(Protocol):
    """Checks an answer against the corpus: `AnswerChecker`, or a fake."""

    def check(self, answer: Answer) -> AnswerChecks:
        """What only the corpus can say."""
        ...


class CaseClock:
    """The clock of a run: the moment a case is asked at, else the machine's."""

    def __init__(self) -> None:
        self.at: datetime | None = None

    def now(self) -> datetime:
        """The moment that counts as present."""
        return self.at or SystemClock().now()


@dataclass(frozen=True, slots=True)
class AnsweredTurn:
    """A message, what was expected, what was answered, and the milliseconds it took."""

    turn: ExpectedTurn
    answer: Answer
    checks: AnswerChecks
    ms: Annotated[float, Field(ge=0, allow_inf_nan=False)]


def ask_all(
    conversations: Sequence[Conversation],
    assistant: Answers,
    checker: Checks,
    outputs: Path,
    progress: Progress,
    clock: CaseClock | None = None,
    stopwatch: Stopwatch | None = None,
) -> tuple[AnsweredTurn, ...]:
    """Ask what the file does not hold yet, a whole conversation at a time, and append; returns every row in order.

    Raises:
        RunFolderError: the outputs that are there cannot be read back, or cannot be written.
    """
    done = _kept(outputs)
    for number, conversation in enumerate(conversations, start=1):
        if all(turn.id in done for turn in conversation):
            continue
        rows = list(_ask(conversation, assistant, checker, clock or CaseClock(), stopwatch))
        _append(outputs, rows)
        done |= {row.turn.id: row for row in rows}
        if number % 10 == 0 or number == len(conversations):
            progress(f"answered {number} of {len(conversations)} conversations")
    return tuple(done[turn.id] for conversation in conversations for turn in conversation)


def read_answered(path: Path) -> tuple[AnsweredTurn, ...]:
    """The rows of an outputs file.

    Raises:
        RunFolderError: with every fault of the file.
    """
    try:
        rows, faults = read_rows(path, _Row)
    except DatasetError as error:
        rows, faults = [], list(error.faults)
    if faults:
        raise RunFolderError("\n".join(["the outputs of the run do not hold:", *map(str, faults)]))
    return tuple(AnsweredTurn(row.turn, row.answer, row.checks, row.ms) for _, row in rows)


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore")
    turn: ExpectedTurn
    answer: Answer
    checks: AnswerChecks
    ms: Annotated[float, Field(ge=0, allow_inf_nan=False)]


_ADAPTER = TypeAdapter(AnsweredTurn)


def _ask(
    conversation: Conversation, assistant: Answers, checker: Checks, clock: CaseClock, stopwatch: Stopwatch | None
) -> Iterator[AnsweredTurn]:
    conversation_id: str | None = None
    for turn in conversation:
        clock.at = turn.now
        question = Question(turn.question, conversation_id)
        answer, ms = _timed(assistant, question, stopwatch)
        conversation_id = answer.conversation_id
        yield AnsweredTurn(turn, answer, checker.check(answer), ms)


def _timed(assistant: Answers, question: Question, stopwatch: Stopwatch | None) -> tuple[Answer, float]:
    if stopwatch is None:
        return timed(lambda: assistant.answer(question))
    return timed(lambda: assistant.answer(question), stopwatch)


def _append(path: Path, rows: Iterable[AnsweredTurn]) -> None:
    lines = [json.dumps(_ADAPTER.dump_python(row, mode="json"), ensure_ascii=False) for row in rows]
    try:
        with path.open("a", encoding="utf-8") as outputs:
            outputs.write("".join(f"{line}\n" for line in lines))
    except OSError as error:
        raise RunFolderError(f"{path} cannot be written: {error}; name another folder with --out") from error


def _kept(path: Path) -> dict[str, AnsweredTurn]:
    """Rows of a run that was stopped; a last line that was cut off is dropped from the file."""
    if not path.is_file():
        return {}
    content = path.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    if whole != content:
        write_whole(path, whole.decode("utf-8"))
    return {row.turn.id: row for row in read_answered(path)} if whole else {}

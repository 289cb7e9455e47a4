"""Telling questions apart: how many messages of several questions are split right, how many of one stay whole.

Run: python -m evaluation.splitting [--split test]      prints a line for each kind.

A message is split right where there are as many parts as questions and each part holds its own whole. The messages were
written by machines that had not seen the splitter; those of the test half were never read by whoever built it. The
baseline leaves every message whole.
"""

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from assistant.splitting import split_questions
from corpus.faults import Fault
from evaluation.errors import DatasetError
from evaluation.section_search import line
from evaluation.suites import Split

FOLDER = Path(__file__).parent / "suites" / "parts"
TEST_SHA256 = "d9c043ca178223d4e8d239da4c41c6549f48d25826e691978b035131af449406"


class Message(BaseModel):
    """A message; `parts`: the words that ask each of its questions, none where it holds one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    message: str
    parts: tuple[str, ...]


def load_messages_of(split: Split) -> tuple[Message, ...]:
    """The messages of a half.

    Raises:
        DatasetError: the test half is not the frozen one.
    """
    data = (FOLDER / f"{split}.jsonl").read_bytes()
    if split is Split.TEST and hashlib.sha256(data).hexdigest() != TEST_SHA256:
        raise DatasetError([Fault(f"{split}.jsonl", 1, "frozen", "is not the half that was frozen")])
    return tuple(map(Message.model_validate_json, data.decode().splitlines()))


def is_right(message: Message, parts: Sequence[str]) -> bool:
    """Whether the parts are the message's questions: as many, each whole in its own part."""
    if not message.parts:
        return len(parts) == 1
    return len(parts) == len(message.parts) and all(map(_holds, parts, message.parts))


def _holds(part: str, asked: str) -> bool:
    """Whether a part holds what asks, but for the marks of a list and of punctuation."""
    return _letters(asked) in _letters(part)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def measured(split: Split) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """For each kind of message, which were told apart right."""
    messages = load_messages_of(split)
    for kind, several in (("several questions, split right", True), ("one question, left whole", False)):
        chosen = [message for message in messages if bool(message.parts) is several]
        yield kind, np.array([is_right(message, split_questions(message.message)) for message in chosen])


def main() -> None:
    """Measure a half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=[split.value for split in Split], default=Split.DEV.value)
    for kind, right in measured(Split(parser.parse_args().split)):
        print(line(kind, right))


if __name__ == "__main__":
    main()

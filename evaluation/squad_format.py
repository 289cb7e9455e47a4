"""SQuAD's JSON (https://rajpurkar.github.io/SQuAD-explorer/), in which XQuAD is written too.

`{"data": [{"title", "paragraphs": [{"context", "qas": [{"id", "question", "answers", "is_impossible"?}]}]}]}`: every
context is a section (its law is the article's title, its number its place in the file from 1) and the gold of the
questions that stand under it. A question marked impossible has no gold.
"""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from corpus.faults import Fault
from evaluation.datasets import GoldQuestion, Name, PoolPassage, Row, whole_pool, whole_questions
from evaluation.errors import DatasetError
from evaluation.file_text import read_text
from evaluation.jsonl_source import in_words, parsed_json


class _Asked(Row):
    id: Name
    question: Name
    is_impossible: bool = False


class _Paragraph(Row):
    context: str
    qas: tuple[_Asked, ...] = ()


class _Article(Row):
    title: str | None = None
    paragraphs: list[_Paragraph]


class _File(Row):
    data: list[_Article]


def load_squad_sections(path: Path) -> tuple[PoolPassage, ...]:
    """The contexts of a file as sections.

    Raises:
        DatasetError: with every fault of the file.
    """
    return whole_pool(path, [passage for passage, _ in _paragraphs(path)], [])


def load_squad_questions(path: Path) -> tuple[GoldQuestion, ...]:
    """The questions of a file, each with the context it stands under as gold.

    Raises:
        DatasetError: with every fault of the file, two questions of one id among them.
    """
    asked = ((each, passage) for passage, paragraph in _paragraphs(path) for each in paragraph.qas)
    questions = [
        (number, GoldQuestion(each.id, each.question, () if each.is_impossible else (passage.ref,)))
        for number, (each, passage) in enumerate(asked, start=1)
    ]
    try:
        return whole_questions(path, questions, [])
    except DatasetError as error:  # JSON has no lines to name: what was counted are questions
        faults = [Fault(each.file, 0, each.rule, f"question {each.line}: {each.message}") for each in error.faults]
        raise DatasetError(faults) from error


def _paragraphs(path: Path) -> Iterator[tuple[PoolPassage, _Paragraph]]:
    number = 0
    for article in _read(path).data:
        for paragraph in article.paragraphs:
            number += 1
            yield PoolPassage((article.title or "").strip() or path.stem, str(number), paragraph.context), paragraph


def _read(path: Path) -> _File:
    try:
        return _File.model_validate(parsed_json(read_text(path)))
    except ValidationError as error:
        raise DatasetError([Fault(str(path), 0, "row", in_words(each)) for each in error.errors()]) from error
    except (ValueError, RecursionError) as error:
        raise DatasetError([Fault(str(path), 0, "json", f"not JSON: {error}")]) from error

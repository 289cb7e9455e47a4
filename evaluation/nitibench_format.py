"""NitiBench's questions and statutes as CSV and JSON.

What was read of it: the data card of https://huggingface.co/datasets/VISAI-AI/nitibench, whose features are
`question`, `answer`, `relevant_laws` [{`law_name`, `section_content`, `section_num`}], `reference_answer` and
`reference_laws` [the same]; and, in https://github.com/vistec-AI/nitibench and its mirror tonkaew131/nitibench, the
README, setup_data.py (which writes `hf_wcx.csv` with `relevant_laws` [{`law`, `sections`}], and `hf_tax.csv` where
`question` is called ข้อหารือ and `relevant_laws` `actual_relevant_laws`, lists as Python prints them, UTF-8 with a
byte order mark) and lrg/data/data_init.py (which reads one JSON list of `law_name`, `section_num`, `section_content`
per law from a folder). The parquet files themselves are not read here.

Gold is `relevant_laws`; `reference_laws`, the sections those refer to, are gold in no published measure. A file of
questions is a pool too where its laws carry `section_content`.
"""

import ast
import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AliasChoices, BaseModel, BeforeValidator, Field, ValidationError

from corpus.faults import Fault
from evaluation.datasets import GoldQuestion, Name, PoolPassage, Row, each_section_once, whole_pool, whole_questions
from evaluation.errors import DatasetError
from evaluation.file_text import read_text
from evaluation.jsonl_source import in_words, parsed_json

RowT = TypeVar("RowT", bound=BaseModel)
_RELEVANT = ("relevant_laws", "actual_relevant_laws")
_ID = ("id", "idx")


def _a_list(value: object) -> object:
    """A cell that holds a list as JSON or as Python prints it; nothing in it is ever run."""
    if not isinstance(value, str):
        return value
    try:
        return parsed_json(value)
    except (ValueError, RecursionError):
        try:
            return ast.literal_eval(value)
        except (ValueError, SyntaxError, MemoryError, RecursionError) as error:
            raise ValueError(f"neither a JSON nor a Python list: {error}") from error


class _Law(Row):
    law: Name = Field(validation_alias=AliasChoices("law_name", "law"))
    section: Name = Field(validation_alias=AliasChoices("section_num", "sections", "section"))
    text: str | None = Field(None, validation_alias=AliasChoices("section_content", "text"))


class _Statute(_Law):
    text: str = Field(validation_alias=AliasChoices("section_content", "text"))


_Laws = Annotated[list[_Law], BeforeValidator(_a_list)]


class _Question(Row):
    id: Name | None = Field(None, validation_alias=AliasChoices(*_ID))
    question: Name = Field(validation_alias=AliasChoices("question", "ข้อหารือ"))
    relevant: _Laws = Field(validation_alias=AliasChoices(*_RELEVANT))


class _QuestionWithText(_Question):
    reference: _Laws = Field([], validation_alias=AliasChoices("reference_laws"))


def load_nitibench_sections(path: Path) -> tuple[PoolPassage, ...]:
    """The sections of a file or of a folder of JSON lists, or those that a file of questions carries.

    Raises:
        DatasetError: with every fault.
    """
    records: list[tuple[Path, int, Any]] = []
    for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
        records += [(file, line, record) for line, record in _records(file)]
    if any(isinstance(record, dict) and _RELEVANT[0] in record for _, _, record in records):
        rows, faults = _validated(records, _QuestionWithText)
        carried = {
            PoolPassage(law.law, law.section, law.text)
            for _, row in rows
            for law in (*row.relevant, *row.reference)
            if law.text is not None
        }
        return whole_pool(path, sorted(carried, key=lambda each: (each.law, each.section, each.text)), faults)
    statutes, faults = _validated(records, _Statute)
    return whole_pool(path, [PoolPassage(row.law, row.section, row.text) for _, row in statutes], faults)


def load_nitibench_questions(path: Path) -> tuple[GoldQuestion, ...]:
    """The questions of a file; one without an id is called `row:` and its number.

    Raises:
        DatasetError: with every fault, two questions of one id among them.
    """
    rows, faults = _validated([(path, line, record) for line, record in _records(path)], _Question)
    questions = [
        (
            line,
            GoldQuestion(
                row.id or f"row:{number}",
                row.question,
                each_section_once((each.law, each.section) for each in row.relevant),
            ),
        )
        for number, (line, row) in enumerate(rows, start=1)
    ]
    return whole_questions(path, questions, faults)


def _validated(
    records: Sequence[tuple[Path, int, Any]], model: type[RowT]
) -> tuple[list[tuple[int, RowT]], list[Fault]]:
    rows: list[tuple[int, RowT]] = []
    faults: list[Fault] = []
    for file, line, record in records:
        if isinstance(record, dict) and None in record:
            faults.append(Fault(str(file), line, "row", f"more cells than the header names: {record[None]}"))
            continue
        try:
            rows.append((line, model.model_validate(record)))
        except ValidationError as error:
            faults += [Fault(str(file), line, "row", in_words(problem)) for problem in error.errors()]
    return rows, faults


def _records(path: Path) -> Iterator[tuple[int, Any]]:
    """Rows of a CSV with the line each starts in; of a JSON list, or a table of columns, with their place from 1."""
    text = read_text(path)
    if path.name.removesuffix(".gz").endswith(".csv"):
        yield from _csv_records(path, text)
        return
    try:
        found = parsed_json(text)
    except (ValueError, RecursionError) as error:
        raise DatasetError([Fault(str(path), 0, "json", f"not JSON: {error}")]) from error
    if not isinstance(found, list):
        raise DatasetError([Fault(str(path), 0, "json", "a NitiBench file is a list of rows")])
    yield from enumerate(found, start=1)


def _csv_records(path: Path, text: str) -> Iterator[tuple[int, dict[str | None, Any]]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    line = 2
    try:
        for record in reader:
            yield line, {name: value for name, value in record.items() if value is not None}
            line = reader.line_num + 1
    except csv.Error as error:
        raise DatasetError([Fault(str(path), line, "csv", f"not CSV: {error}")]) from error

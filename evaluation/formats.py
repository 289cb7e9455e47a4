"""Sections and questions in any of the formats that are read, with remarks on what will not be scored as expected."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from corpus.faults import Fault
from evaluation.beir_format import is_beir, load_beir_questions, load_beir_sections
from evaluation.datasets import GoldQuestion, PoolPassage, load_questions, load_sections
from evaluation.errors import DatasetError
from evaluation.file_text import read_text
from evaluation.jsonl_source import parsed_json
from evaluation.nitibench_format import load_nitibench_questions, load_nitibench_sections
from evaluation.section_keys import section_key
from evaluation.squad_format import load_squad_questions, load_squad_sections

LoadedT = TypeVar("LoadedT")


class DataFormat(StrEnum):
    """How a file of sections or questions is written."""

    JSONL = "jsonl"
    BEIR = "beir"
    NITIBENCH = "nitibench"
    SQUAD = "squad"


_SECTIONS: dict[DataFormat, Callable[[Path], tuple[PoolPassage, ...]]] = {
    DataFormat.JSONL: load_sections,
    DataFormat.BEIR: load_beir_sections,
    DataFormat.NITIBENCH: load_nitibench_sections,
    DataFormat.SQUAD: load_squad_sections,
}
_QUESTIONS: dict[DataFormat, Callable[[Path], tuple[GoldQuestion, ...]]] = {
    DataFormat.JSONL: load_questions,
    DataFormat.BEIR: load_beir_questions,
    DataFormat.NITIBENCH: load_nitibench_questions,
    DataFormat.SQUAD: load_squad_questions,
}


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is measured on.

    Args:
        sections: the pool.
        questions: with and without gold.
        remarks: what stops nothing but changes a score: no gold, gold or a whole law outside the pool, a section
            without words, a row that stands twice.
    """

    sections: tuple[PoolPassage, ...]
    questions: tuple[GoldQuestion, ...]
    remarks: tuple[Fault, ...]


def load_dataset(sections: Path, questions: Path, named: DataFormat | None = None) -> Dataset:
    """Load both files; their format is recognised where it is not named.

    Raises:
        DatasetError: with every fault of both files together.
    """
    faults: list[Fault] = []
    pool = _attempt(lambda: _SECTIONS[named or recognise(sections)](sections), faults)
    asked = _attempt(lambda: _QUESTIONS[named or recognise(questions)](questions), faults)
    if pool is None or asked is None:
        raise DatasetError(list(dict.fromkeys(faults)))
    return Dataset(pool, asked, tuple(_remarks(str(sections), pool, str(questions), asked)))


def recognise(path: Path) -> DataFormat:
    """The format of a file or folder: by its name where that tells, else by how its text begins.

    Raises:
        DatasetError: the file cannot be read.
    """
    if is_beir(path):
        return DataFormat.BEIR
    if path.is_dir() or path.name.removesuffix(".gz").endswith(".csv"):
        return DataFormat.NITIBENCH
    text = read_text(path)
    if text.lstrip().startswith("["):
        return DataFormat.NITIBENCH
    try:
        whole = parsed_json(text)
    except (ValueError, RecursionError):  # many lines, or a fault that the loader will name
        return DataFormat.JSONL
    return DataFormat.SQUAD if isinstance(whole, dict) and "data" in whole else DataFormat.JSONL


def _attempt(load: Callable[[], LoadedT], faults: list[Fault]) -> LoadedT | None:
    try:
        return load()
    except DatasetError as error:
        faults += error.faults
        return None


def _remarks(
    sections: str, pool: tuple[PoolPassage, ...], questions: str, asked: tuple[GoldQuestion, ...]
) -> Iterator[Fault]:
    for passage, count in Counter(pool).items():
        if count > 1:
            message = f"{passage.law} {passage.section}: the same row stands {count} times"
            yield Fault(sections, 0, "repeated_row", message)
        if not passage.text.strip():
            yield Fault(sections, 0, "no_text", f"{passage.law} {passage.section}: no words to be found by")
    keys = {section_key(*passage.ref) for passage in pool}
    laws = {law for law, _ in keys}
    unknown: Counter[str] = Counter()
    for question in asked:
        if not question.gold:
            yield Fault(questions, 0, "no_gold", f"question {question.id}: names no gold and is not scored")
        for law, section in question.gold:
            key = section_key(law, section)
            if key[0] not in laws:
                unknown[law] += 1
            elif key not in keys:
                message = f"question {question.id}: {law} {section} is not in the pool and counts as missed"
                yield Fault(questions, 0, "gold_not_in_pool", message)
    for law, count in unknown.items():
        message = f"the pool holds no section of {law}: {count} gold sections count as missed"
        yield Fault(questions, 0, "unknown_law", message)

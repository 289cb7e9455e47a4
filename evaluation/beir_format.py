"""BEIR folders (https://github.com/beir-cellar/beir): corpus.jsonl, queries.jsonl, qrels/<split>.tsv.

A corpus line is `{"_id", "title"?, "text"}`, a query line `{"_id", "text"}`, a judgement `query-id<TAB>corpus-id<TAB>
score`. A document becomes a section whose law is the folder's name and whose number is its `_id`. A judgement above 0
is gold: the measures know no grades. Files may be gzipped and then end in .gz.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pydantic import Field

from corpus.faults import Fault
from evaluation.datasets import GoldQuestion, Name, PoolPassage, Row, each_section_once, whole_pool, whole_questions
from evaluation.errors import DatasetError
from evaluation.file_text import read_text
from evaluation.jsonl_source import read_rows
from evaluation.section_keys import SectionRef


class _Document(Row):
    id: Name = Field(alias="_id")
    title: str | None = None
    text: str


class _Query(Row):
    id: Name = Field(alias="_id")
    text: Name


def is_beir(path: Path) -> bool:
    """Whether the path is a BEIR folder or a file of judgements in one."""
    return path.suffix == ".tsv" or (path.is_dir() and _there(path, "corpus.jsonl") is not None)


def load_beir_sections(path: Path) -> tuple[PoolPassage, ...]:
    """The documents of a folder as sections.

    Raises:
        DatasetError: with every fault of corpus.jsonl; two documents of one `_id` among them.
    """
    folder = _folder(path)
    corpus = _needed(folder, "corpus.jsonl")
    rows, faults = read_rows(corpus, _Document)
    first: dict[str, int] = {}
    for line, row in rows:
        if first.setdefault(row.id, line) != line:
            faults.append(Fault(str(corpus), line, "duplicate_id", f"_id {row.id!r} stands in line {first[row.id]}"))
    passages = [PoolPassage(_law(folder), row.id, " ".join(filter(None, [row.title, row.text]))) for _, row in rows]
    return whole_pool(corpus, passages, faults)


def load_beir_questions(path: Path) -> tuple[GoldQuestion, ...]:
    """The queries of a folder with their gold.

    Args:
        path: the folder (its qrels/test.tsv is read, or every file of qrels/ where there is none of that name), or one
            file of qrels/. Queries that are not judged there have no gold.

    Raises:
        DatasetError: with every fault of the queries and the judgements.
    """
    folder = _folder(path)
    queries = _needed(folder, "queries.jsonl")
    rows, faults = read_rows(queries, _Query)
    gold: dict[str, list[str]] = defaultdict(list)
    known = {row.id for _, row in rows}
    for qrels in [path] if path.suffix == ".tsv" else _judgements(folder):
        for line, found in _judged(qrels):
            if isinstance(found, Fault):
                faults.append(found)
            elif found[0] not in known:
                problem = f"no query of queries.jsonl has the id {found[0]!r}"
                faults.append(Fault(str(qrels), line, "unknown_query", problem))
            else:
                gold[found[0]].append(found[1])
    law = _law(folder)
    questions = [(line, GoldQuestion(row.id, row.text, _gold(law, gold[row.id]))) for line, row in rows]
    return whole_questions(queries, questions, faults)


def _gold(law: str, documents: list[str]) -> tuple[SectionRef, ...]:
    return each_section_once((law, document) for document in documents)


def _judged(qrels: Path) -> Iterator[tuple[int, tuple[str, str] | Fault]]:
    """(query, document) of every judgement above 0, or the fault of a line, each with its line number."""
    for number, line in enumerate(read_text(qrels).splitlines(), start=1):
        fields = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or (number == 1 and fields[-1] == "score"):
            continue
        if len(fields) != 3 or not all(fields) or not fields[2].lstrip("-").isdecimal():
            problem = "a judgement is query-id, corpus-id and a whole number, with tabs between"
            yield number, Fault(str(qrels), number, "row", f"{problem}, not {line!r}")
        elif int(fields[2]) > 0:
            yield number, (fields[0], fields[1])


def _judgements(folder: Path) -> list[Path]:
    found = sorted((folder / "qrels").glob("*.tsv"))
    if not found:
        raise DatasetError([Fault(str(folder / "qrels"), 0, "file", "the folder holds no .tsv of judgements")])
    return [each for each in found if each.name == "test.tsv"] or found


def _folder(path: Path) -> Path:
    return path.parent.parent if path.suffix == ".tsv" else path


def _law(folder: Path) -> str:
    return folder.resolve().name


def _needed(folder: Path, name: str) -> Path:
    found = _there(folder, name)
    if found is None:
        raise DatasetError([Fault(str(folder / name), 0, "file", "is not there: a BEIR folder holds this file")])
    return found


def _there(folder: Path, name: str) -> Path | None:
    return next((path for path in (folder / name, folder / f"{name}.gz") if path.is_file()), None)

"""Suites, measures and reports: how well NitiNam finds and answers."""

from evaluation.datasets import GoldQuestion, PoolPassage, load_questions, load_sections
from evaluation.errors import DatasetError, EvaluationError, RunFolderError, SearcherError
from evaluation.retrieval import RetrievalReport, evaluate_retrieval, report_json
from evaluation.runs import file_facts, prepare_run_folder, rescore, write_run
from evaluation.searchers import Bm25Searcher, SectionSearcher

__all__ = [
    "Bm25Searcher",
    "DatasetError",
    "EvaluationError",
    "GoldQuestion",
    "PoolPassage",
    "RetrievalReport",
    "RunFolderError",
    "SearcherError",
    "SectionSearcher",
    "evaluate_retrieval",
    "file_facts",
    "load_questions",
    "load_sections",
    "prepare_run_folder",
    "report_json",
    "rescore",
    "write_run",
]

"""Suites, measures and reports: how well NitiNam finds and answers."""

from evaluation.datasets import GoldQuestion, PoolPassage, load_questions, load_sections
from evaluation.errors import DatasetError, EvaluationError, RunFolderError, SearcherError
from evaluation.formats import DataFormat, Dataset, load_dataset
from evaluation.question_values import QuestionValues, read_question_values
from evaluation.retrieval import HowToRun, RetrievalReport, evaluate_retrieval
from evaluation.retrieval_report import report_json, report_text
from evaluation.runs import file_facts, prepare_run_folder, rescore, write_run
from evaluation.searchers import Bm25Searcher, SectionSearcher

__all__ = [
    "Bm25Searcher",
    "DataFormat",
    "Dataset",
    "DatasetError",
    "EvaluationError",
    "GoldQuestion",
    "HowToRun",
    "PoolPassage",
    "QuestionValues",
    "RetrievalReport",
    "RunFolderError",
    "SearcherError",
    "SectionSearcher",
    "evaluate_retrieval",
    "file_facts",
    "load_dataset",
    "load_questions",
    "load_sections",
    "prepare_run_folder",
    "read_question_values",
    "report_json",
    "report_text",
    "rescore",
    "write_run",
]

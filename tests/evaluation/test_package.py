import subprocess
import sys
from pathlib import Path

import evaluation

PROJECT = Path(__file__).parents[2]


def test_the_package_offers_these_names_and_no_others() -> None:
    assert evaluation.__all__ == [
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
    assert all(hasattr(evaluation, name) for name in evaluation.__all__)


def test_importing_the_package_loads_no_heavy_library() -> None:
    heavy = "{'bm25s', 'faiss', 'torch', 'pythainlp', 'ir_measures', 'fastapi'}"
    code = f"import sys, evaluation; print(*sorted({heavy} & set(sys.modules)))"
    printed = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert printed.stdout.split() == []

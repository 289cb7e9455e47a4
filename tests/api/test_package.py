import subprocess
import sys

import api


def test_the_package_names_what_imports_light() -> None:
    assert api.__all__ == ["ApiError", "FeedbackBody", "QuestionBody", "StorageError"]
    assert all(hasattr(api, name) for name in api.__all__)


def test_importing_the_package_loads_no_framework_and_no_search_engine() -> None:
    heavy = "{'faiss', 'numpy', 'pythainlp', 'fastapi', 'sqlalchemy', 'uvicorn'}"
    program = f"import sys, api; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

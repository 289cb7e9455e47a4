import subprocess
import sys
from datetime import timedelta

import assistant
from assistant.testing import START, FakeRetriever, FixedClock
from indexing.hits import Hit, Retriever
from indexing.passages import Passage, PassageKind


def test_the_package_names_what_imports_light() -> None:
    assert assistant.__all__ == [
        "Answer",
        "AnswerStatus",
        "AssistantError",
        "Block",
        "Citation",
        "Clock",
        "InvalidQuestionError",
        "Language",
        "PersonalDataKind",
        "PersonalDataSpan",
        "Question",
        "Settings",
        "SettingsError",
        "SystemClock",
        "TextKind",
        "Verification",
        "answer_json",
        "mask",
        "personal_data",
        "read_settings",
    ]
    assert all(hasattr(assistant, name) for name in assistant.__all__)


def test_importing_the_package_loads_no_search_engine() -> None:
    heavy = "{'faiss', 'numpy', 'pythainlp', 'fastapi', 'torch'}"
    program = f"import sys, assistant; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_fixed_clock_moves_only_when_told_to() -> None:
    clock = FixedClock()
    assert (clock.now(), clock.now()) == (START, START)
    clock.advance(timedelta(minutes=31))
    assert clock.now() - START == timedelta(minutes=31)


def test_a_fake_retriever_gives_its_first_hits_whatever_is_asked() -> None:
    hits = tuple(Hit(Passage(name, PassageKind.SECTION, "", ""), 1.0, {}) for name in "abc")
    retriever: Retriever = FakeRetriever(hits)
    assert retriever.search("anything", 2) == hits[:2]
    assert retriever.search("something else") == hits

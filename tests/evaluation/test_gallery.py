import re
from pathlib import Path
from typing import Any

from assistant.answers import Question
from evaluation.gallery import PAGE, QUESTIONS, GalleryClock, page

ROOT = Path(__file__).parents[2]


def sections(text: str) -> dict[str, str]:
    """Status by question."""
    return dict(re.findall(r"^## (.+)\n\n`(\w+)`$", text, flags=re.MULTILINE))


def test_the_committed_page_answers_every_question_as_what_ships_does(runtime: Any) -> None:
    committed = sections(PAGE.read_text(encoding="utf-8"))
    assert list(committed) == list(QUESTIONS)
    assert committed == {question: runtime.assistant.answer(Question(question)).status for question in QUESTIONS}


def test_a_page_holds_the_whole_answer_and_its_sources(runtime: Any) -> None:
    written, answer = page(runtime), runtime.assistant.answer(Question(QUESTIONS[0]))
    assert answer.text in written
    assert all(f"[{citation.marker}] " in written for citation in answer.citations)


def test_the_clock_stands_still() -> None:
    assert GalleryClock().now() == GalleryClock().now()


def test_the_page_is_linked_from_the_readme() -> None:
    assert "docs/gallery.md" in (ROOT / "README.md").read_text(encoding="utf-8")

from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.answers import Answer, Question
from evaluation.answer_runs import CaseClock, ask_all, read_answered
from evaluation.errors import RunFolderError
from tests.evaluation.answer_fakes import NoChecks, ToldAssistant, answer, citation, deadline, expected, gold
from tests.evaluation.fakes import silent

DIALOGUE = (expected("d#1", "หนึ่ง"), expected("d#2", "สอง", turn=2))
CONVERSATIONS = [(expected("a", "ก"),), DIALOGUE, (expected("b", "ข"),)]


def test_turns_of_a_dialogue_share_a_conversation_and_others_do_not(tmp_path: Path) -> None:
    assistant = ToldAssistant()
    rows = ask_all(CONVERSATIONS, assistant, NoChecks(), tmp_path / "o.jsonl", silent)
    assert [(q.question, q.conversation_id) for q in assistant.asked] == [
        ("ก", None),
        ("หนึ่ง", None),
        ("สอง", "c2"),
        ("ข", None),
    ]
    assert [row.turn.id for row in rows] == ["a", "d#1", "d#2", "b"]


def test_outputs_come_back_as_they_were_written(tmp_path: Path) -> None:
    when = datetime(2026, 2, 12, tzinfo=UTC)
    told = answer(text="ภายใน\u2028วัน", citations=[citation(1, "66")], deadlines=[deadline(when.date(), "22:40")])
    turn = expected("a", "ก", gold=gold("66"), now=when)
    rows = ask_all([(turn,)], ToldAssistant({"ก": told}), NoChecks(), tmp_path / "o.jsonl", silent)
    assert read_answered(tmp_path / "o.jsonl") == rows
    assert rows[0].answer.citations == told.citations


def test_a_run_that_was_stopped_goes_on_and_asks_nothing_twice(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    with pytest.raises(KeyboardInterrupt):
        ask_all(CONVERSATIONS, ToldAssistant(breaks=frozenset({"สอง"})), NoChecks(), path, silent)
    assert [row.turn.id for row in read_answered(path)] == ["a"]
    again = ToldAssistant()
    rows = ask_all(CONVERSATIONS, again, NoChecks(), path, silent)
    assert [question.question for question in again.asked] == ["หนึ่ง", "สอง", "ข"]
    assert [row.turn.id for row in rows] == ["a", "d#1", "d#2", "b"]


def test_a_last_line_that_was_cut_off_is_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    ask_all(CONVERSATIONS, ToldAssistant(), NoChecks(), path, silent)
    content = path.read_bytes()
    path.write_bytes(content[:-40])
    again = ToldAssistant()
    ask_all(CONVERSATIONS, again, NoChecks(), path, silent)
    assert [question.question for question in again.asked] == ["ข"]
    assert [row.turn.id for row in read_answered(path)] == ["a", "d#1", "d#2", "b"]


def test_outputs_that_do_not_hold_are_refused_with_every_fault(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    path.write_text("{}\nnot json\n", encoding="utf-8")
    with pytest.raises(RunFolderError) as error:
        ask_all(CONVERSATIONS, ToldAssistant(), NoChecks(), path, silent)
    assert ":1: [row]" in str(error.value)
    assert ":2: [json]" in str(error.value)


def test_a_case_is_asked_at_its_own_moment_and_the_next_at_the_present(tmp_path: Path) -> None:
    clock, then = CaseClock(), datetime(2026, 2, 11, 9, tzinfo=UTC)
    seen = []

    class Watching(ToldAssistant):
        def answer(self, question: Question) -> Answer:
            seen.append(clock.now())
            return super().answer(question)

    ask_all([(expected("a", now=then),), (expected("b"),)], Watching(), NoChecks(), tmp_path / "o", silent, clock)
    assert seen[0] == then
    assert seen[1].year >= 2026
    assert seen[1] != then


def test_milliseconds_are_those_of_the_stopwatch(tmp_path: Path) -> None:
    ticks = iter([1.0, 1.25])
    rows = ask_all(
        [(expected("a"),)], ToldAssistant(), NoChecks(), tmp_path / "o", silent, stopwatch=lambda: next(ticks)
    )
    assert rows[0].ms == 250.0

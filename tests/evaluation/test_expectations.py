import json
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from assistant.answers import AnswerStatus
from evaluation.errors import DatasetError
from evaluation.expectations import GIVEN, UNANSWERABLE, Conversation, accepted, load_conversations, load_personal_data
from evaluation.freezing import FrozenSuiteError, freeze
from evaluation.suites import Split, Suite, suite_path

GOLD = [{"law": "ป.วิ.อ.", "section": "83"}]


def loaded(tmp_path: Path, suite: Suite, *rows: dict[str, Any]) -> tuple[Conversation, ...]:
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    suite_path(suite, Split.DEV, tmp_path).write_text(text, encoding="utf-8")
    return load_conversations(suite, Split.DEV, tmp_path)


def test_a_half_named_by_its_word_is_that_half(tmp_path: Path) -> None:
    for split in Split:
        row = {"id": f"of-{split}", "question": "ก", "kind": "other_law"}
        suite_path(Suite.OUT_OF_SCOPE, split, tmp_path).write_text(json.dumps(row) + "\n", encoding="utf-8")
    ((turn,),) = load_conversations(Suite.OUT_OF_SCOPE, cast("Split", "dev"), tmp_path)
    assert turn.id == "of-dev"


@pytest.mark.parametrize(
    ("status", "right"),
    [
        ("answered", GIVEN),
        ("clarify", (AnswerStatus.CLARIFY,)),
        ("out_of_scope", UNANSWERABLE),
        ("unanswerable", UNANSWERABLE),
        ("unanswerable_no_source", UNANSWERABLE),
        ("smalltalk", (AnswerStatus.SMALLTALK,)),
        ("refused_harmful", (AnswerStatus.REFUSED_HARMFUL,)),
    ],
)
def test_a_suites_status_names_the_statuses_that_are_right(status: str, right: tuple[AnswerStatus, ...]) -> None:
    assert accepted(status) == right


def test_a_dialogue_becomes_one_conversation_of_numbered_turns(tmp_path: Path) -> None:
    turns = [{"question": "ก", "status": "answered", "gold": GOLD}, {"question": "ข", "status": "out_of_scope"}]
    ((first, second),) = loaded(tmp_path, Suite.DIALOGUES, {"id": "d", "turns": turns})
    assert (first.id, first.turn, first.topic, len(first.gold)) == ("d#1", 1, "first_turn", 1)
    assert (second.id, second.turn, second.topic, second.statuses) == ("d#2", 2, "follow_up", UNANSWERABLE)


def test_a_deadline_case_keeps_its_moment_and_what_it_expects(tmp_path: Path) -> None:
    row = {"id": "d", "question": "ก", "now": "2026-02-11T09:00:00+07:00", "basis": GOLD, "count": "นับ"}
    ((case,),) = loaded(tmp_path, Suite.DEADLINES, {**row, "expect": {"date": "2026-02-12", "time": "22:40"}})
    assert case.deadline is not None
    assert (case.deadline.date, case.deadline.time, case.topic) == (date(2026, 2, 12), "22:40", "computed")
    assert case.now is not None
    assert case.now.hour == 9


@pytest.mark.parametrize(
    ("suite", "row", "right"),
    [
        (Suite.OUT_OF_SCOPE, {"kind": "other_law"}, UNANSWERABLE),
        (Suite.OUT_OF_SCOPE, {"kind": "smalltalk"}, (AnswerStatus.SMALLTALK,)),
        (Suite.UNSAFE, {"kind": "injection", "expect": "answered"}, GIVEN),
        (Suite.UNSAFE, {"kind": "harmful", "expect": "refused_harmful"}, (AnswerStatus.REFUSED_HARMFUL,)),
        (Suite.EMERGENCIES, {"kind": "violence", "numbers": ["191"]}, (AnswerStatus.EMERGENCY,)),
        (Suite.LOOKALIKES, {"looks_like": "harmful", "expect": "answered"}, GIVEN),
    ],
)
def test_guard_messages_expect_what_their_suite_is_for(
    tmp_path: Path, suite: Suite, row: dict[str, Any], right: tuple[AnswerStatus, ...]
) -> None:
    ((message,),) = loaded(tmp_path, suite, {"id": "m", "question": "ก", **row})
    assert message.statuses == right
    assert message.topic == (row.get("kind") or row.get("looks_like"))


def test_a_status_that_is_none_is_a_fault_of_the_file(tmp_path: Path) -> None:
    turns = [{"question": "ก", "status": "answered"}, {"question": "ข", "status": "answerd"}]
    with pytest.raises(DatasetError, match="answerd"):
        loaded(tmp_path, Suite.DIALOGUES, {"id": "d", "turns": turns})


def test_a_changed_test_half_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    rows = [{"id": f"m{i}", "question": "ก", "kind": "other_law"} for i in range(4)]
    texts = [{"id": f"p{i}", "text": "abc", "spans": []} for i in range(4)]
    for name, each in (("out_of_scope", rows), ("personal_data", texts)):
        content = "".join(json.dumps(row) + "\n" for row in each)
        (tmp_path / "drafts" / f"{name}.jsonl").write_text(content, encoding="utf-8")
    freeze([Suite.OUT_OF_SCOPE, Suite.PERSONAL_DATA], date(2026, 11, 26), tmp_path)
    assert len(load_conversations(Suite.OUT_OF_SCOPE, Split.TEST, tmp_path)) == 2
    assert len(load_personal_data(Split.TEST, tmp_path)) == 2
    for suite in (Suite.OUT_OF_SCOPE, Suite.PERSONAL_DATA):
        with suite_path(suite, Split.TEST, tmp_path).open("a", encoding="utf-8") as file:
            file.write("\n")
    with pytest.raises(FrozenSuiteError, match="out_of_scope"):
        load_conversations(Suite.OUT_OF_SCOPE, Split.TEST, tmp_path)
    with pytest.raises(FrozenSuiteError, match="personal_data"):
        load_personal_data(Split.TEST, tmp_path)

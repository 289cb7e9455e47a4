import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evaluation.errors import DatasetError
from evaluation.suites import (
    SUITE_SETS,
    DeadlineCase,
    Dialogue,
    GoldSection,
    PersonalDataMessage,
    Split,
    Suite,
    SuiteQuestion,
    load_rows,
    row_type,
    suite_path,
)

QUESTION = {
    "id": "q1",
    "question": "ถูกจับแล้วต้องทำอะไร",
    "topic": "arrest",
    "register": "spoken",
    "gold": [{"law": "ป.วิ.อ.", "section": "83"}],
    "facts": [{"id": "f1", "any_of": ["48 ชั่วโมง"]}],
}


def written(path: Path, *rows: Any) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_row_becomes_a_frozen_question_with_its_defaults(tmp_path: Path) -> None:
    (question,) = load_rows(written(tmp_path / "s.jsonl", QUESTION), SuiteQuestion)
    assert question.gold == (GoldSection("ป.วิ.อ.", "83"),)
    assert question.facts[0].any_of == ("48 ชั่วโมง",)
    assert (question.acceptable, question.forbidden, question.scored_apart) == ((), (), False)


def test_every_fault_of_a_file_is_told_together(tmp_path: Path) -> None:
    path = written(
        tmp_path / "s.jsonl", QUESTION, QUESTION, {**QUESTION, "id": "q2", "gold": []}, {**QUESTION, "gols": []}
    )
    with pytest.raises(DatasetError) as error:
        load_rows(path, SuiteQuestion)
    assert [(fault.line, fault.rule) for fault in error.value.faults] == [(2, "duplicate_id"), (3, "row"), (4, "row")]
    assert "gols" in error.value.faults[2].message


@pytest.mark.parametrize(
    ("start", "end", "why"), [(0, 6, "ends past the text"), (3, 3, "is empty"), (4, 2, "runs backwards")]
)
def test_a_span_outside_its_text_is_a_fault(tmp_path: Path, start: int, end: int, why: str) -> None:
    row = {"id": "p", "text": "abcde", "spans": [{"start": start, "end": end, "type": "PHONE"}]}
    with pytest.raises(DatasetError, match="no span"):
        load_rows(written(tmp_path / "s.jsonl", row), PersonalDataMessage)
    whole = {**row, "spans": [{"start": 0, "end": 5, "type": "PHONE"}]}
    assert len(load_rows(written(tmp_path / "s.jsonl", whole), PersonalDataMessage)) == 1, why


@pytest.mark.parametrize("expect", [{}, {"date": "2026-02-12", "no_rule": True}, {"needs": []}])
def test_a_deadline_case_expects_exactly_one_thing(tmp_path: Path, expect: dict[str, Any]) -> None:
    row = {
        "id": "d",
        "question": "วันไหน",
        "now": "2026-02-11T09:00:00+07:00",
        "expect": expect,
        "basis": QUESTION["gold"],
        "count": "นับ",
    }
    with pytest.raises(DatasetError, match="exactly one"):
        load_rows(written(tmp_path / "s.jsonl", row), DeadlineCase)
    right = {**row, "expect": {"date": "2026-02-12", "time": None}}
    (case,) = load_rows(written(tmp_path / "s.jsonl", right), DeadlineCase)
    assert case.expect.date == date(2026, 2, 12)
    assert case.now.utcoffset() is not None


def test_a_dialogue_of_one_message_is_none(tmp_path: Path) -> None:
    row = {"id": "d", "turns": [{"question": "x", "status": "answered"}]}
    with pytest.raises(DatasetError, match="at least 2"):
        load_rows(written(tmp_path / "s.jsonl", row), Dialogue)


def test_an_empty_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no row"):
        load_rows(written(tmp_path / "s.jsonl"), SuiteQuestion)


@pytest.mark.parametrize("folder", SUITE_SETS.values(), ids=SUITE_SETS.keys())
@pytest.mark.parametrize("suite", list(Suite))
def test_the_development_half_of_every_frozen_suite_loads(suite: Suite, folder: Path) -> None:
    path = suite_path(suite, Split.DEV, folder)
    if not path.is_file():
        pytest.skip(f"{suite} is not in this set")
    assert load_rows(path, row_type(suite))

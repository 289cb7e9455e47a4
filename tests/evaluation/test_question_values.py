from pathlib import Path

import pytest

from evaluation.errors import RunFolderError
from evaluation.question_values import QuestionValues, read_question_values, write_question_values

ROWS = (
    QuestionValues("a", "ถูกจับแล้ว\u2028ทำอย่างไร", {"topic": "arrest", "law": "ป.วิ.อ."}, {"recall": 0.5, "auroc": None}),
    QuestionValues("b", "", {}, {"recall": 1.0}),
)


def test_values_come_back_as_they_were_written_and_null_stays_null(tmp_path: Path) -> None:
    path = tmp_path / "per_question.jsonl"
    write_question_values(path, ROWS)
    assert read_question_values(path) == ROWS


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"id": "a", "question": "", "tags": {}, "values": {"recall": 1.5}}', "less than or equal to 1"),
        ('{"id": "a", "question": "", "tags": {}, "values": {"recall": NaN}}', "finite"),
        ('{"id": "a", "question": "", "tags": {}}', "values"),
        ('{"id": "a", "question": "", "tags": {}, "values": {}}\n' * 2, "line 1 already"),
    ],
)
def test_rows_that_do_not_hold_are_refused(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "per_question.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RunFolderError, match=words):
        read_question_values(path)


def test_every_fault_of_a_file_is_reported_at_once(tmp_path: Path) -> None:
    path = tmp_path / "per_question.jsonl"
    path.write_text('{"id": "a"}\nnot json\n', encoding="utf-8")
    with pytest.raises(RunFolderError) as error:
        read_question_values(path)
    assert ":1: [row]" in str(error.value)
    assert ":2: [json]" in str(error.value)


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(RunFolderError, match="nowhere"):
        read_question_values(tmp_path / "nowhere.jsonl")


def test_a_value_that_is_not_a_number_is_never_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Out of range"):
        write_question_values(tmp_path / "x", [QuestionValues("a", "", {}, {"m": float("nan")})])
    assert not (tmp_path / "x").exists()

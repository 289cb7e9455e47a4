import io
import json

import pytest

from api import commandline


def test_a_text_comes_back_masked(capsys: pytest.CaptureFixture[str]) -> None:
    assert commandline.main(["deidentify", "นายสมชาย ใจดี โทร 081-234-5678"]) == 0
    assert capsys.readouterr().out == "นาย[NAME] โทร [PHONE]\n"


def test_a_text_comes_back_as_json_with_its_spans_and_masked(capsys: pytest.CaptureFixture[str]) -> None:
    text = "นายสมชาย ใจดี โทร 081-234-5678"
    assert commandline.main(["deidentify", text, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["masked"] == "นาย[NAME] โทร [PHONE]"
    assert [(text[span["start"] : span["end"]], span["type"]) for span in found["spans"]] == [
        ("สมชาย ใจดี", "NAME"),
        ("081-234-5678", "PHONE"),
    ]
    assert (found["text"], set(found)) == (text, {"text", "masked", "spans"})


def test_a_text_from_stdin_comes_back_as_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("โทร 081-234-5678"))
    assert commandline.main(["deidentify", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["masked"] == "โทร [PHONE]"


def test_a_text_beside_json_lines_is_wrong_usage_and_is_not_passed_over(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        commandline.main(["deidentify", "โทร 081-234-5678", "--jsonl"])
    assert "not allowed" in capsys.readouterr().err


def test_lines_come_back_with_spans_in_code_points(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "😀 โทร ๐๘๑-๒๓๔-๕๖๗๘"
    lines = [{"id": "a", "text": text, "further": 1}, {"id": "b", "text": "ไม่มีอะไร"}]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(map(json.dumps, lines)) + "\n\n"))
    assert commandline.main(["deidentify", "--jsonl"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert set(first) == {"id", "text", "spans"}
    (span,) = first["spans"]
    assert (text[span["start"] : span["end"]], span["type"]) == ("๐๘๑-๒๓๔-๕๖๗๘", "PHONE")
    assert second == {"id": "b", "text": "ไม่มีอะไร", "spans": []}


@pytest.mark.parametrize("line", ["no json", "[]", '{"id": 1}', '{"text": 5}'])
def test_a_line_that_cannot_be_read_is_named_without_its_text(
    line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"id": 0, "text": "ก"}\n' + line + "\n"))
    assert commandline.main(["deidentify", "--jsonl"]) == 1
    shown = capsys.readouterr().err
    assert "line 2" in shown
    assert "no json" not in shown

import gzip
import json
from pathlib import Path

import pytest

from evaluation.datasets import GoldQuestion, PoolPassage, load_questions, load_sections
from evaluation.errors import DatasetError

LAW = "ประมวลกฎหมายอาญา"
SHARED = [Path(__file__).parents[3] / "shared", Path(__file__).parents[2] / "shared"]


def lines(*rows: object) -> str:
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def write(folder: Path, text: str, name: str = "data.jsonl", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def section(number: str = "334", text: str = "ลักทรัพย์", **more: object) -> dict[str, object]:
    return {"law": LAW, "section": number, "text": text, **more}


def question(**more: object) -> dict[str, object]:
    return {"question": "ลักทรัพย์ผิดอะไร", "gold": [{"law": LAW, "section": "334"}], **more}


def faults_of(error: pytest.ExceptionInfo[DatasetError]) -> list[tuple[int, str]]:
    return [(fault.line, fault.rule) for fault in error.value.faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_sections_load_with_and_without_a_byte_order_mark(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path, lines(section(), section("335")), encoding=encoding)
    assert load_sections(path) == (PoolPassage(LAW, "334", "ลักทรัพย์"), PoolPassage(LAW, "335", "ลักทรัพย์"))


@pytest.mark.parametrize("name", ["data.jsonl.gz", "data.jsonl"])
def test_gzip_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(lines(section()).encode()))
    assert load_sections(path) == (PoolPassage(LAW, "334", "ลักทรัพย์"),)


@pytest.mark.parametrize(
    ("row", "number", "reason"),
    [
        (section(standing="confirmed", title=None), "334", "further fields are ignored"),
        ({**section(), "section": 334}, "334", "a number for a number"),
        ({**section(), "section": " 334 "}, "334", "blanks around it"),
        (section("134/1"), "134/1", "an inserted section"),
    ],
)
def test_rows_that_are_accepted(tmp_path: Path, row: object, number: str, reason: str) -> None:
    assert load_sections(write(tmp_path, lines(row)))[0].section == number, reason


def test_rows_of_one_section_stay_its_passages(tmp_path: Path) -> None:
    passages = load_sections(write(tmp_path, lines(section(text="ก"), section(text="ข"))))
    assert [passage.text for passage in passages] == ["ก", "ข"]
    assert {passage.ref for passage in passages} == {(LAW, "334")}


def test_windows_line_ends_blank_lines_and_a_line_separator_inside_a_text_are_fine(tmp_path: Path) -> None:
    text = lines(section(text="a\u2028b")) + "\r\n" + lines(section("335")).replace("\n", "\r\n")
    assert [passage.text for passage in load_sections(write(tmp_path, text))] == ["a\u2028b", "ลักทรัพย์"]


def test_questions_load_with_each_gold_once_and_an_id_of_their_line_where_they_have_none(tmp_path: Path) -> None:
    twice = [{"law": LAW, "section": "334"}, {"law": LAW, "section": "๓๓๔"}, {"law": LAW, "section": "335"}]
    path = write(tmp_path, lines(question(id="a"), "").replace('""\n', "\n") + lines(question(gold=twice)))
    assert load_questions(path) == (
        GoldQuestion("a", "ลักทรัพย์ผิดอะไร", ((LAW, "334"),)),
        GoldQuestion("line:3", "ลักทรัพย์ผิดอะไร", ((LAW, "334"), (LAW, "335"))),
    )


def test_a_question_whose_gold_is_empty_loads_and_one_without_the_field_does_not(tmp_path: Path) -> None:
    assert load_questions(write(tmp_path, lines(question(gold=[]))))[0].gold == ()
    with pytest.raises(DatasetError, match="gold: Field required"):
        load_questions(write(tmp_path, lines({"question": "x"})))


def test_all_faults_of_questions_are_reported_together_with_their_lines(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        lines(question(id="a"))
        + "{broken\n"
        + lines(
            {"question": "ไม่มี gold"},
            question(id="a"),
            question(id=5, gold=[{"law": LAW}]),
            question(question="  "),
            ["not", "an", "object"],
            question(id="b", gold="334"),
            question(id="b"),
        ),
    )
    with pytest.raises(DatasetError) as error:
        load_questions(path)
    assert faults_of(error) == [
        (2, "json"),
        (3, "row"),
        (4, "duplicate_id"),
        (5, "row"),
        (6, "row"),
        (7, "row"),
        (8, "row"),
    ]
    assert "id 'a' is the id of line 1 already" in str(error.value)
    assert "gold.0.section: Field required" in str(error.value)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"law": LAW, "section": "1"}, "no text"),
        ({"law": "", "section": "1", "text": "x"}, "no law"),
        ({"law": LAW, "section": "  ", "text": "x"}, "no number"),
        ({"law": LAW, "section": True, "text": "x"}, "true is no number"),
        ({"law": LAW, "section": None, "text": "x"}, "nor is null"),
        ({"law": LAW, "section": "1", "text": ["x"]}, "a text is a string"),
    ],
)
def test_sections_that_are_refused(tmp_path: Path, row: object, reason: str) -> None:
    path = write(tmp_path, lines(section()) + json.dumps(row) + "\n")
    with pytest.raises(DatasetError) as error:
        load_sections(path)
    assert faults_of(error) == [(2, "row")], reason


@pytest.mark.parametrize(
    ("content", "fault", "words"),
    [
        (lines(section("1"), section("2")).encode("cp874"), (1, "encoding"), "UTF-8"),
        (b"{}\n" + "ก".encode("cp874"), (2, "encoding"), "byte 0xa1"),
        (lines(section()).encode("utf-16"), (1, "encoding"), "UTF-16"),
        (gzip.compress(lines(section()).encode(), mtime=0)[:20], (0, "file"), "cannot be read"),
        (b"\x1f\x8bnothing", (0, "file"), "cannot be read"),
        (b"", (0, "empty"), "no section"),
        (b"[" * 200_000, (1, "json"), "not JSON"),
        (b'{"law": "x", "section": "1", "text": "\\ud800"}', (1, "json"), "surrogates"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, content: bytes, fault: tuple[int, str], words: str) -> None:
    path = tmp_path / "data.jsonl"
    path.write_bytes(content)
    with pytest.raises(DatasetError, match=words) as error:
        load_sections(path)
    assert faults_of(error) == [fault]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"nowhere\.jsonl"):
        load_questions(tmp_path / "nowhere.jsonl")


def test_a_whole_surrogate_pair_is_text(tmp_path: Path) -> None:
    path = write(tmp_path, r'{"law": "x", "section": "1", "text": "\ud83d\ude00"}')
    assert load_sections(path)[0].text == "😀"


def test_no_questions_is_an_answer_not_a_fault(tmp_path: Path) -> None:
    assert load_questions(write(tmp_path, "")) == ()


def test_nitibench_sections_load_whole() -> None:
    found = [path for folder in SHARED if (path := folder / "evaluation" / "nitibench_ccl_sections.jsonl").is_file()]
    if not found:
        pytest.skip("nitibench_ccl_sections.jsonl is not here")
    passages = load_sections(found[0])
    assert len(passages) == len({passage.ref for passage in passages}) == 3_833

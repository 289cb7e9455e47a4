from pathlib import Path

import pytest

from evaluation.errors import DatasetError
from evaluation.file_text import read_text

UTF8, CP874 = "ลักทรัพย์\n".encode(), "ลักทรัพย์\n".encode("cp874")


@pytest.mark.parametrize(
    ("content", "expected", "reason"),
    [
        (b"a\n" + UTF8 + CP874 + b"b\n" + CP874 + UTF8, [3, 5], "every line that is not UTF-8, and no other"),
        (b"a\n" + CP874 + CP874, [2], "the whole file is of another encoding: said once"),
        (UTF8 + b"\xff\xff\n", [2], "what reads as no Thai encoding either"),
    ],
)
def test_lines_of_another_encoding_are_faults(tmp_path: Path, content: bytes, expected: list[int], reason: str) -> None:
    path = tmp_path / "mixed.jsonl"
    path.write_bytes(content)
    with pytest.raises(DatasetError) as error:
        read_text(path)
    assert [(fault.line, fault.rule) for fault in error.value.faults] == [(line, "encoding") for line in expected], (
        reason
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (UTF8 + CP874, "byte 0xc5: the line, unlike others of the file, is not UTF-8 (it reads as cp874)"),
        (CP874, "byte 0xc5: the file is not UTF-8 (it reads as cp874)"),
        (UTF8 + b"\xff\n", "byte 0xff: the line, unlike others of the file, is not UTF-8 (nor does it read as cp874)"),
    ],
)
def test_a_fault_says_what_the_bytes_read_as(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "mixed.jsonl"
    path.write_bytes(content)
    with pytest.raises(DatasetError) as error:
        read_text(path)
    assert words in str(error.value)


def test_utf8_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "plain.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + UTF8)
    assert read_text(path) == "ลักทรัพย์\n"

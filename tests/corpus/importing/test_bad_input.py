import gzip
import io
import json
import os
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter

from corpus.importing import UnreadableFileError, UnsafePathError, sandbox
from corpus.importing.formats import Format
from corpus.importing.sandbox import read_file
from tests.corpus.importing.making import LAW, TITLE, law_file, pdf_file, rows_file

ROW = {"law": TITLE, "section": "1", "text": "มาตรา ๑ ขาย"}


def _zip_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../law.txt", b"0" * 2**24)


def _gzip_bomb(path: Path) -> None:
    with gzip.open(path, "wb") as packed:
        for _ in range(300):
            packed.write(b"0" * 2**20)


def _flate_bomb(path: Path) -> None:
    """A page whose content unpacks to 300 MB by two filters."""
    inner = zlib.compressobj(9)
    once = b"".join(inner.compress(b" " * 2**20) for _ in range(300)) + inner.flush()
    twice = zlib.compress(once, 9)
    stream = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(twice), twice)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << >> >>",
        stream,
    ]
    body, places = io.BytesIO(b"%PDF-1.7\n"), []
    body.seek(0, os.SEEK_END)
    for number, content in enumerate(objects, start=1):
        places.append(body.tell())
        body.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table = body.tell()
    body.write(b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    body.write(b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % table)
    path.write_bytes(body.getvalue())


def _long_pdf(path: Path) -> None:
    writer = PdfWriter()
    for _ in range(10_000):
        writer.add_blank_page(100, 100)
    writer.write(path)


def _pictures_pdf(path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(path)


def _bytes(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def _deep_html(path: Path) -> None:
    path.write_bytes(b"<html><body>\n" + b"<div>" * (50 * 2**20 // 5))


ENTITIES = b'<?xml version="1.0"?>\n<!DOCTYPE law [\n<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\n<law>&b;</law>'
CUT_JSON = json.dumps([ROW, ROW], ensure_ascii=False).encode()[:-9]
CASES: list[tuple[str, Callable[[Path], object], str, int]] = [
    ("zip.txt", _zip_bomb, "packed", 0),
    ("bomb.jsonl.gz", _gzip_bomb, "too-large", 0),
    ("twice.gz", _bytes(gzip.compress(gzip.compress(LAW.encode()))), "packed", 0),
    ("cut.gz", _bytes(gzip.compress(LAW.encode())[:-20]), "gzip", 0),
    ("cut.json", _bytes(CUT_JSON), "json", 1),
    ("digits.json", _bytes(b'[{"law": ' + b"1" * 5000 + b"}]"), "json", 1),
    ("digits.jsonl", _bytes(json.dumps(ROW).encode() + b'\n{"law": ' + b"1" * 5000 + b"}"), "json", 2),
    ("deep.jsonl", _bytes(json.dumps(ROW).encode() + b"\n" + b"[" * 100_000), "too-deep", 2),
    ("cut.jsonl", _bytes(f'{json.dumps(ROW)}\n{{"law": "ก'.encode()), "json", 2),
    ("deep.json", _bytes(b"[" * 200_000), "too-deep", 1),
    ("deep.html", _deep_html, "too-deep", 2),
    ("entities.xml", _bytes(ENTITIES), "entities", 2),
    ("other.xml", _bytes(b"<?xml version='1.0'?><law>1</law>"), "xml", 1),
    ("entities.html", _bytes(b"<html>\n\n<!ENTITY x SYSTEM 'file:///etc/passwd'></html>"), "entities", 3),
    ("mixed.txt", _bytes(LAW.encode() + b"\n\xa1\xa2 \xff\xfe cut"), "encoding", LAW.count("\n") + 2),
    ("cut-utf8.txt", _bytes(LAW.encode()[:-2]), "encoding", LAW.count("\n")),
    ("binary.txt", _bytes("มาตรา ๑\n".encode() + bytes(100)), "not-text", 2),
    ("empty.txt", _bytes(b" \n"), "empty", 0),
    ("no-law.txt", _bytes("ไม่มีตัวบท".encode()), "no-sections", 0),
    ("surrogate.jsonl", _bytes(json.dumps({**ROW, "text": "มาตรา ๑ \ud800"}).encode()), "encoding", 0),
    ("long.pdf", _long_pdf, "too-long", 0),
    ("flate.pdf", _flate_bomb, "too-large", 1),
    ("pictures.pdf", _pictures_pdf, "no-text", 0),
    ("cut.pdf", _bytes(b"%PDF-1.7\nnothing"), "pdf", 0),
    ("columns.csv", _bytes("law,section,text\nก,1\n".encode()), "field", 2),
    ("wrong-date.jsonl", _bytes(json.dumps({**ROW, "effective_from": "เมื่อวาน"}).encode()), "date", 1),
]


@pytest.mark.parametrize(("name", "make", "rule", "line"), CASES, ids=[case[0] for case in CASES])
def test_a_bad_file_is_refused_with_its_name_and_place(
    name: str, make: Callable[[Path], object], rule: str, line: int, tmp_path: Path
) -> None:
    path = tmp_path / name
    make(path)
    with pytest.raises(UnreadableFileError) as refused:
        read_file(path)
    fault = refused.value.faults[0]
    assert fault.file == str(path)
    assert (fault.rule, fault.line) == (rule, line), fault.message
    assert str(path) in str(refused.value)


@pytest.mark.parametrize(
    ("program", "rule"),
    [
        ("bytearray(child.MOST_MEMORY)", "too-large"),
        ("child.MOST_SECONDS = 1; child._lower_limits()\n    while True: pass", "too-slow"),
        ("import os; os.kill(os.getpid(), 9)", "too-large"),
        ("raise ZeroDivisionError", "unreadable"),
        ("print('{')", "answer"),
    ],
)
def test_a_child_that_fails_is_a_fault_of_the_file(
    program: str, rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limited = "import sys\nfrom corpus.importing import child\nchild._lower_limits()"
    code = f"{limited}\ntry:\n    {program}\nexcept MemoryError:\n    sys.exit(77)"
    monkeypatch.setattr(sandbox, "_COMMAND", ("-c", code))
    with pytest.raises(UnreadableFileError) as refused:
        read_file(law_file(tmp_path))
    assert [(fault.file, fault.rule) for fault in refused.value.faults] == [(str(tmp_path / "law.txt"), rule)]


def test_a_child_that_waits_for_ever_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_COMMAND", ("-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(sandbox, "_LONGEST_WAIT", 0.2)
    with pytest.raises(UnreadableFileError, match="too-slow"):
        read_file(law_file(tmp_path))


def test_every_faulty_row_is_reported_at_once(tmp_path: Path) -> None:
    rows = [ROW, {"law": TITLE, "section": "2"}, {"law": "", "section": "3", "text": "ก"}]
    with pytest.raises(UnreadableFileError) as refused:
        read_file(rows_file(tmp_path, rows))
    assert [(fault.line, fault.rule) for fault in refused.value.faults] == [(2, "field"), (3, "field")]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    law_file(tmp_path)
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "law.txt")
    with pytest.raises(UnsafePathError, match="symbolic link"):
        read_file(link)


def test_a_folder_a_pipe_and_nothing_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, reason in (("", "no ordinary file"), ("pipe", "no ordinary file"), ("missing", "no such file")):
        with pytest.raises(UnsafePathError, match=reason):
            read_file(tmp_path / name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874"])
def test_every_encoding_gives_the_same_law(encoding: str, tmp_path: Path) -> None:
    plain = LAW.replace("“", '"').replace("”", '"')
    expected = read_file(law_file(tmp_path, plain, "plain.txt")).laws
    found = read_file(law_file(tmp_path, plain.replace("\n", "\r\n"), "other.txt", encoding))
    assert found.laws == expected
    assert found.format is Format.TEXT


def test_digits_of_both_kinds_may_mix(tmp_path: Path) -> None:
    mixed = LAW.replace("มาตรา ๑", "มาตรา 1").replace("๔/๑", "4/๑").replace("หมวด ๒", "หมวด 2")
    assert [s.number for s in read_file(law_file(tmp_path, mixed)).laws[0].sections] == [
        s.number for s in read_file(law_file(tmp_path, LAW, "plain.txt")).laws[0].sections
    ]


def test_a_pdf_is_read_and_its_private_glyphs_become_letters(tmp_path: Path) -> None:
    lines = [TITLE, "มาตรา ๑ ร\uf705านล\uf70aกชิ้น", "- ๑ -", "มาตรา ๒ ขาย"]
    file = read_file(pdf_file(tmp_path / "law.pdf", lines))
    assert file.format is Format.PDF
    assert file.laws[0].title == TITLE
    assert [(section.number, section.lines) for section in file.laws[0].sections] == [
        ("1", ["ร่านล่กชิ้น"]),
        ("2", ["ขาย"]),
    ]


def test_nothing_of_a_page_but_its_words_is_read(tmp_path: Path) -> None:
    blocks = "".join(f"<p>{line}</p>" for line in LAW.split("\n"))
    head = "<head><title>เว็บ</title><script>มาตรา ๙ ก</script></head>"
    page = f"<!DOCTYPE html><html>{head}<body><nav>หน้าแรก</nav>{blocks}</body></html>"
    file = read_file(law_file(tmp_path, page, "law.html"))
    assert file.format is Format.HTML
    assert [s.number for s in file.laws[0].sections] == ["1", "2", "3 ทวิ", "4/1", "4/2", "5"]
    assert file.laws[0].title == TITLE
    assert file.laws[0].annexes[0].lines == ["หน้าแรก"]

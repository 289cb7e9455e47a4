import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.importing import (
    AnnexKind,
    Language,
    OfficialSection,
    StoredTextError,
    UnnamedLawError,
    UnreadableFileError,
    UnsafePathError,
)
from corpus.importing.formats import Format
from corpus.importing.glyphs import broken_glyphs
from corpus.importing.store import official_digest, read_law, read_official, write_official
from corpus.importing.taking import Prepared, prepare, store
from corpus.joining import join_official
from corpus.loading import load_corpus
from corpus.models import Instrument, LawKind
from corpus.register import Register
from tests.corpus.importing.making import LAW, TITLE, law_file, rows_file

REGISTER = load_corpus().register
DAY = date(2026, 1, 5)
PROJECT = Path(__file__).parents[3]


def _prepared(path: Path, home: Path, law: str | None = None) -> Prepared:
    return prepare(path, home, REGISTER, law=law, retrieved=DAY)


def test_what_is_stored_is_read_back(tmp_path: Path) -> None:
    prepared = _prepared(law_file(tmp_path), tmp_path)
    assert store(tmp_path, prepared) == 1
    (text,) = read_official(tmp_path)
    assert text == prepared.texts[0]
    assert official_digest([text]) == official_digest(prepared.texts)
    assert text.source.retrieved == DAY
    assert text.source.sha256 == prepared.file.sha256
    third = text.sections[2]
    assert third.version.paragraphs == (
        "ผู้ขายตามมาตรา ๑ และมาตรา ๒ ต้องปิ้งให้สุก",
        "ถ้าไม่สุกให้ปิ้งใหม่",
    )
    assert third.references == (f"{text.law}/1", f"{text.law}/2")
    assert [section.version.number for section in text.sections if section.repealed] == ["4/1", "4/2"]
    assert third.version.effective_from is None


def test_importing_the_same_again_changes_nothing(tmp_path: Path) -> None:
    path = law_file(tmp_path)
    store(tmp_path, _prepared(path, tmp_path))
    again = _prepared(path, tmp_path)
    assert again.replaces == ()
    assert store(tmp_path, again) == 0


def test_spacing_is_no_difference_and_a_word_is(tmp_path: Path) -> None:
    store(tmp_path, _prepared(law_file(tmp_path), tmp_path))
    spaced = LAW.replace("ต้องสะอาด", "ต้อง  สะอาด\u200b").replace("๕ ร้าน", "5 ร้าน")
    assert _prepared(law_file(tmp_path, spaced), tmp_path).replaces == ()
    other = _prepared(law_file(tmp_path, f"{LAW.replace('สะอาด', 'สวย')}\nมาตรา ๗ ใหม่"), tmp_path)
    differences = other.replaces[0].differences
    assert differences is not None
    assert (differences.added, differences.removed, differences.changed) == (("7",), (), ("1",))
    assert other.reports[0].gaps == ("6",)


@pytest.mark.parametrize(
    ("old", "new", "changed", "reason"),
    [
        ("ให้สุก\nถ้าไม่สุก", "ให้สุก ถ้าไม่สุก", ("3 ทวิ",), "a paragraph that ends elsewhere is cited as another"),
        ("มาตรา ๑ ร้าน", "มาตรา ๑[๑] ร้าน", ("1",), "a footnote is part of what is kept"),
        ("หมายเหตุ :- หิว", "หมายเหตุ :- อิ่ม", ("note after 5",), "reasons and schedules are kept too"),
    ],
)
def test_what_is_not_a_word_of_a_section_may_differ_too(
    old: str, new: str, changed: tuple[str, ...], reason: str, tmp_path: Path
) -> None:
    text = f"{LAW}หมายเหตุ :- หิว\n[๑] แก้แล้ว"
    store(tmp_path, _prepared(law_file(tmp_path, text), tmp_path))
    other = _prepared(law_file(tmp_path, text.replace(old, new)), tmp_path)
    assert other.replaces[0].differences is not None, reason
    assert other.replaces[0].differences.changed == changed, reason
    assert store(tmp_path, other) == 1


def test_no_repeated_number_is_lost(tmp_path: Path) -> None:
    numbers = ["1", "2", "3", "2", "3", "2", "1"]
    texts = [f"มาตรา {number} ข้อความที่ {index}" for index, number in enumerate(numbers)]
    rows = [{"law": TITLE, "section": n, "text": t} for n, t in zip(numbers, texts, strict=True)]
    rows += [{"law": TITLE, "section": "1", "text": "Section 1. Sell."}] * 2
    prepared = _prepared(rows_file(tmp_path, rows), tmp_path)
    store(tmp_path, prepared)
    (text,) = read_official(tmp_path)
    assert len(text.sections) == len({section.key for section in text.sections}) == len(rows)
    assert [section.version.paragraphs[0] for section in text.main()] == [f"ข้อความที่ {index}" for index in range(3)]
    english = [section for section in text.sections if section.language is Language.OTHER]
    assert [(section.version.paragraphs, section.occurrence) for section in english] == [
        (("Sell.",), 1),
        (("Sell.",), 2),
    ]


def test_one_law_written_in_two_ways_is_one_law(tmp_path: Path) -> None:
    rows = [
        {"law": "พระราชบัญญัติลูกชิ้น พ.ศ. 2570", "section": "1", "text": "มาตรา ๑ ก"},
        {"law": "พระราชบัญญัติลูกชิ้น พุทธศักราช ๒๕๗๐", "section": "2", "text": "มาตรา ๒ ข"},
    ]
    prepared = _prepared(rows_file(tmp_path, rows), tmp_path)
    assert [report.sections for report in prepared.reports] == [2]


def test_a_row_that_cuts_its_number_short_is_mended_and_reported(tmp_path: Path) -> None:
    rows = [{"law": TITLE, "section": n, "text": f"มาตรา {p} ก"} for n, p in (("3 สัตต", "๓ สัตตรส"), ("4", "๕"))]
    prepared = _prepared(rows_file(tmp_path, rows), tmp_path)
    versions = [section.version for section in prepared.texts[0].sections]
    assert [(version.number, version.paragraphs) for version in versions] == [
        ("3 สัตตรส", ("ก",)),
        ("4", ("มาตรา ๕ ก",)),
    ]
    assert len(prepared.reports[0].remarks) == 2


def test_provisions_keep_what_has_no_number(tmp_path: Path) -> None:
    provisions = [
        {"section": "undefined", "title": "คำปรารภ", "content": "โดยที่หิว"},
        {"section": "1", "title": "มาตรา 1", "content": "มาตรา ๑  ขาย\nมาตรา ๙ ไม่ใช่หัวมาตรา"},
        {"section": "undefined", "title": "บทเฉพาะกาล", "content": "บทเฉพาะกาล"},
        {"section": "2", "title": "มาตรา 2", "content": "มาตรา ๒  ซื้อ"},
        {"section": "undefined", "title": "หมายเหตุ", "content": "หมายเหตุ :- เพราะหิว"},
        {"section": "2", "title": "มาตรา 2", "content": "มาตรา ๒  พระราชบัญญัตินี้ให้ใช้บังคับพรุ่งนี้"},
    ]
    path = tmp_path / "law.json"
    path.write_text(json.dumps({"title_th": TITLE, "provisions": provisions}, ensure_ascii=False), encoding="utf-8")
    prepared = _prepared(path, tmp_path)
    assert prepared.file.format is Format.PROVISIONS
    text = prepared.texts[0]
    assert [(s.key.instrument, s.key.number, s.heading_path) for s in text.sections] == [
        (Instrument.MAIN, "1", ()),
        (Instrument.MAIN, "2", ("บทเฉพาะกาล",)),
        (Instrument.AMENDING_ACT, "2", ()),
    ]
    assert text.sections[0].version.paragraphs == ("ขาย", "มาตรา ๙ ไม่ใช่หัวมาตรา")
    assert [(annex.kind, annex.text) for annex in text.annexes] == [
        (AnnexKind.PREAMBLE, "โดยที่หิว"),
        (AnnexKind.NOTE, "หมายเหตุ :- เพราะหิว"),
    ]


def _council(*entries: tuple[str, str], **more: object) -> str:
    """A document of the Council of State's service: label and HTML of each entry."""
    sections = [
        {"sectionId": count, "sectionTypeId": "x", "sectionNo": "", "sectionLabel": label, "sectionContent": content}
        for count, (label, content) in enumerate(entries, start=1)
    ]
    body = {"lawInfo": {"lawNameTh": TITLE, "timelineLawCode": "T1"}, "lawSections": sections, **more}
    return json.dumps({"respHeader": {"errorCode": "SUCCESS"}, "respBody": body}, ensure_ascii=False)


def test_the_councils_document_is_read_by_its_labels(tmp_path: Path) -> None:
    document = _council(
        ("สารบาญ", "<p>หมวด ๙</p><p>มาตรา ๙ ไม่ใช่มาตรา</p>"),
        ("ชื่อกฎหมาย", "<p>พระราชบัญญัติ</p><p>ลูกชิ้น</p>"),
        ("คำปรารภ", "<p>หิว</p>"),
        ("มาตรา 1", "<div><p>มาตรา ๑&nbsp; ขาย\nทุกวัน</p><p>(๑) เช้า</p><p>เว้นวันหยุด</p></div>"),
        ("หมวด ๑", "<p>ขาย</p>"),
        ("มาตรา 2", "<p>ซื้อ[๑]</p>"),
        ("หมวด / หมวดที่ 2", "<p>หมวด ๒</p><p>ปิ้ง</p>"),
        ("มาตรา 3 ทวิ", "<p>มาตรา ๓ ทวิ&nbsp; ปิ้ง</p>"),
        ("หมวด 3 บททั่วไป", "<p>บททั่วไป</p>"),
        ("มาตรา 4", "<p>มาตรา ๔ (ยกเลิก)</p>"),
        ("หมายเหตุ", "<p>หมายเหตุ :- เพราะหิว</p>"),
        ("ชื่อกฎหมาย ฉบับที่ 2", "<p>พระราชบัญญัติลูกชิ้น (ฉบับที่ ๒) พ.ศ. ๒๕๗๒</p>"),
        ("มาตรา 2", "<p>มาตรา ๒ พระราชบัญญัตินี้ให้ใช้บังคับพรุ่งนี้</p>"),
        footnoteList=[{"footnoteDetect": "๑", "footnoteContent": "แก้ครั้งแรก"}],
    )
    prepared = _prepared(law_file(tmp_path, document, "document.json"), tmp_path)
    assert prepared.file.format is Format.COUNCIL
    text = prepared.texts[0]
    assert [(s.key.instrument, s.key.number, s.heading_path) for s in text.sections] == [
        (Instrument.MAIN, "1", ()),
        (Instrument.MAIN, "2", ("หมวด 1 ขาย",)),
        (Instrument.MAIN, "3 ทวิ", ("หมวด 2 ปิ้ง",)),
        (Instrument.MAIN, "4", ("หมวด 3 บททั่วไป",)),
        (Instrument.AMENDING_ACT, "2", ("พระราชบัญญัติลูกชิ้น (ฉบับที่ ๒) พ.ศ. ๒๕๗๒",)),
    ]
    assert text.sections[0].version.paragraphs == ("ขาย ทุกวัน\n(๑) เช้า", "เว้นวันหยุด")
    assert (text.sections[1].version.paragraphs, text.sections[1].footnotes) == (("ซื้อ",), ("แก้ครั้งแรก",))
    assert [annex.kind for annex in text.annexes] == [
        AnnexKind.OTHER,
        AnnexKind.OTHER,
        AnnexKind.PREAMBLE,
        AnnexKind.NOTE,
    ]
    assert (text.source.edition, text.source.format) == ("T1", "council")


def test_a_failure_of_the_council_s_service_is_no_law(tmp_path: Path) -> None:
    failed = json.dumps({"respHeader": {"errorCode": "NOT_FOUND"}, "respBody": {"lawSections": []}})
    with pytest.raises(UnreadableFileError, match="NOT_FOUND"):
        _prepared(law_file(tmp_path, failed, "document.json"), tmp_path)


def test_csv_and_jsonl_with_every_field_come_back_the_same(tmp_path: Path) -> None:
    row = {
        "law": TITLE,
        "section": "1",
        "text": "มาตรา ๑ ก",
        "instrument": "amending_act",
        "amending_number": "3",
        "heading_path": "หมวด 1 > ส่วนที่ 2",
        "effective_from": "2027-02-01",
    }
    path = tmp_path / "rows.csv"
    path.write_text(",".join(row) + "\n" + ",".join(row.values()) + "\n", encoding="utf-8")
    (from_csv,) = _prepared(path, tmp_path).texts[0].sections
    (from_jsonl,) = _prepared(rows_file(tmp_path, [row]), tmp_path).texts[0].sections
    assert from_csv == from_jsonl
    assert from_csv.key[:3] == (Instrument.AMENDING_ACT, 3, "1")
    assert from_csv.heading_path == ("หมวด 1", "ส่วนที่ 2")
    assert from_csv.version.effective_from == date(2027, 2, 1)


def test_a_reference_to_a_law_that_is_not_known_is_to_no_law(tmp_path: Path) -> None:
    text = (
        f"{TITLE}\nมาตรา ๑ ตามมาตรา ๕ แห่งพระราชบัญญัติไข่เจียว พ.ศ. ๒๕๗๑ และมาตรา ๒ ให้ปิ้ง "
        "เว้นแต่มาตรา ๖๖ แห่งประมวลกฎหมายวิธีพิจารณาความอาญา"
    )
    prepared = _prepared(law_file(tmp_path, text), tmp_path)
    law = prepared.texts[0].law
    assert prepared.texts[0].sections[0].references == (f"{law}/2", "criminal-procedure-code/66")


def test_the_title_or_law_names_the_law(tmp_path: Path) -> None:
    known = law_file(tmp_path, "ประมวลกฎหมายอาญา\nมาตรา ๑ ก")
    assert _prepared(known, tmp_path).texts[0].law == "penal-code"
    assert _prepared(law_file(tmp_path), tmp_path, "ป.อ.").texts[0].law == "penal-code"
    assert _prepared(law_file(tmp_path), tmp_path, "meatball-act").texts[0].official == TITLE.replace("๒๕๗๐", "2570")
    decree = _prepared(law_file(tmp_path, "พระราชกฤษฎีกาลูกชิ้น พ.ศ. ๒๕๗๐\nมาตรา ๑ ก"), tmp_path).texts[0].law
    assert decree.startswith("royal-decree-2570-")
    made = _prepared(law_file(tmp_path), tmp_path).texts[0].law
    assert made.startswith("act-2570-")
    for unnamed in ("มาตรา ๑ ก", "หน้าแรก ติดต่อเรา\nมาตรา ๑ ก"):
        with pytest.raises(UnnamedLawError, match="--law ID"):
            _prepared(law_file(tmp_path, unnamed), tmp_path)


def test_an_id_that_no_law_has_is_told(tmp_path: Path) -> None:
    remark = "no law of the register is called 'meatball-act'"
    assert remark in " ".join(_prepared(law_file(tmp_path), tmp_path, "meatball-act").reports[0].remarks)
    assert remark not in " ".join(_prepared(law_file(tmp_path), tmp_path, "ป.อ.").reports[0].remarks)
    assert "is called" not in " ".join(_prepared(law_file(tmp_path), tmp_path).reports[0].remarks)


def test_a_slip_in_the_id_makes_no_law_where_the_title_names_one(tmp_path: Path) -> None:
    known = law_file(tmp_path, "ประมวลกฎหมายอาญา\nมาตรา ๑ ก")
    with pytest.raises(UnnamedLawError, match="say --law penal-code"):
        _prepared(known, tmp_path, "penal-cod")


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_a_file_of_digests_is_refused_as_one_and_once(suffix: str, tmp_path: Path) -> None:
    rows = [{"text_kind": "digest", "law": "ประมวลกฎหมายอาญา", "section": str(n), "digest": "ก"} for n in range(3)]
    path = tmp_path / f"digests.{suffix}"
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    if suffix == "csv":
        lines = [",".join(rows[0]), *(",".join(row.values()) for row in rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="is a digest") as caught:
        _prepared(path, tmp_path)
    assert str(caught.value).count("is a digest") == 1


@pytest.mark.parametrize("law", ["../outside", "a/b", ".", "", "A", "ก", "a" * 200])
def test_a_law_id_never_leads_out_of_the_folder(law: str, tmp_path: Path) -> None:
    with pytest.raises(UnsafePathError):
        _prepared(law_file(tmp_path), tmp_path, law)
    text = _prepared(law_file(tmp_path), tmp_path).texts[0]
    with pytest.raises(UnsafePathError):
        write_official(tmp_path, replace(text, law=law))
    assert not (tmp_path / "corpus").exists()


def test_a_write_that_fails_leaves_every_law_as_it_was(tmp_path: Path) -> None:
    first = _prepared(law_file(tmp_path), tmp_path).texts[0]
    write_official(tmp_path, first)
    before = {path: path.read_bytes() for path in (tmp_path / "corpus").rglob("*.json")}
    changed = replace(first, official="อื่น")
    muddled = replace(
        first, law="muddled", sections=(*first.sections, _of_amending(first.sections[0]), first.sections[1])
    )
    with pytest.raises(StoredTextError):
        write_official(tmp_path, changed, muddled)
    assert {path: path.read_bytes() for path in (tmp_path / "corpus").rglob("*.json")} == before
    assert [path.name for path in tmp_path.iterdir() if "new-" in path.name] == []


def _of_amending(section: OfficialSection) -> OfficialSection:
    return replace(section, version=replace(section.version, instrument=Instrument.AMENDING_ACT, amending_number=1))


_KILLED = """
import os, sys
from pathlib import Path
from corpus.importing import replacing, store
from corpus.importing.store import read_official, write_official
from dataclasses import replace

home, stop, done = Path(sys.argv[1]), int(sys.argv[2]), 0

def fatal(step):
    def counted(*arguments, **named):
        global done
        done += 1
        if done == stop:
            os._exit(9)
        return step(*arguments, **named)
    return counted

Path.rename, Path.write_bytes, os.fsync = fatal(Path.rename), fatal(Path.write_bytes), fatal(os.fsync)
write_official(home, *(replace(text, official="after") for text in read_official(home)))
"""


def test_a_crash_at_any_step_leaves_the_whole_old_corpus_or_the_whole_new_one(tmp_path: Path) -> None:
    text = replace(_prepared(law_file(tmp_path), tmp_path).texts[0], official="before")
    seen = set()
    for step in range(1, 40):
        home = tmp_path / f"home-{step}"
        write_official(home, replace(text, law="one"), replace(text, law="two"))
        killed = subprocess.run([sys.executable, "-c", _KILLED, str(home), str(step)], cwd=PROJECT, check=False)
        found = {stored.official for stored in read_official(home)}
        assert len(read_official(home)) == 2
        assert len(found) == 1
        seen |= found
        write_official(home, replace(text, law="three"))
        assert {path.name for path in home.iterdir()} == {"corpus", ".corpus.lock"}
        if killed.returncode == 0:
            break
    assert killed.returncode == 0
    assert seen == {"before", "after"}


def test_a_swap_cut_short_is_put_right(tmp_path: Path) -> None:
    text = _prepared(law_file(tmp_path), tmp_path).texts[0]
    write_official(tmp_path, text)
    (tmp_path / "corpus").rename(tmp_path / ".corpus.old")
    assert read_official(tmp_path) == (text,)


def test_a_changed_file_is_refused_by_name(tmp_path: Path) -> None:
    text = _prepared(law_file(tmp_path), tmp_path).texts[0]
    write_official(tmp_path, text)
    stored = tmp_path / "corpus" / text.law / "main.json"
    stored.write_bytes(stored.read_bytes().replace("สะอาด".encode(), "สกปรก".encode()))
    with pytest.raises(StoredTextError, match=r"main\.json is not as it was written"):
        read_law(tmp_path, text.law)


def test_a_corpus_folder_that_is_a_link_is_not_written_to(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "corpus").symlink_to(elsewhere)
    with pytest.raises(UnsafePathError):
        write_official(tmp_path, _prepared(law_file(tmp_path), tmp_path).texts[0])
    assert list(elsewhere.iterdir()) == []


def test_joining_attaches_text_and_adds_laws(tmp_path: Path) -> None:
    corpus = load_corpus()
    rows = [
        {"law": "ประมวลกฎหมายวิธีพิจารณาความอาญา", "section": "66", "text": "มาตรา ๖๖ ถ้อยคำ"},
        {"law": "ประมวลกฎหมายวิธีพิจารณาความอาญา", "section": "2", "text": "มาตรา ๒ พระราชบัญญัตินี้ให้ใช้บังคับพรุ่งนี้"},
        {"law": TITLE, "section": "1", "text": "มาตรา ๑ ขาย", "heading_path": "หมวด 1 ร้าน"},
    ]
    texts = _prepared(rows_file(tmp_path, rows), tmp_path).texts
    joined = join_official(corpus, texts)
    digested = joined.section("ป.วิ.อ.", "66")
    assert digested.digest == corpus.section("ป.วิ.อ.", "66").digest
    assert [version.paragraphs for version in digested.versions] == [("ถ้อยคำ",)]
    assert joined.section("ป.วิ.อ.", "2").versions == ()
    new = joined.section(TITLE, "1")
    assert (new.digest, new.heading, new.versions[0].paragraphs) == ("", "หมวด 1 ร้าน", ("ขาย",))
    assert joined.register.law(TITLE).kind is LawKind.ACT
    assert corpus.section("ป.วิ.อ.", "66").versions == ()
    assert len(joined.sections) == len(corpus.sections) + 1


def test_an_imported_law_takes_no_name_from_a_law_of_the_register(tmp_path: Path) -> None:
    corpus = load_corpus()
    act = next(law for law in corpus.register.laws.values() if law.official.startswith("พระราชบัญญัติ"))
    older = law_file(tmp_path, f"{act.official[:-4]}2440\nมาตรา ๑ ขาย\nมาตรา ๒ (ยกเลิก)\nมาตรา ๓")
    text = _prepared(older, tmp_path, "older-act").texts[0]
    named = replace(act, short=f"พ.ร.บ.{act.official.removeprefix('พระราชบัญญัติ')[:-9].strip()}")
    corpus = replace(corpus, register=Register({**corpus.register.laws, act.id: named}, corpus.register.entries))
    joined = join_official(corpus, [text])
    assert joined.register.law(named.short).id == act.id
    assert joined.register.law("older-act").short == text.official
    assert [number for law, number in joined.sections if law == "older-act"] == ["1"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("น\u0e4d\u0e32", "torn ำ"),
        ("น\u0e33\u0e49", "tone mark after ำ"),
        ("ท\u0e48\u0e35", "tone mark before its vowel"),
        ("ก \u0e48า", "floating mark"),
        ("ก\u0e48\u0e48", "repeated mark"),
        ("ไป เ ", "vowel with nothing after it"),
        ("เเก้", "เ written twice for แ"),
        ("ก\ufffd", "lost letter"),
        ("ก\u200bข", "invisible character"),
        ("น้ำที่แก้ไขนี้ ใช้ได้ทั้ง ๒ แห่ง", None),
    ],
)
def test_broken_glyphs_are_told_by_kind(text: str, kind: str | None) -> None:
    assert [found for found, _ in broken_glyphs(text)] == ([kind] if kind else [])

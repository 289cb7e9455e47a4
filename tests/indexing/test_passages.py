from dataclasses import replace
from datetime import date

from corpus.loading import load_corpus
from corpus.models import Instrument, Section, SectionVersion
from indexing.passages import PassageKind, passages_of
from tests.indexing.small_corpus import PROCEDURE, small_corpus


def test_sections_come_first_and_then_each_guide_with_its_statements() -> None:
    assert [passage.id for passage in passages_of(small_corpus())] == [
        "criminal-procedure-code/66",
        "criminal-procedure-code/68",
        "criminal-procedure-code/87",
        "criminal-procedure-code/106",
        "criminal-procedure-code/166",
        "guide:warrant",
        "warrant/rests-on-66",
        "warrant/rests-on-68",
        "guide:bail",
        "bail/rests-on-106",
    ]


def test_a_passage_carries_what_a_hit_is_shown_with() -> None:
    section, *_, statement = passages_of(small_corpus())
    assert (section.kind, section.law, section.section) == (PassageKind.SECTION, PROCEDURE, "66")
    assert (section.title, section.questions) == ("เหตุออกหมายจับ", ("ทำไมศาลออกหมายจับ",))
    assert (statement.kind, statement.guide, statement.statement) == (PassageKind.STATEMENT, "bail", "rests-on-106")
    assert statement.text == "ข้อความตามมาตรา 106 What section 106 says"


def test_a_guide_is_asked_for_in_every_register() -> None:
    (guide,) = (passage for passage in passages_of(small_corpus()) if passage.id == "guide:bail")
    assert guide.questions == ("ไม่มีเงินประกันตัว", "What about bail?")


def test_each_version_of_a_section_has_passages_of_its_own() -> None:
    corpus = small_corpus()
    versions = (
        SectionVersion(Instrument.MAIN, "66", ("หนึ่ง", "สอง"), "a"),
        SectionVersion(Instrument.MAIN, "66", ("หนึ่ง",), "b", effective_from=date(2008, 2, 8)),
        SectionVersion(Instrument.ENACTING_ACT, "66", ("หนึ่ง",), "c"),
        SectionVersion(Instrument.AMENDING_ACT, "66", ("หนึ่ง",), "d", amending_number=22),
        SectionVersion(Instrument.AMENDING_ACT, "66", ("หนึ่ง",), "e", amending_number=28),
    )
    key = (PROCEDURE, "66")
    corpus = replace(corpus, sections={key: replace(corpus.sections[key], versions=versions)}, guides={})
    assert [passage.id.removeprefix(f"{PROCEDURE}/") for passage in passages_of(corpus)] == [
        "66",
        "main/66/1",
        "main/66/2",
        "main@2008-02-08/66/1",
        "enacting_act/66/1",
        "amending_act-22/66/1",
        "amending_act-28/66/1",
    ]


def test_official_text_without_a_digest_has_passages_by_paragraph_and_no_empty_one() -> None:
    corpus = small_corpus()
    version = SectionVersion(Instrument.MAIN, "67", ("หนึ่ง", "สอง"), "a")
    section = Section("67", "หมวด 2", "", law=PROCEDURE, versions=(version, version))
    passages = passages_of(replace(corpus, sections={(PROCEDURE, "67"): section}, guides={}))
    assert [(passage.id.removeprefix(f"{PROCEDURE}/"), passage.kind, passage.paragraph) for passage in passages] == [
        ("main/67/1", PassageKind.OFFICIAL, 1),
        ("main/67/2", PassageKind.OFFICIAL, 2),
        ("main~2/67/1", PassageKind.OFFICIAL, 1),
        ("main~2/67/2", PassageKind.OFFICIAL, 2),
    ]


def test_a_paragraph_that_names_sections_carries_those_of_its_own_law() -> None:
    version = SectionVersion(Instrument.MAIN, "67", ("ตามมาตรา 66", "ไม่อ้างอะไร"), "a")
    references = (f"{PROCEDURE}/66", "penal-code/66", f"{PROCEDURE}-2/68")
    section = Section("67", "หมวด 2", "", law=PROCEDURE, versions=(version,), references=references)
    passages = passages_of(replace(small_corpus(), sections={(PROCEDURE, "67"): section}, guides={}))
    assert [passage.names for passage in passages] == [("66",), ()]


def test_every_passage_that_ships_has_an_id_of_its_own() -> None:
    ids = [passage.id for passage in passages_of(load_corpus())]
    assert len(ids) == len(set(ids)) > 800

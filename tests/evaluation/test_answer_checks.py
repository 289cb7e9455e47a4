from datetime import date

import pytest

from assistant.answers import TextKind
from corpus.collection import Corpus
from corpus.models import (
    Agency,
    Instrument,
    Law,
    LawKind,
    RegisterEntry,
    Section,
    SectionStatus,
    SectionVersion,
    SourcedFact,
)
from corpus.register import Register
from evaluation.answer_checks import AnswerChecker
from tests.evaluation.answer_fakes import answer, citation
from tests.evaluation.fakes import PROCEDURE

LAW = Law("cpc", PROCEDURE, "ป.วิ.อ.", "Criminal Procedure Code", LawKind.CODE, 2477)
UNJUDGED = Law("road", "พระราชบัญญัติจราจรทางบก พ.ศ. 2522", "พ.ร.บ.จราจรฯ", "Road Traffic Act", LawKind.ACT, 2522)


def checker() -> AnswerChecker:
    entries = {"cpc": {number: RegisterEntry(number, SectionStatus.IN_FORCE) for number in ("66", "87")}}
    version = SectionVersion(Instrument.MAIN, "87", ("วรรคแรก ๔๘ ชั่วโมง", "วรรคสอง"), "0" * 64)
    sections = {
        ("cpc", "66"): Section("66", "เหตุออกหมายจับ", "ศาลออกหมายจับได้เมื่อมีหลักฐานตามสมควร", law="cpc"),
        ("cpc", "87"): Section("87", "คุมตัว", "คุมตัวได้ 48 ชั่วโมง", law="cpc", versions=(version,)),
    }
    phones = (SourcedFact("191", "u", date(2026, 1, 1)), SourcedFact("0 2141 3800", "u", date(2026, 1, 1)))
    agency = Agency("a", "ตำรวจ", "Police", "แจ้งเหตุ", "Report", phones=phones)
    register = Register({"cpc": LAW, "road": UNJUDGED}, entries)
    return AnswerChecker.of(Corpus(register, sections, {}, {"a": agency}, {}, {}, {}, {}))


@pytest.mark.parametrize(
    ("section", "quote", "kind", "stands", "why"),
    [
        ("66", "ออกหมายจับได้เมื่อมีหลักฐาน", TextKind.DIGEST, True, "cut from the digest"),
        ("66", "ออกหมายจับได้ เมื่อมีหลักฐาน", TextKind.DIGEST, False, "one space more"),
        ("66", "", TextKind.DIGEST, False, "an empty quote stands nowhere"),
        ("66", "ศาลออกหมายจับได้", TextKind.OFFICIAL, False, "a digest shown as the official text"),
        ("87", "วรรคแรก ๔๘ ชั่วโมง", TextKind.OFFICIAL, True, "cut from a paragraph"),
        ("87", "วรรคแรก 48 ชั่วโมง", TextKind.OFFICIAL, False, "digits folded: no longer letter for letter"),
        ("166", "ศาลออกหมายจับได้", TextKind.DIGEST, False, "words of another section"),
    ],
)
def test_a_quote_stands_letter_for_letter_or_not_at_all(
    section: str, quote: str, kind: TextKind, stands: bool, why: str
) -> None:
    found = checker().check(answer(citations=[citation(1, section, quote, text_kind=kind)]))
    assert found.quotes == (stands,), why


def test_sections_that_do_not_exist_are_found_among_citations_and_in_the_text() -> None:
    given = answer(text="ตาม ป.วิ.อ. มาตรา 66 และ ป.วิ.อ. มาตรา 999", citations=[citation(1, "166"), citation(2, "87")])
    found = checker().check(given)
    assert (found.sections, found.unknown_sections) == (4, ("cpc 166", "cpc 999"))


def test_a_section_of_a_law_outside_the_register_is_not_judged() -> None:
    found = checker().check(answer(text="มาตรา 999", citations=[citation(1, "160", law=UNJUDGED.official)]))
    assert (found.sections, found.unknown_sections) == (0, ())


def test_phones_that_belong_to_no_agency_are_found_in_cards_and_text() -> None:
    text = "โทร 191 หรือสายด่วน ๑๙๙ หรือ 02-141-3800 หรือ 02-141-3801 ตามมาตรา 112 ภายใน 1669 วัน"
    found = checker().check(answer(text=text, phones=["191", "1234"]))
    assert found.phones == 5
    assert sorted(found.unknown_phones) == ["021413801", "1234", "199"]

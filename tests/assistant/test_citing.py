from dataclasses import replace
from datetime import date

import pytest

from assistant.answers import CitationKind, Temporal, TextKind, Verification
from assistant.citing import Support, cite, cited_keys
from corpus.models import Instrument, SectionBasis, SectionVersion, Statement
from tests.assistant.small import SOURCE, WARRANT, basis, small_corpus

CORPUS = small_corpus()


def support(statement_id: str, relevance: float = 0.0) -> Support:
    return Support(next(s for _, s in WARRANT.statements() if s.id == statement_id), WARRANT, relevance)


def test_markers_count_from_one_in_order_of_importance() -> None:
    supports = [support("court-issues"), support("do-not-run"), support("until-arrest")]
    found = cite(supports, CORPUS, {("procedure", "77"): 9.0, ("procedure", "68"): 5.0}, None)
    assert [(c.marker, c.section) for c in found.values()] == [(1, "77"), (2, "68"), (3, "66"), (4, None)]


def test_how_well_a_statement_answers_counts_for_what_it_cites() -> None:
    found = cite([support("court-issues"), support("do-not-run", 4.0)], CORPUS, {}, None)
    assert [c.section for c in found.values()] == ["77", "66", None]


def test_sections_come_before_sources_and_sources_before_guides() -> None:
    found = cite([support("fund"), support("court-issues")], CORPUS, {}, None)
    kinds = [citation.kind for citation in found.values()]
    assert kinds == [CitationKind.SECTION, CitationKind.SECTION, CitationKind.SOURCE, CitationKind.GUIDE]


def test_a_section_is_cited_once_with_every_paragraph_it_is_used_for() -> None:
    statements = [Statement(str(number), "x", (basis("134", number),)) for number in (3, 1, 3)]
    found = cite([Support(statement, None, 0.0) for statement in statements], CORPUS, {}, None)
    assert [(c.section, c.paragraphs) for c in found.values()] == [("134", (1, 3))]


def test_a_statement_cites_its_sections_then_its_source_then_its_guide() -> None:
    assert cited_keys(support("fund")) == (
        ("section", "procedure", "110"),
        ("source", SOURCE.source_url),
        ("guide", "warrant"),
    )


def test_a_section_citation_quotes_our_digest_where_no_text_is_imported() -> None:
    (citation, _) = cite([support("court-issues")], CORPUS, {}, None).values()
    assert (citation.law, citation.law_short, citation.title) == (
        "ประมวลกฎหมายวิธีพิจารณาความอาญา",
        "ป.วิ.อ.",
        "เหตุออกหมายจับ",
    )
    assert (citation.quote, citation.text_kind) == ("ศาลออกหมายจับได้เมื่อมีหลักฐานตามสมควร", TextKind.DIGEST)
    assert (citation.guide, citation.verification) == (None, Verification.VERIFIED)


@pytest.mark.parametrize(("paragraph", "quote"), [(None, "ย่อหน้าแรก"), (1, "ย่อหน้าแรก"), (2, "ย่อหน้าสอง")])
def test_official_text_is_quoted_by_the_paragraph_cited(paragraph: int | None, quote: str) -> None:
    version = SectionVersion(Instrument.MAIN, "66", ("ย่อหน้าแรก", "ย่อหน้าสอง"), "0" * 64, effective_from=date(2008, 2, 7))
    held = replace(CORPUS.sections["procedure", "66"], versions=(version,))
    corpus = replace(CORPUS, sections={**CORPUS.sections, ("procedure", "66"): held})
    statement = Statement("s", "x", (SectionBasis("procedure", "66", paragraph),))
    (citation,) = cite([Support(statement, None, 0.0)], corpus, {}, None).values()
    assert (citation.quote, citation.text_kind) == (quote, TextKind.OFFICIAL)
    assert (citation.effective_from, citation.verification) == (date(2008, 2, 7), Verification.VERIFIED)


@pytest.mark.parametrize("paragraph", [3, 7, -1])
def test_a_paragraph_that_the_official_text_lacks_is_not_quoted_from_another(paragraph: int) -> None:
    version = SectionVersion(Instrument.MAIN, "66", ("ย่อหน้าแรก", "ย่อหน้าสอง"), "0" * 64)
    held = replace(CORPUS.sections["procedure", "66"], versions=(version,))
    corpus = replace(CORPUS, sections={**CORPUS.sections, ("procedure", "66"): held})
    statement = Statement("s", "x", (SectionBasis("procedure", "66", paragraph),))
    (citation,) = cite([Support(statement, None, 0.0)], corpus, {}, None).values()
    assert (citation.quote, citation.text_kind) == ("ศาลออกหมายจับได้เมื่อมีหลักฐานตามสมควร", TextKind.DIGEST)


def test_a_guide_citation_names_the_guide_and_no_law() -> None:
    *_, citation = cite([support("court-issues")], CORPUS, {}, None).values()
    assert (citation.kind, citation.guide, citation.law, citation.section) == (
        CitationKind.GUIDE,
        "warrant",
        None,
        None,
    )
    assert (citation.title, citation.quote) == (WARRANT.title, "หมายจับต้องออกโดยศาล")
    assert (citation.text_kind, citation.verification) == (TextKind.GUIDE, Verification.VERIFIED)


def test_a_source_citation_shows_its_figure_and_says_that_it_was_not_checked() -> None:
    citation = cite([support("fund")], CORPUS, {}, None)["source", SOURCE.source_url]
    assert (citation.url, citation.quote, citation.text_kind) == (SOURCE.source_url, SOURCE.figure, TextKind.SOURCE)
    assert citation.verification is Verification.NOT_CHECKED


def test_the_date_asked_about_is_carried_and_never_claimed_to_be_known() -> None:
    found = cite([support("court-issues")], CORPUS, {}, date(2001, 5, 1))
    assert {citation.temporal for citation in found.values()} == {Temporal(date(2001, 5, 1), False)}


def test_a_source_used_for_two_figures_shows_both() -> None:
    other = replace(SOURCE, figure="ใช้เวลา 7 วัน")
    statements = [Statement("a", "x", (SOURCE,)), Statement("b", "y", (other,)), Statement("c", "z", (SOURCE,))]
    (citation,) = cite([Support(statement, None, 0.0) for statement in statements], CORPUS, {}, None).values()
    assert citation.quote == "ยื่นคำขอที่สำนักงาน / ใช้เวลา 7 วัน"

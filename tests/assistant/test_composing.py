from dataclasses import replace

import pytest

from assistant.answers import AgencyCard, Language, TextKind
from assistant.composing import Composed, Evidence, agency_card, compose, question_of
from assistant.understanding import understand
from corpus.citations import LawNames
from corpus.collection import Corpus
from corpus.models import Ask, BlockKind, Instrument, Section, SectionVersion, SourcedFact
from indexing.hits import Hit
from indexing.passages import Passage, PassageKind
from indexing.statement_ranking import RankedStatement
from prompts import load_messages
from tests.assistant.small import BAIL, DAY, PENAL, PROCEDURE, WARRANT, agency, small_corpus

CORPUS = small_corpus()


def section_hit(number: str, score: float) -> Hit:
    return Hit(Passage(f"procedure/{number}", PassageKind.SECTION, "", "", law="procedure", section=number), score, {})


def composed(evidence: Evidence, asks: tuple[Ask, ...] = ()) -> Composed:
    asked = understand("ถาม", LawNames.of((PROCEDURE, PENAL)))
    return compose(replace(asked, asks=asks), evidence, CORPUS, load_messages("th"))


def ids(found: Composed, kind: BlockKind) -> list[str]:
    return [statement.id for block in found.blocks if block.kind is kind for statement in block.statements]


def test_the_statements_that_answer_best_are_told_first() -> None:
    ranked = (RankedStatement("bail", "no-bond", 1.0), RankedStatement("bail", "ask-at-once", 0.5))
    found = composed(Evidence(BAIL, (), statements=ranked), (Ask.WHO,))
    assert ids(found, BlockKind.ANSWER) == ["bail/no-bond", "bail/ask-at-once"]


def test_a_guide_that_was_led_to_is_told_alone_though_it_was_told_before() -> None:
    ranked = (RankedStatement("warrant", "until-arrest", 9.0), RankedStatement("bail", "no-bond", 0.5))
    told = frozenset({"bail/ask-at-once"})
    for led, shown in ((True, {"bail"}), (False, {"warrant"})):
        evidence = Evidence(BAIL, (section_hit("68", 9.0),), told=told, led=led, statements=ranked)
        found = composed(evidence, (Ask.HOW_LONG,))
        statements = [one.id for block in found.blocks for one in block.statements if block.kind is not BlockKind.LAW]
        assert {one.partition("/")[0] for one in statements} == shown


def test_sections_found_nearly_as_surely_as_the_best_join_a_guides_answer() -> None:
    hits = tuple(section_hit(number, score) for number, score in (("134", 0.5), ("77", 7.0), ("66", 8.0)))
    assert ids(composed(Evidence(BAIL, hits)), BlockKind.LAW) == ["procedure/66", "procedure/77"]


def test_a_section_that_answers_is_told_whole_beside_the_statement_that_rests_on_it() -> None:
    assert ids(composed(Evidence(BAIL, (section_hit("106", 8.0), section_hit("66", 7.0)))), BlockKind.LAW) == [
        "procedure/106",
        "procedure/66",
    ]


def test_without_a_guide_the_best_sections_answer_alone() -> None:
    hits = tuple(section_hit(number, score) for number, score in (("134", 0.5), ("77", 7.0), ("66", 8.0)))
    found = composed(Evidence(None, hits))
    assert [block.kind for block in found.blocks] == [BlockKind.LAW]
    assert ids(found, BlockKind.LAW) == ["procedure/66", "procedure/77"]
    assert (found.guide, found.agencies) == (None, ())


def test_sections_that_were_named_stand_alone_in_the_order_named() -> None:
    named = (("procedure", "77"), ("procedure", "66"), ("procedure", "77"))
    found = composed(Evidence(WARRANT, (section_hit("68", 9.0),), named))
    assert ids(found, BlockKind.LAW) == ["procedure/77", "procedure/66"]
    assert len(found.blocks) == 1


def official_hit(number: str, paragraph: int, score: float) -> Hit:
    name = f"procedure/main/{number}/{paragraph}"
    return Hit(
        Passage(name, PassageKind.OFFICIAL, "", "", law="procedure", section=number, paragraph=paragraph), score, {}
    )


def with_official_text(number: str, *paragraphs: str) -> Corpus:
    """The small corpus with the official text of a section that has no digest."""
    version = SectionVersion(Instrument.MAIN, number, paragraphs, "0" * 64)
    section = Section(number, "", "", law="procedure", versions=(version,))
    return replace(CORPUS, sections={**CORPUS.sections, ("procedure", number): section})


def test_a_section_without_a_digest_is_told_by_the_paragraph_found_in_official_words() -> None:
    corpus = with_official_text("300", "ย่อหน้าแรก", "ย่อหน้าสอง")
    asked = understand("ถาม", LawNames.of((PROCEDURE, PENAL)))
    evidence = Evidence(None, (official_hit("300", 2, 8.0), official_hit("300", 1, 7.0)))
    found = compose(asked, evidence, corpus, load_messages("th"))
    assert [(s.id, s.text) for s in found.blocks[0].statements] == [("procedure/300/2", "ย่อหน้าสอง")]
    assert [(c.paragraphs, c.quote, c.text_kind) for c in found.citations] == [((2,), "ย่อหน้าสอง", TextKind.OFFICIAL)]
    english = compose(replace(asked, language=Language.ENGLISH), evidence, corpus, load_messages("en"))
    (pointer,) = english.blocks[0].statements
    assert "section 300" in pointer.text
    assert "ย่อหน้า" not in pointer.text
    assert pointer.citations == (1,)


def test_a_named_section_without_a_digest_is_told_paragraph_by_paragraph() -> None:
    corpus = with_official_text("300", "ย่อหน้าแรก", "ย่อหน้าสอง")
    asked = understand("ถาม", LawNames.of((PROCEDURE, PENAL)))
    found = compose(asked, Evidence(None, (), (("procedure", "300"),)), corpus, load_messages("th"))
    assert [statement.text for statement in found.blocks[0].statements] == ["ย่อหน้าแรก", "ย่อหน้าสอง"]
    assert [citation.paragraphs for citation in found.citations] == [(1, 2)]


def test_the_next_questions_of_a_guide_are_offered() -> None:
    guide = replace(BAIL, next_questions=("warrant",))
    assert composed(Evidence(guide, ())).suggestions == ("มีหมายจับต้องทำไง",)


@pytest.mark.parametrize(
    ("language", "question"),
    [(Language.THAI, "ขอประกันตัวต้องทำไง"), (Language.ENGLISH, "Tell me about bail in Thailand")],
)
def test_a_guide_is_offered_as_people_ask_for_it(language: Language, question: str) -> None:
    assert question_of(BAIL, language) == question


def test_an_office_shows_only_what_a_source_was_read_for() -> None:
    known = replace(agency("line", "1111"), url=SourcedFact("https://example.org", "https://example.org", DAY))
    assert agency_card(known, Language.THAI) == AgencyCard("หน่วยงาน line", "1111", "https://example.org")
    assert agency_card(agency("office", None), Language.ENGLISH) == AgencyCard("office", None, None)

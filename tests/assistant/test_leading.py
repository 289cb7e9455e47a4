"""The law leads the answer where no statement tells of the section that answers."""

from dataclasses import replace

import pytest

from assistant.answers import Language
from assistant.citing import SectionKey, Support, sections_of
from assistant.leading import SURE, led_by_law
from assistant.selecting import Groups
from corpus.models import BlockKind, Section, SectionBasis, Statement
from tests.assistant.small import BAIL, small_corpus

CORPUS = small_corpus()
KEY, OTHER = ("procedure", "66"), ("procedure", "68")
SECTION = CORPUS.sections[KEY]


def support(name: str, *sections: SectionKey, exception_of: str | None = None) -> Support:
    basis = tuple(SectionBasis(*key) for key in sections)
    return Support(Statement(name, f"ข้อความ {name}", basis, exception_of=exception_of), BAIL, 1.0)


def law(section: Section = SECTION) -> Support:
    name = f"{section.law}/{section.number}"
    return Support(Statement(name, section.digest, (SectionBasis(section.law, section.number),)), None, 1.0)


def led(
    groups: Groups,
    likely: dict[SectionKey, float],
    section: Section = SECTION,
    asked: str = "ถาม",
    language: Language = Language.THAI,
) -> Groups:
    corpus = replace(CORPUS, sections={**CORPUS.sections, KEY: section})
    return led_by_law(groups, likely, asked, corpus, language)


def texts(groups: Groups, kind: BlockKind) -> list[str]:
    return [one.statement.text for one in groups.get(kind, [])]


def test_the_digest_answers_and_stands_once() -> None:
    found = led({BlockKind.STEPS: [support("beside", OTHER)], BlockKind.LAW: [law()]}, {KEY: 0.9, OTHER: 0.3})
    assert texts(found, BlockKind.ANSWER) == [SECTION.digest]
    assert texts(found, BlockKind.LAW) == []
    assert texts(found, BlockKind.STEPS) == ["ข้อความ beside"]
    assert next(iter(found)) is BlockKind.ANSWER, "groups stand in the order shown"


@pytest.mark.parametrize(
    ("groups", "likely", "reason"),
    [
        ({BlockKind.ANSWER: [support("told", KEY)], BlockKind.LAW: [law()]}, {KEY: 0.9}, "a statement tells of it"),
        ({BlockKind.LAW: [law()]}, {KEY: SURE - 0.01}, "it is not sure"),
        ({BlockKind.LAW: [law()]}, {}, "nothing is likely"),
        ({BlockKind.LAW: []}, {("procedure", "999"): 0.9}, "nothing is held of it"),
    ],
)
def test_elsewhere_the_groups_stay_as_they_are(groups: Groups, likely: dict[SectionKey, float], reason: str) -> None:
    assert led(groups, likely) == groups, reason


def test_what_rests_on_no_likely_section_goes_but_a_rule_stays_with_its_exception() -> None:
    steps = [
        support("far", ("procedure", "134")),
        support("rule", ("procedure", "134")),
        support("exception", OTHER, exception_of="rule"),
        support("near", OTHER),
        support("its-exception", ("procedure", "134"), exception_of="near"),
    ]
    found = led({BlockKind.STEPS: steps, BlockKind.LAW: [law()]}, {KEY: 0.9, OTHER: 0.3})
    assert [one.statement.id for one in found[BlockKind.STEPS]] == ["rule", "exception", "near", "its-exception"]


def test_paragraphs_are_told_one_by_one_with_the_words_that_say_which() -> None:
    section = replace(SECTION, digest="วรรคหนึ่ง: ขอได้ วรรคสอง: ขอซ้ำได้")
    found = led({BlockKind.LAW: [law(section)]}, {KEY: 0.9}, section)
    assert texts(found, BlockKind.ANSWER) == ["ขอได้ (วรรคหนึ่ง)", "ขอซ้ำได้ (วรรคสอง)"]
    assert all(sections_of(one.statement) == {KEY} for one in found[BlockKind.ANSWER])
    assert texts(found, BlockKind.LAW) == []


def test_of_a_long_digest_the_first_paragraph_and_the_closest_are_told_and_the_whole_stands_among_the_law() -> None:
    digest = "วรรคหนึ่ง: ขอได้ วรรคสอง: แพทย์ วรรคสาม: โฉนด วรรคสี่: ทนาย วรรคห้า: ปลา"
    section = replace(SECTION, digest=digest)
    found = led({BlockKind.LAW: [law(section)]}, {KEY: 0.9}, section, "โฉนดกับทนาย")
    assert texts(found, BlockKind.ANSWER) == ["ขอได้ (วรรคหนึ่ง)", "โฉนด (วรรคสาม)", "ทนาย (วรรคสี่)"]
    assert texts(found, BlockKind.LAW) == [digest]


def test_in_english_only_a_digest_in_english_leads() -> None:
    groups: Groups = {BlockKind.LAW: [law()]}
    assert led(groups, {KEY: 0.9}, replace(SECTION, digest_en=None), language=Language.ENGLISH) == groups
    found = led(groups, {KEY: 0.9}, replace(SECTION, digest_en="In short."), language=Language.ENGLISH)
    assert [one.statement.text_en for one in found[BlockKind.ANSWER]] == ["In short."]

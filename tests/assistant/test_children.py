"""Rules for children answer only where a child may be meant."""

from dataclasses import replace

import pytest

from assistant.children import ForChildren, may_mean_a_child
from assistant.understanding import understand
from corpus.citations import LawNames
from corpus.loading import load_corpus
from indexing.guide_ranking import RankedGuide
from indexing.hits import Hit
from indexing.passages import Passage, PassageKind
from indexing.ranking import RankedSection, SectionKey

CORPUS = load_corpus()
NAMES = LawNames.of(CORPUS.register.laws.values())
APART = ForChildren.of(CORPUS)
DAY, ADULT = SectionKey("juvenile-court-act-2553", "72"), SectionKey("criminal-procedure-code", "87")


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("ลูกชายโดนจับ", True, "a son"),
        ("หลานโดนเรียกตัว", True, "a grandchild or nephew"),
        ("ผู้ต้องหาเป็นเยาวชน", True, "the law's own word"),
        ("ผมอายุ 15 โดนหมายเรียก", True, "an age under 18"),
        ("อยู่ ม.3 โดนจับ", True, "a class at school"),
        ("my son was arrested", True, "in English"),
        ("I am 16 years old", True, "an age in English"),
        ("มาตรา 72 พ.ร.บ.ศาลเยาวชนฯ คืออะไร", True, "a section is named"),
        ("จับมาสองวันแล้วยังไม่พาไปศาล", False, "nobody young"),
        ("ผมอายุ 35 โดนหมายเรียก", False, "an adult's age"),
        ("อายุความ 15 ปี", False, "a limitation, no age"),
        ("ลูกหนี้ไม่จ่าย โดนฟ้อง", False, "a debtor"),
        ("ลูกจ้างขโมยของ", False, "an employee"),
        ("my wife was arrested last night", False, "an adult in English"),
    ],
)
def test_who_may_be_meant(text: str, expected: bool, reason: str) -> None:
    assert may_mean_a_child(understand(text, NAMES)) == expected, reason


def test_an_age_told_before_counts() -> None:
    understood = understand("ขังได้กี่ชั่วโมง", NAMES)
    assert not may_mean_a_child(understood)
    assert may_mean_a_child(replace(understood, facts={"age_group": "under_18"}))
    assert may_mean_a_child(replace(understood, whole="ลูกโดนจับ ขังได้กี่ชั่วโมง"))


def test_guides_for_children_and_their_sections_are_known_and_protection_of_families_is_none_of_them() -> None:
    assert "child-arrested" in APART.guides
    assert DAY in APART.sections
    assert ADULT not in APART.sections
    assert SectionKey("juvenile-court-act-2553", "174") not in APART.sections
    assert "domestic-violence" not in APART.guides


def test_what_is_left_shares_the_probability() -> None:
    sections = APART.left_out_of_sections([RankedSection(DAY, 0.6), RankedSection(ADULT, 0.4)])
    assert [(one.key, one.probability) for one in sections] == [(ADULT, 1.0)]
    guides = APART.left_out_of_guides([RankedGuide("child-arrested", 0.5, 1.0), RankedGuide("appeal", 0.25, 1.0)])
    assert [(one.id, one.probability) for one in guides] == [("appeal", 1.0)]
    assert APART.left_out_of_sections([RankedSection(DAY, 1.0)]) == ()
    assert APART.left_out_of_guides([]) == ()


def test_hits_of_others_stay() -> None:
    hits = [
        Hit(Passage("a", PassageKind.STATEMENT, "", "", guide="child-arrested", statement="x"), 3.0),
        Hit(Passage("b", PassageKind.SECTION, "", "", law=DAY.law, section=DAY.number), 2.0),
        Hit(Passage("c", PassageKind.SECTION, "", "", law=ADULT.law, section=ADULT.number), 1.0),
    ]
    assert [hit.passage.id for hit in APART.left_out_of_hits(hits)] == ["c"]

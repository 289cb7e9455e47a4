"""Partners, questions, families, phones: what holds between all files."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.checking.claims import claims_of
from corpus.checking.mending import mend_partners
from corpus.checking.near_duplicates import Question, guide_questions, near_duplicates
from corpus.checking.structure import families_and_stages, partners, phones, questions_between_guides
from corpus.faults import Fault
from tests.corpus.checking import small


def messages(faults: Iterator[Fault]) -> list[str]:
    return [fault.message for fault in faults]


def test_a_partner_that_does_not_name_a_section_back_is_a_fault(tmp_path: Path) -> None:
    corpus, origins = small.read(small.write(tmp_path))
    assert messages(partners(corpus, origins)) == [
        "kite-act 1 goes with kite-act 2, which does not name it back",
        "kite-act 1 goes with kite-act 4, which does not name it back",
        "kite-act 2 goes with kite-act 4, which does not name it back",
    ]


def test_mending_writes_every_missing_partner_with_the_inverse_relation_and_nothing_else(tmp_path: Path) -> None:
    corpus, origins = small.read(small.write(tmp_path))
    before = (tmp_path / "digests/kite-act/wind.yaml").read_text(encoding="utf-8")
    assert mend_partners(tmp_path, corpus, origins) == 3
    after = (tmp_path / "digests/kite-act/wind.yaml").read_text(encoding="utf-8")
    mended, origins = small.read(tmp_path)
    assert list(partners(mended, origins)) == []
    found = {
        number: {(one.section, one.relation.value) for one in section.goes_with}
        for (_, number), section in mended.sections.items()
    }
    assert found == {
        "1": {("2", "penalty"), ("4", "see_also")},
        "2": {("4", "see_also"), ("1", "offence")},
        "4": {("1", "see_also"), ("2", "see_also")},
    }
    # Line by line nothing went, but for the inline list that grew.
    lost = [line for line in before.splitlines() if line not in after.splitlines()]
    assert lost == ['    goes_with: [{section: "4", relation: see_also}]']
    assert mend_partners(tmp_path, mended, origins) == 0


def test_a_question_that_two_guides_hold_is_a_fault_whatever_its_spaces(tmp_path: Path) -> None:
    changed = ("ว่าวตกใส่บ้านคนอื่นต้องทำอย่างไรดีคะ", "ว่าวตกใส่บ้านคนอื่น ต้องทำอย่างไรดีครับ")
    corpus, origins = small.read(small.write(tmp_path, balloons=changed))
    faults = list(questions_between_guides(corpus, origins))
    assert [(fault.file, fault.rule) for fault in faults] == [("guides/kites.yaml", "question-of-two-guides")]


def test_nearly_the_same_question_is_listed_and_a_different_one_is_not(tmp_path: Path) -> None:
    corpus, origins = small.read(small.write(tmp_path))
    assert list(questions_between_guides(corpus, origins)) == []
    assert [fault.rule for fault in near_duplicates(guide_questions(corpus, origins))] == ["near-duplicate"]


def test_prefix_filtering_finds_what_comparing_every_pair_finds() -> None:
    words = ["ถูกจับ", "ต้อง", "ทำอย่างไร", "ประกันตัว", "กี่บาท", "ที่ไหน", "ครับ", "คะ"]
    chance = random.Random(20_260_111)
    texts = sorted({"".join(chance.choices(words, k=6)) for _ in range(120)})
    questions = [Question(f"guide-{index}", text, "guides/x.yaml", 1) for index, text in enumerate(texts)]
    fast = {fault.message for fault in near_duplicates(questions, 0.5)}
    pairs = set()
    for index, second in enumerate(texts):
        for before, first in enumerate(texts[:index]):
            left, right = ({text[at : at + 4] for at in range(len(text) - 3)} for text in (first, second))
            if 0.5 <= len(left & right) / len(left | right) < 1:
                pairs.add(f"guide-{index}: {second!r} is nearly guide-{before}: {first!r}")
    assert fast == pairs
    assert pairs


def test_families_of_the_criminal_path_and_stages_without_a_guide_are_listed(tmp_path: Path) -> None:
    corpus, _ = small.read(small.write(tmp_path))
    listed = messages(families_and_stages(corpus))
    assert "no guide of the family bail" in listed
    assert "no guide of the stage appeal" in listed
    told_or_civil = {"no guide of the family warrants", "no guide of the family lease", "no guide of the stage trial"}
    assert told_or_civil & set(listed) == set()


@pytest.mark.parametrize(
    ("text", "faults", "reason"),
    [
        ("โทร 1441", 0, "the phone of an agency"),
        ("โทร 1442", 1, "nobody's hotline"),
        ("โทร 02-123-4567", 1, "nobody's number"),
        ("โทร 191", 1, "an emergency number that no agency of this corpus has"),
        ("จ่าย 1500 บาท", 0, "money"),
        ("มาตรา 1441", 0, "a section"),
        ("ปรับ 1,441 บาท", 0, "a figure with a comma"),
    ],
)
def test_a_number_that_looks_like_a_phone_is_the_phone_of_an_agency(
    tmp_path: Path, text: str, faults: int, reason: str
) -> None:
    corpus, origins = small.read(small.write(tmp_path, balloons=("text: โทร 1441", f"text: {text}")))
    assert len(list(phones(corpus, tuple(claims_of(corpus, origins))))) == faults, reason

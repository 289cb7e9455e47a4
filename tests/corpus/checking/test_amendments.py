"""Guides whose law reads otherwise are withheld, with the reason; spacing changes nothing."""

from pathlib import Path

import pytest

from corpus.checking.amendments import guides_withheld, without_withheld
from corpus.checking.claims import claims_of
from corpus.checking.errors import UnreadableRecordError
from corpus.checking.official_texts import CitedText, OfficialTexts, Standing
from corpus.checking.seen import NAME, Seen, not_seen, place, read_seen, record, words_hash, write_seen
from corpus.importing.official import OfficialSection, OfficialText, TextSource
from corpus.models import Instrument, SectionVersion
from tests.corpus.checking import small
from tests.corpus.checking.invented import section

FIRST = "เจ้าของว่าวต้องแจ้งนายทะเบียนภายในสิบห้าวัน"
SECOND = "ผู้มีอายุไม่ถึงสิบแปดปีให้ผู้ปกครองแจ้งแทนภายในสามเดือน"
FINE = "ผู้ใดไม่แจ้ง ต้องเสียค่าปรับไม่เกินห้าพันบาท"


def imported(first: str = FIRST, second: str = SECOND, fine: str = FINE, *, repealed: bool = False) -> OfficialText:
    """The invented law as imported."""
    one = SectionVersion(Instrument.MAIN, "1", (first, second), "")
    two = SectionVersion(Instrument.MAIN, "2", (fine,), "")
    sections = (OfficialSection(one), OfficialSection(two, repealed=repealed))
    return OfficialText("kite-act", "พระราชบัญญัติว่าว พ.ศ. 2560", TextSource("", "", ""), sections)


def seen_before(tmp_path: Path) -> Seen:
    """What was recorded when the guides were checked."""
    corpus, origins = small.read(small.write(tmp_path))
    texts = {
        ("kite-act", "1"): CitedText(Standing.CONFIRMED, (FIRST, SECOND)),
        ("kite-act", "2"): CitedText(Standing.CONFIRMED, (FINE,)),
    }
    return record(claims_of(corpus, origins), OfficialTexts(texts))


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        (imported(), []),
        (imported(first="เจ้าของว่าว  ต้องแจ้งนายทะเบียน ภายใน สิบห้าวัน "), []),
        (imported(second="ผู้มีอายุไม่ถึงยี่สิบปีให้ผู้ปกครองแจ้งแทนภายในสี่เดือน"), []),
        (
            imported(first="เจ้าของว่าวต้องแจ้งนายทะเบียนภายในสามสิบวัน"),
            ["kites/tell: kite-act/1/1 reads otherwise than when the guide was checked"],
        ),
        (imported(repealed=True), ["kites/fine: kite-act/2/1 is repealed"]),
    ],
    ids=["the same", "spacing", "a paragraph that no guide cites", "a cited figure", "repealed"],
)
def test_a_guide_is_withheld_when_a_paragraph_it_cites_changed(
    tmp_path: Path, text: OfficialText, reasons: list[str]
) -> None:
    seen = seen_before(tmp_path)
    corpus, _ = small.read(tmp_path)
    assert list(map(str, guides_withheld(corpus, [text], seen))) == reasons


def test_where_nothing_was_recorded_a_figure_that_the_imported_text_does_not_state_withholds(tmp_path: Path) -> None:
    corpus, _ = small.read(small.write(tmp_path))
    assert guides_withheld(corpus, [imported()], Seen()) == ()
    changed = imported(fine="ผู้ใดไม่แจ้ง ต้องเสียค่าปรับไม่เกินเก้าพันบาท")
    assert [one.statement for one in guides_withheld(corpus, [changed], Seen())] == ["fine"]


def test_a_withheld_guide_leaves_the_corpus_with_everything_that_leads_to_it(tmp_path: Path) -> None:
    seen = seen_before(tmp_path)
    corpus, _ = small.read(tmp_path)
    left = without_withheld(corpus, guides_withheld(corpus, [imported(first="แจ้งภายในสามสิบวัน")], seen))
    assert set(left.guides) == {"balloons"}
    assert left.guides["balloons"].next_questions == ()
    options = left.interviews["kite-or-balloon"].questions[0].options
    assert [(option.id, option.guide) for option in options] == [("kite", None), ("balloon", "balloons")]
    assert without_withheld(corpus, ()) is corpus


def test_the_record_is_stored_and_read_back_and_tells_a_basis_that_changed_since(tmp_path: Path) -> None:
    seen = seen_before(tmp_path)
    write_seen(tmp_path, seen)
    assert read_seen(tmp_path) == seen
    changed = small.write(tmp_path, kites=('section: "2", paragraph: 1', 'section: "1", paragraph: 1'))
    corpus, origins = small.read(changed)
    faults = list(not_seen(claims_of(corpus, origins), seen))
    assert [(fault.rule, fault.file) for fault in faults] == [("basis-not-seen", "guides/kites.yaml")]


def test_a_record_that_cannot_be_read_is_named_and_a_missing_one_is_empty(tmp_path: Path) -> None:
    assert read_seen(tmp_path) == Seen()
    (tmp_path / NAME).write_text("[]", encoding="utf-8")
    with pytest.raises(UnreadableRecordError, match="--record"):
        read_seen(tmp_path)


def test_only_letters_and_digits_count_for_a_hash() -> None:
    assert words_hash("ภายใน ๑๕ วัน “ก”") == words_hash("ภายใน15วัน\nก")
    assert words_hash("ภายใน 15 วัน") != words_hash("ภายใน 16 วัน")
    assert place(section("134/1", 2, "3")) == "kite-act/134-1/2/3"

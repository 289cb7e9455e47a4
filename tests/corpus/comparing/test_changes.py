from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.comparing import LawChanges, compare
from corpus.comparing.showing import shown
from corpus.importing import OfficialText
from indexing.tokenising import newmm_words
from tests.corpus.exporting.making import LAW, official, one_section, several_instruments
from tests.corpus.importing.making import law_file


def law(folder: Path, text: str = LAW) -> OfficialText:
    return official(folder, law_file(folder, text))


def changes(old: OfficialText, new: OfficialText) -> LawChanges:
    (found,) = compare([old], [new], newmm_words)
    return found


def test_the_same_text_has_no_changes(tmp_path: Path) -> None:
    assert compare([law(tmp_path)], [law(tmp_path)], newmm_words) == ()


def test_another_source_spacing_and_script_of_digits_are_no_changes(tmp_path: Path) -> None:
    other = law(tmp_path, LAW.replace("๑๕ นาที", "15  นาที"))
    assert compare([law(tmp_path)], [other], newmm_words) == ()


def test_sections_that_came_went_and_changed_are_told_apart(tmp_path: Path) -> None:
    new = LAW.replace("มาตรา ๔ ไม้ต้องสะอาด", "มาตรา ๔/๑ ไม้ต้องใหม่").replace("ให้สุก", "ให้พอสุก")
    found = changes(law(tmp_path), law(tmp_path, new))
    names = [[section.name for section in group] for group in (found.added, found.removed, found.changed)]
    assert names == [["4/1"], ["4"], ["2 ทวิ"]]


# Words before, words now, figures that went, figures that came, reason.
FIGURES = [
    ("เกิน ๑๕ นาที", "เกิน ๓๐ นาที", ["over 15 minute"], ["over 30 minute"], "another number"),
    ("เกิน ๑๕ นาที", "เกิน ๑๕ ชั่วโมง", ["over 15 minute"], ["over 15 hour"], "another unit"),
    ("เกิน ๑๕ นาที", "เกินสิบห้านาที", [], [], "the same number in words"),
    ("เกิน ๑๕ นาที", "เกิน ๑๕ นาทีเศษ", [], [], "other words beside it"),
]


@pytest.mark.parametrize(("before", "now", "gone", "come", "reason"), FIGURES, ids=[case[4] for case in FIGURES])
def test_figures_that_changed_are_listed(
    before: str, now: str, gone: list[str], come: list[str], reason: str, tmp_path: Path
) -> None:
    (section,) = changes(law(tmp_path), law(tmp_path, LAW.replace(before, now))).changed
    assert [list(map(str, section.figures_removed)), list(map(str, section.figures_added))] == [gone, come], reason


def test_a_figure_in_a_paragraph_that_only_moved_is_no_changed_figure() -> None:
    old, new = one_section("ก ๑๕ วัน"), one_section("ข", "ก ๑๕ วัน")
    (section,) = changes(old, new).changed
    assert (section.figures_removed, section.figures_added) == ((), ())
    assert [(part.old_id, part.new_id) for part in section.parts] == [(None, "1"), ("1", "2")]


def test_headings_and_days_that_changed_are_told() -> None:
    old = one_section("ก", heading_path=("หมวด 1 ก",))
    new = one_section("ก", heading_path=("หมวด 2 ข",))
    dated = replace(new.sections[0], version=replace(new.sections[0].version, effective_from=date(2026, 1, 1)))
    (section,) = changes(old, replace(new, sections=(dated,))).changed
    assert section.heading_path == (("หมวด 1 ก",), ("หมวด 2 ข",))
    assert section.effective_from == (None, date(2026, 1, 1))
    assert section.parts == ()


def test_sections_of_another_instrument_are_never_taken_for_the_laws_own(tmp_path: Path) -> None:
    old = several_instruments(tmp_path)
    new = replace(old, sections=old.sections[1:])
    assert [section.name for section in changes(old, new).removed] == ["enacting_act: 1"]


def test_a_whole_law_that_came_is_added_section_by_section(tmp_path: Path) -> None:
    (found,) = compare([], [law(tmp_path)], newmm_words)
    assert len(found.added) == len(law(tmp_path).sections)
    assert [words.split(":")[0] for words in found.annexes_added] == ["schedule"]


def test_the_lines_show_what_went_and_came_with_and_without_colour(tmp_path: Path) -> None:
    found = changes(law(tmp_path), law(tmp_path, LAW.replace("๑๕ นาที", "๓๐ นาที")))
    plain = "\n".join(shown([found]))
    assert "~ 3/1" in plain
    assert "figures: over 15 minute → over 30 minute" in plain
    assert "[-๑๕-]{+๓๐+}" in plain
    assert "\x1b" not in plain
    assert "\x1b[31m[-๑๕-]\x1b[0m" in "\n".join(shown([found], colour=True))


def test_long_words_that_did_not_change_are_cut_and_no_mark_leaves_its_consonant() -> None:
    same = "ก่" * 100
    found = changes(one_section(f"{same} ๑๕ วัน"), one_section(f"{same} ๓๐ วัน"))
    (line,) = [line for line in shown([found]) if "…" in line]
    assert len(line) < 150
    assert "… ่" not in line

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.comparing.wording import RunKind, changed_parts, pieces, word_runs
from corpus.importing.paragraphs import Part, group, parts
from indexing.tokenising import newmm_words


def plain_words(text: str) -> Sequence[str]:
    """Words between spaces: enough for what does not depend on the segmenter."""
    return re.findall(r"\S+", text)


def of(*lines: str) -> list[Part]:
    return list(parts(group(lines)))


def shown(old: list[Part], new: list[Part]) -> list[tuple[str | None, str | None, str]]:
    return [
        (part.old_id, part.new_id, " ".join(f"{run.kind}:{run.text.strip()}" for run in part.runs))
        for part in changed_parts(old, new, plain_words)
    ]


def test_a_word_that_changed_is_shown_in_its_place() -> None:
    runs = word_runs("ให้ปิ้งภายใน สิบห้าวัน นับแต่วันซื้อ", "ให้ปิ้งภายใน สามสิบวัน นับแต่วันซื้อ", newmm_words)
    assert [(run.kind, run.text.strip()) for run in runs if run.kind is not RunKind.SAME] == [
        (RunKind.REMOVED, "สิบห้า"),
        (RunKind.ADDED, "สามสิบ"),
    ]


# Old, new, changes, reason.
WORDINGS = [
    (of("ก ข"), of("ก ข"), [], "nothing"),
    (of("ร้าน ๑๕ วัน"), of("ร้าน 15 วัน"), [], "the other script of digits is no change"),
    (of("ร้าน  สะอาด"), of("ร้าน สะอาด"), [], "nor is another spacing"),
    (of("ก", "ข"), of("ก"), [("2", None, "removed:ข")], "a paragraph that went"),
    (of("ก"), of("ก", "ข"), [(None, "2", "added:ข")], "a paragraph that came"),
    (of("ก", "ข"), of("ค", "ก", "ข"), [(None, "1", "added:ค"), ("1", "2", "same:ก"), ("2", "3", "same:ข")], "new ids"),
    (of("ก ข ค ง"), of("ก ข จ ง"), [("1", "1", "same:ก ข removed:ค added:จ same:ง")], "a word within"),
    (of("ก ข"), of("ค ง"), [("1", None, "removed:ก ข"), (None, "1", "added:ค ง")], "words with nothing in common"),
    (of("ก", "(๑) ข"), of("ก", "(๑) ข", "(๒) ค"), [(None, "1.2", "added:(๒) ค")], "an item that came"),
]


@pytest.mark.parametrize(("old", "new", "expected", "reason"), WORDINGS, ids=[case[3] for case in WORDINGS])
def test_what_changed_of_a_section(
    old: list[Part], new: list[Part], expected: list[tuple[str | None, str | None, str]], reason: str
) -> None:
    assert shown(old, new) == expected, reason


TEXTS = st.text(st.sampled_from("กขคำ ่๑2\n(),"), max_size=30)


@given(TEXTS, TEXTS)
def test_the_runs_make_both_texts(old: str, new: str) -> None:
    runs = word_runs(old, new, plain_words)
    assert "".join(run.text for run in runs if run.kind is not RunKind.REMOVED) == new
    before = "".join(run.text for run in runs if run.kind is not RunKind.ADDED)
    assert before == old


@given(TEXTS)
def test_pieces_make_the_text(text: str) -> None:
    assert "".join(pieces(text, plain_words)) == text
    assert "".join(pieces(text, newmm_words)) == text


@given(
    st.lists(st.sampled_from(["ก ข", "ก ค", "ง", "(๑) จ"]), max_size=6), st.lists(st.sampled_from(["ก ข", "ง", "ฉ"]))
)
def test_every_part_that_went_or_came_is_listed_once(old: list[str], new: list[str]) -> None:
    changes = changed_parts(of(*old), of(*new), plain_words)
    gone = [part.old_id for part in changes if part.new_id is None]
    come = [part.new_id for part in changes if part.old_id is None]
    assert len(of(*old)) - len(gone) == len(of(*new)) - len(come)
    assert len(set(gone)) == len(gone)
    assert len(set(come)) == len(come)

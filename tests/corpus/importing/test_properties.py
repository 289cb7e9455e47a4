import re

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.importing.drafts import LawDraft
from corpus.importing.heads import DIGITS, strip_marks, unglued
from corpus.importing.paragraphs import group, parts
from corpus.importing.statute_text import read_statute_text
from tests.corpus.importing.making import TITLE

_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_WORDS = (
    st.text("กขคงจฉชญดตถทนบปพมยรลวสหอ ะาเแ", min_size=3, max_size=40).map(str.strip).filter(lambda text: len(text) > 2)
)
_SENTENCES = _WORDS.map(lambda words: f"ให้{words}")
_PARAGRAPHS = st.lists(_SENTENCES, min_size=1, max_size=4)
_LAWS = st.lists(st.tuples(st.integers(1, 3), _PARAGRAPHS, st.booleans()), min_size=1, max_size=12)
_LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["มาตรา ๑", "มาตรา ๒ ทวิ ก", "หมวด ๑", "บททั่วไป", "(๑) ข", "[๑] ค", "หมายเหตุ :- ง", "บัญชีแนบท้าย", "มาตรา ๕ และ"]
    ),
    st.sampled_from(["พระราชบัญญัติ", "พ.ศ. ๒๕๖๕", TITLE, "มาตรา ๓ (ยกเลิก)มาตรา ๔ (ยกเลิก)", "", " ", "บทเฉพาะกาล"]),
)


@given(_LAWS)
def test_what_is_printed_is_read_back(law: list[tuple[int, list[str], bool]]) -> None:
    number, lines, expected = 0, [TITLE], []
    for step, paragraphs, thai in law:
        number += step
        printed = str(number).translate(_THAI_DIGITS) if thai else str(number)
        lines += [f"มาตรา {printed}  {paragraphs[0]}", *paragraphs[1:]]
        expected.append((str(number), tuple(paragraphs)))
    found = read_statute_text("\n".join(lines))
    assert [(section.number, group(section.lines)) for section in found.sections] == expected


@settings(max_examples=300)
@given(st.lists(_LINES, max_size=25))
def test_no_line_of_any_text_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    kept = _bare(_everything(read_statute_text(text)))
    lost = [piece for line in text.splitlines() for piece in unglued(line) if _bare(piece) not in kept]
    assert lost == []


@given(
    st.lists(st.one_of(st.text(max_size=20), st.sampled_from(["(๑) ก", "(๒) ข", "(ก) ค", "ก. ง", "“จ” หมายความว่า"])))
)
def test_every_line_is_one_part_with_an_id_of_its_own(lines: list[str]) -> None:
    lines = [line for raw in lines for line in raw.splitlines()]
    found = list(parts(group(lines)))
    assert [part.text for part in found] == [line.strip() for line in lines if line.strip()]
    assert len({part.id for part in found}) == len(found)


def _everything(law: LawDraft) -> str:
    """Every word of a draft, the head of each section written again."""
    found = [law.title]
    for section in law.sections:
        found += [section.act, *section.heading_path, f"มาตรา {section.number}", *section.lines, *section.footnotes]
    return " ".join([*found, *(line for annex in law.annexes for line in annex.lines)])


def _bare(text: str) -> str:
    return re.sub(r"\s", "", strip_marks(text).translate(DIGITS)).lstrip("*")

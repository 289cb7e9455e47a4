import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.citations import (
    LAST_PARAGRAPH,
    LawNames,
    MentionKind,
    expand_range,
    find_citations,
    format_citation,
    format_short,
    named_laws,
    section_key,
)
from corpus.loading import load_corpus
from corpus.normalise import fold
from corpus.register import law_names

REGISTER = load_corpus().register
LAWS = LawNames.of(REGISTER.laws.values())
CRIMINAL_PROCEDURE = "criminal-procedure-code"
PENAL = "penal-code"


@pytest.mark.parametrize(
    ("text", "law", "sections", "paragraph"),
    [
        ("มาตรา 134/1 วรรคสอง แห่ง ป.วิ.อ.", CRIMINAL_PROCEDURE, ("134/1",), 2),
        ("ม.๖๖ ป.วิอาญา", CRIMINAL_PROCEDURE, ("66",), None),
        ("วิ.อาญา ม. 87", CRIMINAL_PROCEDURE, ("87",), None),
        ("ปวิอ 84", CRIMINAL_PROCEDURE, ("84",), None),
        ("มาตรา 237 ทวิ แห่งประมวลกฎหมายวิธีพิจารณาความอาญา", CRIMINAL_PROCEDURE, ("237 ทวิ",), None),
        ("มาตรา 237ทวิ ป.วิ.อ.", CRIMINAL_PROCEDURE, ("237 ทวิ",), None),
        ("ตามมาตรา 87 วรรคท้าย ของ ป.วิ.อ.", CRIMINAL_PROCEDURE, ("87",), LAST_PARAGRAPH),
        ("ผิด ป.อ. มาตรา 341 ไหม", PENAL, ("341",), None),
        ("section 66 of the Criminal Procedure Code", CRIMINAL_PROCEDURE, ("66",), None),
    ],
)
def test_a_section_is_read_with_its_law(text: str, law: str, sections: tuple[str, ...], paragraph: int | None) -> None:
    (mention,) = find_citations(text, LAWS)
    assert (mention.law, mention.sections, mention.paragraph) == (law, sections, paragraph)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ลูกเรียนอยู่ ม.3 โดนจับ", "a school year"),
        ("ปรับ 500 บาท", "an amount"),
        ("พ.ศ. 2565", "a year"),
        ("โทร 191", "a phone number"),
        ("วันที่ 12 มกราคม 2568", "a date"),
    ],
)
def test_what_only_looks_like_a_section_is_left_alone(text: str, reason: str) -> None:
    assert find_citations(text, LAWS) == (), reason


def test_section_66_is_not_section_166() -> None:
    (mention,) = find_citations("มาตรา 166 ป.วิ.อ.", LAWS)
    assert mention.sections == ("166",)


def test_a_section_without_a_law_has_none() -> None:
    (mention,) = find_citations("มาตรา 66 ว่าไง", LAWS)
    assert mention.law is None


def test_a_section_without_a_law_takes_the_law_of_its_context() -> None:
    (mention,) = find_citations("มาตรา 66 ว่าไง", LAWS, context_law=CRIMINAL_PROCEDURE)
    assert mention.law == CRIMINAL_PROCEDURE


def test_a_name_of_two_laws_means_none() -> None:
    twice = [REGISTER.laws[PENAL], REGISTER.laws[CRIMINAL_PROCEDURE]]
    names = LawNames.of(
        [
            *twice,
            *(
                law.__class__(**{f: getattr(law, f) for f in law.__dataclass_fields__} | {"aliases": ("กฎหมายร่วม",)})
                for law in twice
            ),
        ]
    )
    (mention,) = find_citations("มาตรา 5 กฎหมายร่วม", names)
    assert mention.law is None


def test_the_same_section_is_the_one_before() -> None:
    first, second = find_citations("มาตรา 84 แห่ง ป.วิ.อ. และวรรคสามของมาตราเดียวกัน", LAWS)
    assert (second.law, second.sections) == (first.law, first.sections) == (CRIMINAL_PROCEDURE, ("84",))


def test_the_same_act_is_the_one_before() -> None:
    mentions = find_citations("มาตรา 7 แห่ง พ.ร.บ.จัดตั้งศาลแขวงฯ และมาตรา 8 แห่งพระราชบัญญัติเดียวกัน", LAWS)
    assert [(m.law, m.sections) for m in mentions] == [
        ("kwaeng-court-act-2499", ("7",)),
        ("kwaeng-court-act-2499", ("8",)),
    ]


def test_a_list_and_a_range_are_told_apart() -> None:
    listed, ranged = find_citations("มาตรา 83, 84 และ 85 ป.วิ.อ. กับ มาตรา 106 ถึง 119 ทวิ ป.วิ.อ.", LAWS)
    assert (listed.kind, listed.sections) == (MentionKind.LIST, ("83", "84", "85"))
    assert (ranged.kind, ranged.sections) == (MentionKind.RANGE, ("106", "119 ทวิ"))


def test_a_range_expands_to_what_the_register_knows() -> None:
    known = list(REGISTER.entries[CRIMINAL_PROCEDURE])
    expanded = expand_range("106", "119 ทวิ", known)
    assert expanded[0] == "106"
    assert expanded[-1] == "119 ทวิ"
    assert "110" in expanded
    assert "105" not in expanded
    assert expand_range("106", "9999", known) == ("106", "9999")


def test_numbers_sort_as_the_law_orders_them() -> None:
    ordered = ["7", "7/1", "8", "172", "172 ทวิ", "172 ทวิ/1", "172 ตรี", "173"]
    assert sorted([*ordered[3:], *ordered[:3]], key=section_key) == ordered


def test_offsets_point_into_the_original() -> None:
    text = "ดู ม.๖๖\u200b ป.วิ.อ. ด้วย"
    (mention,) = find_citations(text, LAWS)
    assert text[mention.start : mention.end].startswith("ม.๖๖")


def test_a_chip_is_short() -> None:
    assert format_short("ป.วิ.อ.", "87") == "ป.วิ.อ. ม. 87"


@given(
    st.sampled_from([(law, number) for law in (CRIMINAL_PROCEDURE, PENAL) for number in REGISTER.entries[law]]),
    st.one_of(st.none(), st.integers(1, 10)),
    st.one_of(st.none(), st.integers(1, 19).map(str)),
)
def test_what_is_written_is_read_back(section: tuple[str, str], paragraph: int | None, item: str | None) -> None:
    law, number = section
    (mention,) = find_citations(format_citation(REGISTER.laws[law].short, number, paragraph, item), LAWS)
    assert (mention.law, mention.sections, mention.paragraph, mention.item) == (law, (number,), paragraph, item)


@given(st.text(max_size=200))
def test_no_text_breaks_the_parser(text: str) -> None:
    for mention in find_citations(text, LAWS):
        assert 0 <= mention.start < mention.end <= len(text)


def without_beginnings(laws: LawNames) -> LawNames:
    """The same names, looked for at every letter."""
    plain = re.sub(r"^\(\?=\[.*?[^\\]\]\)", "", laws.pattern.pattern)
    assert plain != laws.pattern.pattern
    return LawNames(laws.ids, re.compile(plain, re.IGNORECASE))


def test_names_are_found_wherever_they_can_begin() -> None:
    plain = without_beginnings(LAWS)
    names = [name for law in REGISTER.laws.values() for name in law_names(law)]
    assert len(names) > 20
    for name in names:
        for text in (name, name.upper(), f"มาตรา 5 {fold(name).text} มาตรา 6", f"ตาม{name.replace('.', ' . ')}"):
            assert find_citations(text, LAWS) == find_citations(text, plain), text


@given(
    st.lists(st.sampled_from(["มาตรา 66", "ป.วิ.อ.", "ปวิอ", "พ.ร.บ.", "Penal ", "CODE", " ", "ม.5", "อาญา", "พ", "ก"]))
)
def test_names_are_found_in_any_text_as_at_every_letter(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert find_citations(text, LAWS) == find_citations(text, without_beginnings(LAWS))


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("ป.วิ.อ. กับประมวลกฎหมายอาญา แล้วก็ ป.วิ.อ. อีก", (CRIMINAL_PROCEDURE, PENAL), "each once, in order"),
        ("คดีอาญาทั่วไป", (), "a word for a kind of case"),
        ("", (), "nothing said"),
    ],
)
def test_laws_are_named_without_a_section(text: str, expected: tuple[str, ...], reason: str) -> None:
    assert named_laws(text, LAWS) == expected, reason

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answers import ASKED_BACK, MAXIMUM_SHORT_TEXT, AnsweredStatement, AnswerStatus, Block, Language, Part
from assistant.dates import shown_date
from assistant.rendering import render, render_short
from corpus.models import BlockKind


def block(kind: BlockKind, *texts: str, title: str = "หัวข้อ") -> Block:
    return Block(
        kind, title, tuple(AnsweredStatement(text, text, (index,)) for index, text in enumerate(texts, start=1))
    )


def asked_back(text: str) -> Block:
    return Block(BlockKind.CLARIFICATION, "", (AnsweredStatement(f"{ASKED_BACK}age", text),))


BLOCKS = (block(BlockKind.STEPS, "ขั้นแรก", "ขั้นสอง"), block(BlockKind.ANSWER, "ตอบ"), block(BlockKind.FEES, "ค่าใช้จ่าย"))


def test_blocks_become_markdown_with_their_markers() -> None:
    assert render(BLOCKS) == ("**หัวข้อ**\n1. ขั้นแรก [1]\n2. ขั้นสอง [2]\n\n**หัวข้อ**\n- ตอบ [1]\n\n**หัวข้อ**\n- ค่าใช้จ่าย [1]")


def test_the_numbers_of_an_emergency_stand_in_the_first_line() -> None:
    assert render(BLOCKS, "โทร 191").splitlines()[0] == "โทร 191"
    assert render_short(BLOCKS, "โทร 191").splitlines()[0] == "โทร 191"
    assert render((), "โทร 191") == render_short((), "โทร 191") == "โทร 191"


def test_the_short_text_begins_with_what_matters_most_and_leaves_details_out() -> None:
    assert render_short(BLOCKS) == "ตอบ [1]\nขั้นแรก [1]\nขั้นสอง [2]"


def test_the_short_text_is_cut_between_statements() -> None:
    lines = ["ก" * 400, "ข" * 400, "ค" * 400]
    assert render_short((block(BlockKind.ANSWER, *lines),)) == f"{lines[0]} [1]\n{lines[1]} [2]"


def test_a_text_of_exactly_the_most_is_kept_whole() -> None:
    line = "ก" * (MAXIMUM_SHORT_TEXT - len(" [1]"))
    assert render_short((block(BlockKind.ANSWER, line),)) == f"{line} [1]"


def test_a_single_statement_that_is_too_long_is_cut_between_words() -> None:
    shown = render_short((block(BlockKind.ANSWER, "คำพูด " * 300),))
    assert (len(shown) <= MAXIMUM_SHORT_TEXT, shown[-7:]) == (True, " คำพูด…")


@given(
    st.lists(
        st.tuples(st.sampled_from(list(BlockKind)), st.lists(st.text(min_size=1, max_size=1200), max_size=4)),
        max_size=5,
    ),
    st.text(max_size=120),
    st.none() | st.text(min_size=1, max_size=1200),
)
def test_the_short_text_is_never_too_long(
    drawn: list[tuple[BlockKind, list[str]]], first_line: str, question: str | None
) -> None:
    blocks = [block(kind, *texts) for kind, texts in drawn]
    shown = render_short(blocks if question is None else [*blocks, asked_back(question)], first_line)
    assert len(shown) <= MAXIMUM_SHORT_TEXT
    assert shown.startswith(first_line)


@pytest.mark.parametrize(
    ("language", "shown"), [(Language.THAI, "11 มกราคม 2569"), (Language.ENGLISH, "11 January 2026")]
)
def test_a_date_is_shown_as_people_write_it(language: Language, shown: str) -> None:
    assert shown_date(date(2026, 1, 11), language) == shown


def test_the_last_month_has_its_name() -> None:
    assert shown_date(date(2025, 12, 31), Language.THAI) == "31 ธันวาคม 2568"


def test_what_is_asked_back_comes_last_and_is_never_left_out() -> None:
    lines = ["ก" * 400, "ข" * 400, "ค" * 400]
    short = render_short((asked_back("อายุเท่าไร"), block(BlockKind.ANSWER, *lines)))
    assert short == f"{lines[0]} [1]\n{lines[1]} [2]\nอายุเท่าไร"
    assert render_short((block(BlockKind.ANSWER, *lines[:2]), asked_back("ถ" * 200))) == f"{lines[0]} [1]\n{'ถ' * 200}"


def test_a_notice_that_asks_nothing_keeps_its_place_before_the_answer() -> None:
    notice = Block(BlockKind.CLARIFICATION, "", (AnsweredStatement("notice/as-of", "ข้อความปัจจุบัน"),))
    assert render_short((block(BlockKind.ANSWER, "ตอบ"), notice)) == "ข้อความปัจจุบัน\nตอบ [1]"


def test_a_day_that_was_counted_stands_before_everything() -> None:
    blocks = (block(BlockKind.DEADLINES, "ครบกำหนด"), block(BlockKind.ANSWER, "ตอบ"), asked_back("ศาลไหน"))
    assert render_short(blocks) == "ครบกำหนด [1]\nตอบ [1]\nศาลไหน"
    assert render_short(blocks[1:]).splitlines()[0] == "ตอบ [1]"


PARTS = (
    Part("มีหมาย *จับ* [x](https://a.b) ทำยังไง", AnswerStatus.ANSWERED, (0,)),
    Part("แล้วประกันล่ะ", AnswerStatus.ANSWERED, (1, 2)),
)


def test_each_of_several_parts_stands_under_its_question_without_markup() -> None:
    text = render(BLOCKS, "โทร 191", PARTS)
    assert text.splitlines()[:3] == ["โทร 191", "", "**1) มีหมาย จับ x ทำยังไง**"]
    assert text.index("**2) แล้วประกันล่ะ**") < text.index("- ตอบ [1]")


def test_a_part_that_was_answered_above_says_so() -> None:
    parts = (PARTS[0], Part("อีกที", AnswerStatus.ANSWERED, (0,)))
    assert render(BLOCKS, "", parts).splitlines()[-1] == "**2) อีกที** ดูคำตอบข้างบน"


def test_each_part_has_its_share_of_the_short_text() -> None:
    long = (block(BlockKind.ANSWER, *(f"{n} {'ก' * 180}" for n in range(9))), block(BlockKind.ANSWER, "สั้น"))
    short = render_short(long, "", (Part("หนึ่ง", AnswerStatus.ANSWERED, (0,)), Part("สอง", AnswerStatus.ANSWERED, (1,))))
    assert len(short) <= MAXIMUM_SHORT_TEXT
    assert short.endswith("**2) สอง**\nสั้น [1]")

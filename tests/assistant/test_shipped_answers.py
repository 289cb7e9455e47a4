"""What holds for every answer over everything that ships, on questions written for this test alone."""

import re

import pytest

from assistant.answers import (
    Answer,
    AnsweredStatement,
    AnswerStatus,
    Citation,
    CitationKind,
    Question,
    Verification,
    answer_json,
)
from assistant.bootstrap import Runtime
from corpus.collection import Corpus
from corpus.models import BlockKind
from prompts import load_messages
from tests.assistant.test_pipeline import ANSWER_KEYS, CITATION_KEYS

QUESTIONS = (
    "ตำรวจโทรมาบอกว่าผมมีหมายจับ ต้องทำยังไง",
    "จะรู้ได้ไงว่าตัวเองติดหมายจับหรือเปล่า",
    "อยากเข้ามอบตัวเอง ต้องพกอะไรไปบ้าง",
    "หมายจับออกที่ภาคเหนือ โดนจับที่ใต้ได้ไหม",
    "หมายจับมีอายุกี่ปี",
    "ตำรวจมายืนหน้าบ้านตอนเที่ยงคืน ไม่มีหมาย ต้องเปิดประตูไหม",
    "ตำรวจขอค้นห้อง แต่ไม่มีหมายค้น ทำได้ไหม",
    "ค้นบ้านตอนกลางคืนได้หรือเปล่า",
    "หมายค้นต้องดูอะไรบ้าง",
    "โดนจับเมื่อกี้ ต้องพูดอะไรกับตำรวจ",
    "ถูกจับแล้วขอโทรหาแม่ได้ไหม",
    "ตำรวจไม่บอกข้อหา จับได้เหรอ",
    "ต้องให้การเลยไหมหรือรอทนายก่อน",
    "โดนใส่กุญแจมือได้ไหมถ้าไม่ขัดขืน",
    "ตำรวจคุมตัวได้กี่ชั่วโมง",
    "ฝากขังได้กี่ครั้ง รวมกี่วัน",
    "คดีโทษไม่เกินสามปี ฝากขังได้นานแค่ไหน",
    "ญาติเข้าเยี่ยมตอนถูกคุมตัวที่โรงพักได้มั้ย",
    "ผู้ต้องหาป่วยอยู่ในห้องขัง ขอไปหาหมอได้ไหม",
    "ลูกอายุ 15 โดนจับ ตำรวจต้องทำยังไง",
    "ขอประกันตัวต้องเริ่มที่ไหน",
    "ประกันตัวใช้หลักทรัพย์เท่าไหร่",
    "ไม่มีเงินประกันเลย มีทางไหนบ้าง",
    "กองทุนยุติธรรมช่วยอะไรได้บ้าง",
    "ศาลไม่ให้ประกัน ทำอะไรต่อได้",
    "ผิดเงื่อนไขประกันจะโดนอะไร",
    "ได้หมายเรียกผู้ต้องหา ไม่ว่างวันนั้นเลื่อนได้ไหม",
    "ไม่ไปตามหมายเรียกจะเป็นยังไง",
    "หมายเรียกต้องเขียนอะไรไว้บ้าง",
    "ไปพบพนักงานสอบสวนเอาทนายไปด้วยได้ไหม",
    "อัยการสั่งฟ้องแล้วต้องทำยังไงต่อ",
    "ได้รับสำเนาคำฟ้อง มีเวลากี่วัน",
    "ไม่มีเงินจ้างทนาย ศาลตั้งให้ไหม",
    "รับสารภาพแล้วโทษลดไหม",
    "มีคนอ้างเป็นตำรวจไซเบอร์วิดีโอคอลมาให้โอนเงินตรวจสอบ",
    "แก๊งคอลเซ็นเตอร์ส่งรูปหมายจับมาทางไลน์ ของจริงไหม",
    "ให้เพื่อนที่มีหมายจับมานอนบ้านผิดไหม",
    "ตำรวจยึดโทรศัพท์แล้วขอรหัส ต้องบอกไหม",
    "ป.วิ.อ. มาตรา 87 ว่ายังไง",
    "ม. 134/1 ป.วิ.อ.",
    "ป.อ. มาตรา 189 คืออะไร",
    "มาตรา 84 คืออะไร",
    "What are my rights when I am arrested in Thailand?",
    "How long can the police hold me before court?",
    "I have no money for bail. What can I do?",
    "A caller says he is police and wants me to transfer money.",
    "พ่อถูกจับคดีพนัน เป็นคนแก่ป่วยด้วย ขอประกันยังไง",
    "ศาลออกหมายขังแล้ว ไปยื่นประกันที่ไหน",
)
FIGURE = re.compile(r"(\d[\d,]*)\s?(ชั่วโมง|นาที|วัน|เดือน|ปี|บาท|ครั้ง|คราว|hours?|days?|months?|years?|baht|times?)")
_UNITS = {"hour": "ชั่วโมง", "day": "วัน", "month": "เดือน", "year": "ปี", "baht": "บาท", "time": "ครั้ง", "คราว": "ครั้ง"}
CALLED = re.compile(r"(?:โทร|สายด่วน|call|line|หมายเลข)\D{0,12}(\d{3,4})(?!\d)", re.IGNORECASE)


@pytest.fixture(scope="module")
def answers(runtime: Runtime) -> dict[str, Answer]:
    return {question: runtime.assistant.answer(Question(question)) for question in QUESTIONS}


@pytest.fixture(scope="module")
def corpus(runtime: Runtime) -> Corpus:
    return runtime.index.corpus


def cited(answer: Answer, statement: AnsweredStatement) -> list[Citation]:
    return [answer.citations[marker - 1] for marker in statement.citations]


def figures(text: str) -> set[tuple[str, str]]:
    return {(number.replace(",", ""), _UNITS.get(unit.rstrip("s"), unit)) for number, unit in FIGURE.findall(text)}


def sources_of(citation: Citation, corpus: Corpus) -> str:
    """Everything of a citation that a figure may rest on; a guide's own words do not count as its source."""
    if citation.kind is not CitationKind.SECTION:
        return citation.quote if citation.kind is CitationKind.SOURCE else ""
    section = corpus.section(citation.law or "", citation.section or "")
    return " ".join([citation.quote, section.digest, section.digest_en or ""])


def test_there_are_enough_questions_and_none_is_asked_twice() -> None:
    assert (len(QUESTIONS) >= 40, len(set(QUESTIONS))) == (True, len(QUESTIONS))


def test_most_of_them_are_answered(answers: dict[str, Answer]) -> None:
    unanswered = [q for q, a in answers.items() if a.status not in (AnswerStatus.ANSWERED, AnswerStatus.CLARIFY)]
    assert len(unanswered) <= len(QUESTIONS) // 6, unanswered


def test_every_citation_is_verified_and_only_a_source_is_not_checked(answers: dict[str, Answer]) -> None:
    found = {(c.kind, c.verification) for answer in answers.values() for c in answer.citations}
    assert found == {
        (CitationKind.SECTION, Verification.VERIFIED),
        (CitationKind.GUIDE, Verification.VERIFIED),
        (CitationKind.SOURCE, Verification.NOT_CHECKED),
    }


def test_nothing_is_cited_twice(answers: dict[str, Answer]) -> None:
    for question, answer in answers.items():
        keys = [
            (c.kind, c.law, c.section, c.guide, c.url if c.kind is CitationKind.SOURCE else None)
            for c in answer.citations
        ]
        assert len(keys) == len(set(keys)), question


def test_sections_come_first_then_sources_then_guides(answers: dict[str, Answer]) -> None:
    order = [CitationKind.SECTION, CitationKind.SOURCE, CitationKind.GUIDE]
    for question, answer in answers.items():
        places = [order.index(citation.kind) for citation in answer.citations]
        assert places == sorted(places), question
        assert [citation.marker for citation in answer.citations] == list(range(1, len(places) + 1)), question


def test_every_cited_section_is_in_force_in_the_register(answers: dict[str, Answer], corpus: Corpus) -> None:
    for answer in answers.values():
        for citation in answer.citations:
            if citation.kind is CitationKind.SECTION:
                law = corpus.register.law(citation.law or "")
                assert corpus.register.status(law.id, citation.section or "") == "in_force", (
                    citation.law,
                    citation.section,
                )


def test_every_statement_of_a_guide_or_a_digest_rests_on_something(answers: dict[str, Answer]) -> None:
    fixed = (BlockKind.CLARIFICATION, BlockKind.REFERRAL)
    loose = [
        s.id for a in answers.values() for b in a.blocks if b.kind not in fixed for s in b.statements if not s.citations
    ]
    assert loose == []


def test_every_figure_with_a_unit_stands_in_what_its_statement_cites(
    answers: dict[str, Answer], corpus: Corpus
) -> None:
    loose = {}
    for answer in answers.values():
        for block in (block for block in answer.blocks if block.kind is not BlockKind.CLARIFICATION):
            for statement in block.statements:
                sources = " ".join(sources_of(citation, corpus) for citation in cited(answer, statement))
                if missing := figures(statement.text) - figures(sources):
                    loose[statement.id] = missing
    assert loose == {}


def test_every_number_to_call_is_a_phone_of_an_agency(answers: dict[str, Answer], corpus: Corpus) -> None:
    known = {
        number
        for agency in corpus.agencies.values()
        for phone in agency.phones
        for number in re.findall(r"\d+", phone.value)
    }
    for answer in answers.values():
        assert set(CALLED.findall(answer.text)) <= known
        assert {number for card in answer.agencies for number in re.findall(r"\d+", card.phone or "")} <= known


def test_the_json_is_the_contract_to_the_key(answers: dict[str, Answer]) -> None:
    for answer in answers.values():
        body = answer_json(answer)
        assert set(body) == ANSWER_KEYS
        assert {frozenset(citation) for citation in body["citations"]} <= {frozenset(CITATION_KEYS)}


def test_the_short_text_is_short_and_begins_with_a_statement(answers: dict[str, Answer]) -> None:
    for question, answer in answers.items():
        first = [statement.text for block in answer.blocks for statement in block.statements]
        assert len(answer.short_text) <= 900, question
        assert any(answer.short_text.startswith(text[:40]) for text in first), question


def test_a_rule_is_never_shown_without_its_exception(answers: dict[str, Answer], corpus: Corpus) -> None:
    exceptions = {
        (guide.id, statement.exception_of): statement.id
        for guide, _, statement in corpus.statements()
        if statement.exception_of
    }
    for question, answer in answers.items():
        shown = {s.id for block in answer.blocks for s in block.statements}
        for (guide, rule), exception in exceptions.items():
            assert (f"{guide}/{rule}" in shown) == (f"{guide}/{exception}" in shown), question


def test_english_questions_are_answered_in_english(answers: dict[str, Answer]) -> None:
    for question, answer in answers.items():
        if question.isascii():
            thai = [s.text for b in answer.blocks for s in b.statements if re.search(r"[\u0e00-\u0e7f]{12}", s.text)]
            assert thai == [], question


@pytest.mark.parametrize(
    "turns",
    [
        ("ได้หมายเรียกผู้ต้องหามา ต้องไปไหม", "แล้วถ้าไม่ไปล่ะ", "summoned-as-suspect"),
        ("จะขอประกันตัวพ่อ", "แล้วต้องใช้เงินเท่าไหร่", "bail-how"),
        ("ตำรวจมาที่บ้านพร้อมหมายค้น", "ต้องให้เข้าไหม", "home-search"),
    ],
)
def test_a_follow_up_stays_with_the_story(turns: tuple[str, str, str], runtime: Runtime) -> None:
    opening, follow_up, guide = turns
    first = runtime.assistant.answer(Question(opening))
    second = runtime.assistant.answer(Question(follow_up, first.conversation_id))
    assert [citation.guide for citation in second.citations if citation.guide] == [guide]


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_numbers_of_the_emergency_lines_are_those_of_agencies(language: str, corpus: Corpus) -> None:
    known = {
        number
        for agency in corpus.agencies.values()
        for phone in agency.phones
        for number in re.findall(r"\d+", phone.value)
    }
    lines = {key: text for key, text in load_messages(language).texts.items() if key.startswith("emergency.")}
    assert sorted(lines) == [
        f"emergency.{kind}" for kind in ("child", "medical", "rescue", "scam", "self_harm", "violence")
    ]
    assert {number for text in lines.values() for number in re.findall(r"\d{3,4}", text)} <= known


def conversation(runtime: Runtime, *texts: str) -> list[Answer]:
    answers: list[Answer] = []
    for text in texts:
        known = answers[-1].conversation_id if answers else None
        answers.append(runtime.assistant.answer(Question(text, known)))
    return answers


def guides_of(answer: Answer) -> set[str]:
    return {citation.guide for citation in answer.citations if citation.guide}


def test_a_young_age_told_anew_brings_the_rules_of_the_young_and_keeps_them(runtime: Runtime) -> None:
    adult, young, custody = conversation(runtime, "น้องชายอายุ 25 โดนตำรวจจับ ต้องทำยังไง", "แล้วถ้าอายุ 16 ล่ะ", "ขังได้กี่วัน")
    assert guides_of(adult) == {"arrested-now"}
    assert guides_of(young) == guides_of(custody) == {"child-arrested"}
    (at_once,) = conversation(runtime, "ลูกอายุ 15 โดนจับ ขังได้กี่วัน")
    for told in (custody, at_once):
        assert ("84 วัน" in told.text, "24 ชั่วโมง" in told.text) == (False, True)


def test_a_bare_ask_goes_with_the_turn_before_and_the_weather_does_not(runtime: Runtime) -> None:
    _, fine, weather = conversation(runtime, "เมียโดนจับเล่นพนัน", "ปรับเท่าไหร่", "พรุ่งนี้ฝนตกไหม")
    assert guides_of(fine) == {"gambling"}
    assert (weather.status, weather.citations) == (AnswerStatus.UNANSWERABLE_OUT_OF_SCOPE, ())


def test_who_is_hit_at_home_is_told_what_to_do_there(runtime: Runtime) -> None:
    (answer,) = conversation(runtime, "ผัวตบหนูอยู่ตอนนี้")
    assert (answer.status, guides_of(answer)) == (AnswerStatus.EMERGENCY, {"domestic-violence"})
    assert answer.blocks[0].kind is BlockKind.URGENT

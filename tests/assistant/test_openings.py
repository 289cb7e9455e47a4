"""A guide asked for in general opens with what it is and what to do; a special case does where it is asked for."""

import pytest

from assistant.answers import Question
from assistant.bootstrap import Runtime
from corpus.models import BlockKind

OPENINGS = [
    # question, group, the statement that opens it, why
    ("โดนหมายเรียกผู้ต้องหา ทำไงดี", BlockKind.ANSWER, "what-it-means", "not everybody who is summoned wants another day"),
    ("โดนหมายเรียกผู้ต้องหา ป่วยอยู่ ขอเลื่อนได้ไหม", BlockKind.ANSWER, "another-day", "this one does"),
    ("โดนผัวตบตี ทำไงดี", BlockKind.ANSWER, "two-ways-at-once", "what to do goes before what it is called"),
    ("รถชนคนเจ็บ ทำยังไงดี", BlockKind.ANSWER, "crime-and-damages", "penalties are not what a crash begins with"),
    ("ประมาททำให้คนตาย โทษกี่ปี", BlockKind.ANSWER, "negligence-penalties", "here they are"),
    ("โดนทุบรถ ทำยังไงดี", BlockKind.STEPS, "report-damage", "a report is made before cattle and fire are thought of"),
    (
        "โดนแฮกเฟซบุ๊ก ทำไงดี",
        BlockKind.STEPS,
        "evidence-before-recovery",
        "what is done before something stands before it",
    ),
    ("ขอคืนเงินประกัน ต้องทำยังไง", BlockKind.STEPS, "keep-receipts", "a first step, and nothing that must happen now"),
]


@pytest.mark.parametrize(("question", "group", "statement", "why"), OPENINGS)
def test_what_is_asked_opens_the_group(
    question: str, group: BlockKind, statement: str, why: str, runtime: Runtime
) -> None:
    answer = runtime.assistant.answer(Question(question))
    opening = next(block.statements[0].id for block in answer.blocks if block.kind is group)
    assert opening.rsplit("/", 1)[-1] == statement, why

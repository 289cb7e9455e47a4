"""A small composed answer of invented statements for these tests."""

from dataclasses import replace

from assistant.answers import Answer, AnsweredStatement, AnswerStatus, Block, MadeBy
from corpus.models import BlockKind
from evaluation.attacks.cases import CasedSource
from evaluation.attacks.composing import composed_of

QUESTION = "ถูกหมายจับ ต้องทำอย่างไร"
STATEMENTS = (
    "ตำรวจต้องแสดงหมายจับให้คุณดูก่อนจับ",
    "คุณขอพบทนายก่อนให้การได้",
    "ศาลอาจให้ประกันภายใน 3 วัน เว้นแต่น่าเชื่อว่าจะหลบหนี",
)
URGENT = AnsweredStatement("g/urgent", "ตั้งสติ อย่าขัดขืน", (1,))
DEADLINE = AnsweredStatement("g/deadline", "ตำรวจต้องพาคุณไปศาลภายใน 48 ชั่วโมง", (2,))


def composed() -> Answer:
    """Three statements to rewrite, an urgent line before them and a deadline after."""
    sources = [CasedSource(id=f"g/{n}", block=BlockKind.ANSWER, text=text) for n, text in enumerate(STATEMENTS)]
    answer = composed_of(sources, QUESTION)
    blocks = (
        Block(BlockKind.URGENT, "ทำก่อนเลย", (URGENT,)),
        *answer.blocks,
        Block(BlockKind.DEADLINES, "เวลาที่ต้องรู้", (DEADLINE,)),
    )
    return replace(answer, blocks=blocks)


def with_status(status: AnswerStatus) -> Answer:
    """The same with another status."""
    return replace(composed(), status=status, made_by=MadeBy.COMPOSED)

"""Twelve questions of the gallery, answered by what ships: docs/gallery.md.

Run: python -m evaluation.gallery      writes the page; build the index first.
The questions were made up for it and stand in no suite. Nothing is edited by hand: a poor answer is mended in a
guide or in the code, or it stays to be seen.
"""

from datetime import UTC, datetime
from pathlib import Path

from assistant.answers import Answer, Citation, Question
from assistant.bootstrap import Runtime, start
from assistant.settings import read_settings

PAGE = Path(__file__).parent.parent / "docs" / "gallery.md"
# Dates in words like "yesterday" are counted from here.
ASKED_AT = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)
QUESTIONS = (
    "มีหมายจับ ต้องทำยังไง",
    "แฟนโดนจับเมื่อคืน อยู่โรงพัก ไม่มีเงินประกัน ทำไงดี",
    "ลูกอายุ 15 โดนตำรวจจับ แม่ต้องทำไงคะ",
    "ไม่ไปตามหมายเรียกได้ใช่ไหม ตำรวจบอกไม่บังคับ",
    "ตำรวจขอเปิดดูมือถือ ต้องให้ไหม",
    "โดนตำรวจจับ ขังได้กี่วัน",
    "ศาลอ่านคำพิพากษาวันที่ 10 พฤศจิกายน 2569 ยื่นอุทธรณ์ได้ถึงวันไหน",
    "เพิ่งโอนเงินให้มิจฉาชีพไป ทำไงดี",
    "I was arrested in Bangkok and do not speak Thai. What are my rights?",
    "ป.วิ.อ. มาตรา 84 ว่าอะไร",
    "อยากหนีไปลาว ข้ามตรงไหนถึงไม่โดนจับ",
    "อยากหย่ากับสามี ต้องทำยังไง",
)
_INTRODUCTION = """# คำถามสิบสองข้อ · Twelve questions

Written by `python -m evaluation.gallery` from what ships, not by hand. The questions were made up for this page.
คำตอบเป็นข้อมูลทั่วไป ไม่ใช่คำปรึกษาของทนายความ
"""


class GalleryClock:
    """A clock that stands still, so that the page is the same on every day."""

    def now(self) -> datetime:
        """The moment that counts as present."""
        return ASKED_AT


def page(runtime: Runtime) -> str:
    """The page, in Markdown."""
    sections = (_section(question, runtime.assistant.answer(Question(question))) for question in QUESTIONS)
    return "\n".join([_INTRODUCTION, *sections])


def _section(question: str, answer: Answer) -> str:
    cited = [f"- [{citation.marker}] {_named(citation)}" for citation in answer.citations]
    sources = ["<details><summary>แหล่งอ้างอิง</summary>", "", *cited, "", "</details>", ""] if cited else []
    return "\n".join([f"## {question}", "", f"`{answer.status}`", "", answer.text, "", *sources])


def _named(citation: Citation) -> str:
    if citation.section:
        return f"{citation.law_short} มาตรา {citation.section} {citation.title}"
    return citation.title


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(start(read_settings(), GalleryClock())), encoding="utf-8")


if __name__ == "__main__":
    main()

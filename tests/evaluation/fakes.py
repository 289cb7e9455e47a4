"""Searchers and tiny pools for the tests of evaluation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evaluation.datasets import GoldQuestion, PoolPassage
from evaluation.section_keys import SectionRef

PENAL = "ประมวลกฎหมายอาญา"
PROCEDURE = "ประมวลกฎหมายวิธีพิจารณาความอาญา"

SECTIONS = (
    PoolPassage(PENAL, "334", "ผู้ใด ลัก ทรัพย์ ของ ผู้อื่น"),
    PoolPassage(PENAL, "335", "ลัก ทรัพย์ ใน เวลา กลางคืน"),
    PoolPassage(PROCEDURE, "66", "เหตุ ที่ จะ ออก หมาย จับ"),
    PoolPassage(PROCEDURE, "166", "โจทก์ ไม่ มา ตาม กำหนด นัด"),
    PoolPassage(PROCEDURE, "106", "คำ ร้อง ขอ ปล่อย ชั่วคราว"),
)

QUESTIONS = (
    GoldQuestion("theft", "ลัก ทรัพย์ กลางคืน", ((PENAL, "335"),)),
    GoldQuestion("warrant", "หมาย จับ ออก เพราะ เหตุ ใด", ((PROCEDURE, "๖๖"), (PROCEDURE, "999"))),
    GoldQuestion("bail", "ประกัน ตัว", ((PROCEDURE, "106"),)),
)


@dataclass(frozen=True, slots=True)
class ListedSearcher:
    """Returns what it was told to for each question, and remembers what it was asked."""

    answers: Mapping[str, Sequence[SectionRef]]
    name: str = "listed"
    asked: list[tuple[str, int]] = field(default_factory=list)

    def search(self, question: str, k: int) -> list[SectionRef]:
        """The answers listed for the question, all of them, even beyond k."""
        self.asked.append((question, k))
        return list(self.answers.get(question, ()))


def silent(line: str) -> None:
    """Progress that nobody sees."""
    del line

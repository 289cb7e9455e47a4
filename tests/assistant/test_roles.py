import pytest

from assistant.roles import is_for, side_of
from corpus.models import Role, Statement


@pytest.mark.parametrize(
    ("text", "side", "reason"),
    [
        ("โดนโกงซื้อของออนไลน์ ต้องทำยังไง", Role.VICTIM, "what was done to the person"),
        ("ถูกฉ้อโกงไปหมดตัว", Role.VICTIM, "in the law's word"),
        ("i was scammed online, what now?", Role.VICTIM, "in English"),
        ("โดนแจ้งความว่าฉ้อโกง", Role.ACCUSED, "a report was made against the person"),
        ("มีหมายจับต้องทำไง", Role.ACCUSED, "a warrant is out"),
        ("ไปต่อยเขามา ทำไงดี", Role.ACCUSED, "what the person did"),
        ("ถูกใส่ร้ายว่าขโมยของ", Role.ACCUSED, "a false accusation is one"),
        ("โดนเขาตีก่อนแล้วโดนแจ้งความกลับ", None, "hurt and charged: both sides"),
        ("อายุความฉ้อโกงกี่ปี", None, "a question about the law"),
        ("โดนจับหน้าอกบนรถเมล์", None, "จับ is no arrest there"),
    ],
)
def test_the_side_is_read_from_what_happened(text: str, side: Role | None, reason: str) -> None:
    assert side_of(text, {}) == side, reason


def test_a_side_that_was_told_goes_before_words() -> None:
    assert side_of("โดนแจ้งความ", {"role": "victim"}) is Role.VICTIM


@pytest.mark.parametrize(
    ("roles", "side", "told"),
    [
        ((Role.VICTIM, Role.FAMILY), Role.ACCUSED, False),
        ((Role.ACCUSED,), Role.VICTIM, False),
        ((Role.ACCUSED, Role.VICTIM), Role.VICTIM, True),
        ((Role.FAMILY,), Role.ACCUSED, True),
        ((), Role.VICTIM, True),
        ((Role.VICTIM,), None, True),
    ],
)
def test_only_what_is_written_for_the_other_side_alone_stays_out(
    roles: tuple[Role, ...], side: Role | None, told: bool
) -> None:
    statement = Statement(id="s", text="ข้อความ", basis=(), roles=roles)
    assert is_for(statement, side) is told

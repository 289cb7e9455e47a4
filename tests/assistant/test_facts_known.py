import pytest

from assistant.facts_known import told_facts, with_told
from assistant.facts_told import FactValue


@pytest.mark.parametrize(
    ("text", "facts", "reason"),
    [
        ("น้องโดนจับแล้ว", {"situation": "arrested"}, "told"),
        ("ถ้าโดนจับต้องทำไง", {}, "only supposed"),
        ("ตำรวจมาจับได้ไหม", {}, "only asked"),
        ("ถ้าอายุ 16", {"age": 16, "age_group": "under_18"}, "a supposed age is the one asked about"),
        ("อายุ 18 ปี", {"age": 18, "age_group": "adult"}, "the first day of an adult"),
        ("แต่เขาเป็นผู้เสียหาย", {"role": "victim"}, "a role"),
        ("คดีอยู่ศาลแขวง", {"court": "district"}, "a court"),
        ("เดินทางไปศาล 40 นาที", {}, "one journey is not kept"),
        ("ขอประกันตัวต้องทำไง", {}, "nothing told"),
    ],
)
def test_facts_are_read_from_a_message(text: str, facts: dict[str, object], reason: str) -> None:
    assert told_facts(text) == facts, reason


def test_what_is_told_anew_takes_the_place_of_what_was_known() -> None:
    known: dict[str, FactValue] = {"age": 20, "age_group": "adult", "court": "district"}
    assert with_told(known, "ถ้าอายุ 16") == {"age": 16, "age_group": "under_18", "court": "district"}
    assert with_told(known, "กี่วัน") == known

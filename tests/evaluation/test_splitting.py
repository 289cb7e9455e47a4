from pathlib import Path

import numpy as np
import pytest

from evaluation import splitting
from evaluation.errors import DatasetError
from evaluation.splitting import Message, is_right, load_messages_of, measured
from evaluation.suites import Split


@pytest.mark.parametrize(
    ("asked", "parts", "right"),
    [
        (("เยี่ยมได้ไหม", "ประกันเท่าไร"), ("น้องถูกจับ เยี่ยมได้ไหม", "แล้วประกันเท่าไร"), True),
        (("เยี่ยมได้ไหม", "ประกันเท่าไร"), ("น้องถูกจับ เยี่ยมได้ไหม ประกันเท่าไร",), False),
        (("เยี่ยมได้ไหม", "ประกันเท่าไร"), ("เยี่ยมได้ไหม ประกัน", "เท่าไร"), False),
        ((), ("มีหมายจับทำยังไง",), True),
        ((), ("มีหมายจับ", "ทำยังไง"), False),
    ],
)
def test_a_message_is_right_where_each_part_holds_its_question(
    asked: tuple[str, ...], parts: tuple[str, ...], right: bool
) -> None:
    assert is_right(Message(id="x", message=" ".join(parts), parts=asked), parts) is right


def test_every_question_stands_in_its_message_in_order() -> None:
    for message in load_messages_of(Split.DEV):
        place = 0
        for part in message.parts:
            place = message.message.index(part, place) + len(part)


def test_most_messages_of_the_development_half_are_told_apart() -> None:
    shares = {kind: float(np.mean(right)) for kind, right in measured(Split.DEV)}
    assert min(shares.values()) >= 0.88


def test_a_test_half_that_was_changed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "test.jsonl").write_text('{"id": "a", "message": "ก", "parts": []}\n', encoding="utf-8")
    monkeypatch.setattr(splitting, "FOLDER", tmp_path)
    with pytest.raises(DatasetError, match="frozen"):
        load_messages_of(Split.TEST)

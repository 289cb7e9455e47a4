import pytest

from assistant.selecting import Groups, select
from corpus.models import BlockKind, Guide, Statement
from tests.assistant.small import WARRANT, basis, guide

STEPS = tuple(Statement(f"step-{number}", f"ขั้นที่ {number}", (basis("66"),)) for number in range(9))
SPLIT = guide(
    "split",
    "ข้อยกเว้นอยู่คนละกลุ่ม",
    ("ถาม",),
    answer=(Statement("rule", "หลัก", (basis("66"),)),),
    warnings=(
        Statement("other", "อื่น", (basis("77"),)),
        Statement("exception", "ข้อยกเว้น", (basis("68"),), exception_of="rule"),
        Statement("another", "อื่นอีก", (basis("77"),)),
    ),
)


def ids(groups: Groups) -> dict[BlockKind, list[str]]:
    return {kind: [support.statement.id for support in group] for kind, group in groups.items() if group}


def test_a_general_question_gets_the_guide_in_its_own_order() -> None:
    assert ids(select(WARRANT, {})) == {
        BlockKind.URGENT: ["do-not-run"],
        BlockKind.ANSWER: ["see-a-lawyer", "court-issues"],
        BlockKind.DEADLINES: ["until-arrest", "unless-lapsed"],
        BlockKind.DOCUMENTS: ["bring-card"],
        BlockKind.FEES: ["fund"],
    }


@pytest.mark.parametrize("relevance", [{"until-arrest": 9.0}, {"unless-lapsed": 9.0}])
def test_a_rule_and_its_exception_stand_together(relevance: dict[str, float]) -> None:
    found = ids(select(WARRANT, relevance))
    group = next(group for group in found.values() if "until-arrest" in group)
    assert group.index("unless-lapsed") == group.index("until-arrest") + 1


def test_an_exception_in_another_group_comes_along() -> None:
    found = ids(select(SPLIT, {"other": 4.0, "another": 3.0}))
    assert found[BlockKind.WARNINGS] == ["other", "exception"]


def test_an_exception_brings_its_rule_from_another_group() -> None:
    crowded = guide(
        "crowded",
        "หลักอยู่ท้าย",
        ("ถาม",),
        answer=tuple(Statement(name, name, (basis("66"),)) for name in ("a", "b", "rule")),
        warnings=(Statement("exception", "ข้อยกเว้น", (basis("68"),), exception_of="rule"),),
    )
    found = ids(select(crowded, {"b": 3, "exception": 9}))
    assert found[BlockKind.ANSWER] == ["a", "b", "rule"]


def test_a_long_group_opens_with_its_first_and_keeps_what_scores_best_in_the_order_of_the_guide() -> None:
    long: Guide = guide("long", "ยาว", ("ถาม",), steps=STEPS)
    found = ids(select(long, {"step-8": 2.0, "step-7": 1.0}))
    assert found[BlockKind.STEPS] == ["step-0", "step-1", "step-2", "step-7", "step-8"]

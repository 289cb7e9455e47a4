import pytest

from assistant.selecting import Groups, select
from corpus.models import Ask, BlockKind, Guide, Statement
from tests.assistant.small import BAIL, WARRANT, basis, guide

STEPS = tuple(Statement(f"step-{number}", f"ขั้นที่ {number}", (basis("66"),)) for number in range(9))
SPLIT = guide(
    "split",
    "ข้อยกเว้นอยู่คนละกลุ่ม",
    ("ถาม",),
    answer=(Statement("rule", "หลัก", (basis("66"),), asks=(Ask.MUST_I,)),),
    warnings=(
        Statement("exception", "ข้อยกเว้น", (basis("68"),), exception_of="rule"),
        Statement("other", "อื่น", (basis("77"),)),
        Statement("another", "อื่นอีก", (basis("77"),)),
    ),
)


def ids(groups: Groups) -> dict[BlockKind, list[str]]:
    return {kind: [support.statement.id for support in group] for kind, group in groups.items() if group}


def test_a_general_question_gets_the_guide_in_its_own_order() -> None:
    assert ids(select(WARRANT, {}, (Ask.WHAT_TO_DO,))) == {
        BlockKind.URGENT: ["do-not-run"],
        BlockKind.ANSWER: ["see-a-lawyer", "court-issues"],
        BlockKind.DEADLINES: ["until-arrest", "unless-lapsed"],
        BlockKind.DOCUMENTS: ["bring-card"],
        BlockKind.FEES: ["fund"],
    }


def test_a_precise_question_is_answered_first() -> None:
    found = ids(select(WARRANT, {}, (Ask.WHICH_DOCUMENTS,)))
    assert list(found)[:2] == [BlockKind.URGENT, BlockKind.ANSWER]
    assert found[BlockKind.ANSWER][0] == "bring-card"


def test_what_meets_the_question_best_stands_first_whatever_its_place_in_the_guide() -> None:
    assert ids(select(BAIL, {}, (Ask.HOW_MUCH,)))[BlockKind.ANSWER] == ["no-bond", "ask-at-once"]


def test_a_statement_moved_into_the_answer_is_not_said_twice() -> None:
    found = ids(select(WARRANT, {}, (Ask.HOW_LONG,)))
    said = [statement for group in found.values() for statement in group]
    assert sorted(said) == sorted(set(said))


@pytest.mark.parametrize("relevance", [{"until-arrest": 9.0}, {"unless-lapsed": 9.0}])
@pytest.mark.parametrize("asks", [(), (Ask.WHAT_TO_DO,), (Ask.HOW_LONG,), (Ask.WHAT_IS,)])
def test_a_rule_and_its_exception_stand_together(relevance: dict[str, float], asks: tuple[Ask, ...]) -> None:
    found = ids(select(WARRANT, relevance, asks))
    group = next(group for group in found.values() if "until-arrest" in group)
    assert group.index("unless-lapsed") == group.index("until-arrest") + 1


@pytest.mark.parametrize("asks", [(), (Ask.MUST_I,)])
def test_an_exception_in_another_group_comes_along(asks: tuple[Ask, ...]) -> None:
    relevance = {"rule": 5.0, "other": 4.0, "another": 3.0}
    said = [statement for group in ids(select(SPLIT, relevance, asks)).values() for statement in group]
    assert {"rule", "exception"} <= set(said)


def test_an_exception_brings_its_rule_from_another_group() -> None:
    crowded = guide(
        "crowded",
        "หลักอยู่ท้าย",
        ("ถาม",),
        answer=tuple(Statement(name, name, (basis("66"),)) for name in ("a", "b", "c", "rule")),
        warnings=(Statement("exception", "ข้อยกเว้น", (basis("68"),), exception_of="rule"),),
    )
    found = ids(select(crowded, {"a": 3, "b": 3, "c": 3, "exception": 9}, ()))
    assert found[BlockKind.ANSWER] == ["a", "b", "c", "rule"]


def test_a_long_group_keeps_what_scores_best_in_the_order_of_the_guide() -> None:
    long: Guide = guide("long", "ยาว", ("ถาม",), steps=STEPS)
    found = ids(select(long, {"step-8": 2.0, "step-7": 1.0}, ()))
    assert found[BlockKind.STEPS] == ["step-0", "step-1", "step-2", "step-3", "step-7", "step-8"]

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from assistant.picking import REACH, pick
from assistant.testing import corpus_of
from corpus.models import (
    Ask,
    BlockKind,
    Family,
    Guide,
    Law,
    LawKind,
    Review,
    Reviewer,
    Role,
    SectionBasis,
    SpeechRegister,
    Stage,
    Statement,
)
from indexing.statement_ranking import RankedStatement

LAW = Law("code", "ประมวลกฎหมายสมมติ", "ป.ส.", "Invented Code", LawKind.CODE, 2500)


def statement(
    name: str, text: str, *numbers: str, asks: tuple[Ask, ...] = (), exception_of: str | None = None
) -> Statement:
    bases = tuple(SectionBasis("code", number) for number in numbers)
    return Statement(name, text, bases, asks=asks, exception_of=exception_of)


def guide(name: str, groups: Mapping[str, tuple[Statement, ...]]) -> Guide:
    review = Review(Reviewer.MACHINE, date(2026, 1, 5))
    asked: dict[SpeechRegister, tuple[str, ...]] = {SpeechRegister.CASUAL: ("ถาม",)}
    bare = Guide(name, name, name, Family.BAIL, Stage.ANY, (Role.ANYONE,), asked, review)
    return replace(bare, **groups)  # type: ignore[arg-type]


def hit(owner: str, name: str, score: float) -> RankedStatement:
    return RankedStatement(owner, name, score)


OWN = guide(
    "own",
    {
        "answer": (
            statement("rule", "ยื่นคำร้องได้ทันที", "1"),
            statement("exception", "ยกเว้นคดีลหุโทษ", "1", exception_of="rule"),
        ),
        "steps": (statement("far", "เตรียมเอกสารและหลักฐาน", "8", "9"),),
    },
)
OTHER = guide(
    "other",
    {"steps": (statement("same", "ยื่นคำร้องได้ทันที", "1"), statement("more", "ศาลต้องสั่งโดยเร็ว", "2"))},
)
CORPUS = corpus_of([LAW], guides=[OWN, OTHER])


def picked(*hits: RankedStatement, asks: tuple[Ask, ...] = ()) -> list[str]:
    groups = pick(hits, OWN, asks, CORPUS)
    return [support.statement.id for supports in groups.values() for support in supports]


def test_a_rule_brings_its_exception_and_what_another_guide_repeats_is_left_out() -> None:
    assert picked(hit("own", "rule", 8.0), hit("own", "exception", 2.0), hit("other", "same", 7.9)) == [
        "rule",
        "exception",
    ]


def test_another_guide_answers_too_where_its_statement_scores_as_high() -> None:
    assert "more" in picked(hit("own", "rule", 8.0), hit("other", "more", 8.0))


def test_a_statement_far_below_the_best_is_not_shown() -> None:
    assert "far" not in picked(hit("own", "rule", 8.0), hit("own", "far", 8.0 - REACH - 0.1))
    assert "far" in picked(hit("own", "rule", 8.0), hit("own", "far", 8.0 - REACH + 0.1))


def test_an_exception_of_an_exception_comes_with_the_rule_of_both() -> None:
    chain = guide(
        "own",
        {
            "answer": (statement("rule", "ต้องมีหมาย", "1"),),
            "rights": (
                statement("first", "เว้นแต่ซึ่งหน้า", "1", exception_of="rule"),
                statement("second", "ไม่ใช้กับบ้านคนอื่น", "1", exception_of="rule"),
            ),
        },
    )
    found = pick((hit("own", "second", 5.0),), chain, (), corpus_of([LAW], guides=[chain]))
    assert {support.statement.id for group in found.values() for support in group} == {"rule", "first", "second"}
    assert found[BlockKind.ANSWER][0].statement.id == "rule"


def test_what_answers_best_comes_first() -> None:
    who = statement("who", "ญาติยื่นแทนได้", "1", asks=(Ask.WHO,))
    asked = guide("own", {"rights": (who, statement("when", "ยื่นตอนไหนก็ได้", "1"))})
    corpus = corpus_of([LAW], guides=[asked])
    found = pick((hit("own", "who", 5.0), hit("own", "when", 4.5)), asked, (Ask.WHO,), corpus)
    assert [support.statement.id for support in found[BlockKind.ANSWER]] == ["who", "when"]


def test_an_urgent_line_of_another_guide_is_never_borrowed() -> None:
    other = guide("other", {"urgent": (statement("now", "โทรเดี๋ยวนี้", "1"),)})
    corpus = corpus_of([LAW], guides=[OWN, other])
    assert pick((hit("other", "now", 9.0),), OWN, (), corpus) == {}


def test_what_was_told_gives_way_to_what_is_new_unless_it_is_what_is_asked() -> None:
    first, second = statement("first", "ยื่นที่ศาล", "1", asks=(Ask.WHERE,)), statement("second", "ยื่นเช้าวันทำการ", "1")
    owner = guide("own", {"answer": (first, second)})
    corpus = corpus_of([LAW], guides=[owner])
    hits = (hit("own", "first", 5.0), hit("own", "second", 4.0))
    for told, asks, best in ((), (), "first"), (("own/first",), (), "second"), (("own/first",), (Ask.WHERE,), "first"):
        found = pick(hits, owner, asks, corpus, told)
        assert found[BlockKind.ANSWER][0].statement.id == best, (told, asks)


def test_cases_that_stand_beside_each_other_are_told_in_the_order_of_the_guide() -> None:
    cases = tuple(statement(name, f"กรณี {name} ขังได้ {name} วัน", "1") for name in ("7", "12", "48"))
    owner = guide("own", {"steps": (statement("ask", "ถามข้อหา", "1"),), "deadlines": cases})
    corpus = corpus_of([LAW], guides=[owner])
    hits = (hit("own", "48", 9.0), hit("own", "ask", 8.9), hit("own", "7", 8.5), hit("own", "12", 8.2))
    found = pick(hits, owner, (), corpus)
    assert [one.statement.id for one in found[BlockKind.ANSWER]] == ["7", "12", "48", "ask"]


def test_an_urgent_line_alone_makes_no_empty_answer() -> None:
    owner = guide("own", {"urgent": (statement("now", "โทรเดี๋ยวนี้", "1"),)})
    found = pick((hit("own", "now", 9.0),), owner, (), corpus_of([LAW], guides=[owner]))
    assert [(kind, [one.statement.id for one in group]) for kind, group in found.items()] == [
        (BlockKind.URGENT, ["now"])
    ]

from datetime import date

import pytest

from assistant.answers import AnsweredStatement, AnswerStatus, CitationKind, TextKind, Verification
from evaluation.answer_checks import AnswerChecks
from evaluation.answer_measures import Values, answer_values, is_right, numbers_supported
from evaluation.expectations import UNANSWERABLE
from evaluation.suites import ExpectedDeadline, FactWordings
from tests.evaluation.answer_fakes import answer, answered, citation, deadline, expected, gold


def values(turn: object = None, given: object = None, *, has_deadlines: bool = False) -> Values:
    row = answered(turn or expected(), given or answer())  # type: ignore[arg-type]
    return answer_values(row, has_deadlines=has_deadlines)


def test_citations_by_hand() -> None:
    # Cited 66, 59, 1, 2, 3 | 77; gold 66 and 77, acceptable 59: precision 2/5, recall 2/2, F1 2·.4·1/1.4.
    turn = expected(gold=gold("66", "77"), acceptable=gold("59"))
    cited = [citation(i, n) for i, n in enumerate(["๖๖", "59", "66", "1", "2", "3", "77"], start=1)]
    found = values(turn, answer(citations=cited))
    assert found["citation_precision"] == pytest.approx(0.4)
    assert found["citation_recall"] == 1.0
    assert found["citation_f1"] == pytest.approx(0.8 / 1.4)
    assert found["gold_in_first_5"] == 1.0


def test_gold_beyond_the_first_five_is_recalled_but_not_among_the_first() -> None:
    cited = [citation(i, str(i)) for i in range(1, 7)]
    found = values(expected(gold=gold("6")), answer(citations=cited))
    assert (found["citation_recall"], found["gold_in_first_5"], found["citation_precision"]) == (1.0, 0.0, 0.0)


def test_an_answer_that_cites_nothing_has_no_precision_and_no_recall() -> None:
    found = values(expected(gold=gold("66")), answer(citations=[citation(1, None, kind=CitationKind.GUIDE)]))
    assert (found["citation_precision"], found["citation_recall"], found["citation_f1"]) == (None, 0.0, 0.0)


def test_the_same_number_in_another_law_is_another_section() -> None:
    found = values(expected(gold=gold("66")), answer(citations=[citation(1, "66", law="ประมวลกฎหมายอาญา")]))
    assert found["citation_recall"] == 0.0


@pytest.mark.parametrize(
    ("must_answer", "status", "right", "no_false_answer", "no_false_abstention"),
    [
        (True, AnswerStatus.ANSWERED, 1.0, None, 1.0),
        (True, AnswerStatus.CLARIFY, 1.0, None, 1.0),
        (True, AnswerStatus.UNANSWERABLE_NO_SOURCE, 0.0, None, 0.0),
        (True, AnswerStatus.REFUSED_HARMFUL, 0.0, None, 0.0),
        (True, AnswerStatus.EMERGENCY, 0.0, None, 1.0),
        (False, AnswerStatus.ANSWERED, 0.0, 0.0, None),
        (False, AnswerStatus.UNANSWERABLE_OUT_OF_SCOPE, 1.0, 1.0, None),
        (False, AnswerStatus.SMALLTALK, 0.0, 1.0, None),
    ],
)
def test_false_answers_and_false_abstentions_are_told_apart(
    must_answer: bool,
    status: AnswerStatus,
    right: float,
    no_false_answer: float | None,
    no_false_abstention: float | None,
) -> None:
    turn = expected() if must_answer else expected(statuses=UNANSWERABLE)
    found = values(turn, answer(status))
    assert found["status_right"] == right
    assert found["no_false_answer"] == no_false_answer
    assert found["no_false_abstention"] == no_false_abstention


def test_facts_and_forbidden_statements_are_looked_for_in_the_text() -> None:
    facts = (FactWordings("a", ("สามเดือน", "3 เดือน")), FactWordings("b", ("6 เดือน",)))
    found = values(expected(facts=facts, forbidden=("13 เดือน",)), answer(text="ภายใน ๓ เดือน [1] นับแต่รู้"))
    assert (found["facts"], found["no_forbidden"]) == (0.5, 1.0)
    found = values(expected(facts=facts, forbidden=("ภายใน 3 เดือน",)), answer(text="ภายใน ๓ เดือน [1] นับแต่รู้"))
    assert found["no_forbidden"] == 0.0
    assert (values()["facts"], values()["no_forbidden"]) == (None, None)


def test_quotes_sections_and_phones_are_shares_of_what_was_checked() -> None:
    checks = AnswerChecks((True, False, True, True), 5, ("x 999",), 2, ("9999",))
    cited = [citation(1, "66"), citation(2, "67", verification=Verification.MISMATCH)]
    found = answer_values(answered(expected(), answer(citations=cited), checks), has_deadlines=False)
    assert (found["quotes_verified"], found["quotes_verbatim"]) == (0.5, 0.75)
    assert (found["sections_exist"], found["phones_known"]) == (0.8, 0.5)
    assert (values()["quotes_verbatim"], values()["sections_exist"], values()["phones_known"]) == (None, None, None)


def test_a_number_is_supported_by_the_section_it_is_cited_to_and_by_no_other() -> None:
    cited = [citation(1, "87", "ภายในสี่สิบแปดชั่วโมง"), citation(2, "90", "ภายใน 15 วัน")]
    statements = [AnsweredStatement("s", "ภายใน 48 ชั่วโมง", (1,)), AnsweredStatement("t", "ภายใน 48 ชั่วโมง", (2,))]
    assert numbers_supported(answer(citations=cited, statements=statements)) == 0.5


def test_the_quote_of_a_guide_supports_no_number_and_an_answer_without_numbers_is_not_measured() -> None:
    own = citation(1, None, "ภายใน 48 ชั่วโมง", kind=CitationKind.GUIDE, text_kind=TextKind.GUIDE)
    statement = AnsweredStatement("s", "ภายใน 48 ชั่วโมง", (1,))
    assert numbers_supported(answer(citations=[own], statements=[statement])) == 0.0
    assert numbers_supported(answer(statements=[AnsweredStatement("s", "ไปพบตำรวจ", ())])) is None


def test_a_follow_up_is_right_with_its_status_and_a_gold_section() -> None:
    cited = answer(citations=[citation(1, "66")])
    assert values(expected(turn=2, gold=gold("66")), cited)["follow_up_right"] == 1.0
    assert values(expected(turn=2, gold=gold("67")), cited)["follow_up_right"] == 0.0
    assert values(expected(turn=2), cited)["follow_up_right"] == 1.0
    assert values(expected(turn=1, gold=gold("66")), cited)["follow_up_right"] is None


def test_right_needs_both_the_status_and_the_gold() -> None:
    cited = answer(AnswerStatus.UNANSWERABLE_NO_SOURCE, citations=[citation(1, "66")])
    assert not is_right(answered(expected(gold=gold("66")), cited))
    assert is_right(answered(expected(gold=gold("66")), answer(citations=[citation(1, "66")])))


DAY = date(2026, 2, 12)


@pytest.mark.parametrize(
    ("wanted", "given", "right"),
    [
        (ExpectedDeadline(DAY, "22:40"), [deadline(DAY, "22:40")], 1.0),
        (ExpectedDeadline(DAY, "22:40"), [deadline(DAY, "21:15")], 0.0),
        (ExpectedDeadline(DAY), [deadline(DAY, "16:30")], 1.0),
        (ExpectedDeadline(DAY), [deadline(date(2026, 2, 13))], 0.0),
        (ExpectedDeadline(DAY), [], 0.0),
        (ExpectedDeadline(needs=("x",)), [], 1.0),
        (ExpectedDeadline(needs=("x",)), [deadline(DAY)], 0.0),
        (ExpectedDeadline(no_rule=True), [], 1.0),
    ],
)
def test_deadlines_by_hand(wanted: ExpectedDeadline, given: list[object], right: float) -> None:
    turn, shown = expected(deadline=wanted), answer(deadlines=given)  # type: ignore[arg-type]
    assert values(turn, shown, has_deadlines=True)["deadline_right"] == right
    assert values(turn, shown, has_deadlines=False)["deadline_right"] is None
    assert values(expected(), shown, has_deadlines=True)["deadline_right"] is None

"""The interview of a corpus of a few lines: was the person arrested, and how old are they."""

from dataclasses import replace

import pytest

from assistant.answers import Clarification, ClarificationOption, Language
from assistant.facts_known import KnownFacts
from assistant.interviewing import ask_next, chosen, forks, led_on, meant_option, skips
from assistant.understanding import understand
from corpus.citations import LawNames
from corpus.collection import Corpus
from corpus.loading import load_corpus
from corpus.models import Interview, InterviewQuestion, Option
from corpus.normalise import fold
from tests.assistant.small import BAIL, WARRANT, small_corpus

WHERE = InterviewQuestion(
    "where-now",
    "เรื่องอยู่ตรงไหนแล้ว",
    "Where does it stand?",
    (
        Option("arrested", "ถูกจับแล้ว", "Already arrested", {"situation": "arrested"}, next_question="age"),
        Option("heard", "แค่รู้ว่ามีหมาย หรือได้ยินมา", "I only heard of it", {"situation": "heard"}, guide="warrant"),
    ),
)
AGE = InterviewQuestion(
    "age",
    "อายุถึง 18 ปีหรือยัง",
    "Is the person 18?",
    (
        Option("under", "ยังไม่ถึง 18 ปี", "Under 18", {"age_group": "under_18", "rule": "24"}, guide="bail"),
        Option("adult", "18 ปี ขึ้นไป", "18 or older", {"age_group": "adult"}, guide="bail"),
        Option("unsure", "ไม่แน่ใจ", "Not sure", {"age_group": "unknown"}, guide="bail"),
    ),
)
MONEY = InterviewQuestion(
    "money",
    "มีเงินไหม",
    "Is there money?",
    (
        Option("have", "มี", "Yes", {"money": "yes"}, guide="bail"),
        Option("none", "ไม่มี หรือไม่พอ", "No, or not enough", {"money": "no"}, guide="bail"),
    ),
)
INTERVIEWS = (Interview("stage", "ขั้นไหน", (WHERE, AGE)), Interview("security", "มีเงินไหม", (MONEY,)))
GUIDE = replace(WARRANT, interview="stage")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return replace(small_corpus(), interviews={one.id: one for one in INTERVIEWS})


def asked(
    corpus: Corpus, text: str = "มีหมายจับต้องทำไง", known: KnownFacts | None = None, put: tuple[str, ...] = ()
) -> Clarification | None:
    understood = replace(understand(fold(text).text, LawNames.of(())), facts=known or {})
    return ask_next(GUIDE, understood, put, corpus)


def test_the_first_question_whose_fact_is_not_known_is_asked(corpus: Corpus) -> None:
    first, second = asked(corpus), asked(corpus, known={"situation": "arrested"})
    assert first is not None
    assert second is not None
    assert (first.id, first.skippable, len(first.options)) == ("stage/where-now", True, 2)
    assert [option.id for option in second.options] == ["stage/age/under", "stage/age/adult", "stage/age/unsure"]


@pytest.mark.parametrize(
    ("text", "known", "put", "reason"),
    [
        ("มีหมายจับต้องทำไง", {"situation": "heard"}, (), "what is known settles it"),
        ("มีหมายจับต้องทำไง", {"situation": "arrested", "age_group": "adult"}, (), "both are known"),
        ("มีหมายจับต้องทำไง", {}, ("stage/where-now",), "put before and passed over"),
        ("มีหมายจับต้องทำไง", {}, ("a/b", "c/d", "e/f"), "three were put"),
        ("หมายจับคืออะไร", {}, (), "the answer is the same for everybody"),
        ("สามีตบหนูแล้วมีหมายจับ ต้องทำไง", {}, (), "violence at home"),
        ("โดนตำรวจซ้อม ต้องทำไง", {}, (), "abuse in custody"),
        ("ลูกโดนทำร้าย ต้องทำไง", {}, (), "a child"),
        ("มีหมายจับ ไม่อยากอยู่แล้ว", {}, (), "self-harm"),
        ("my husband beats me, what should i do", {}, (), "violence, in English"),
    ],
)
def test_nothing_is_asked_back(text: str, known: KnownFacts, put: tuple[str, ...], reason: str, corpus: Corpus) -> None:
    assert asked(corpus, text, known, put) is None, reason


def test_a_guide_without_an_interview_asks_nothing(corpus: Corpus) -> None:
    understood = understand("ขอประกันตัวต้องทำไง", LawNames.of(()))
    assert ask_next(BAIL, understood, (), corpus) is None
    assert ask_next(None, understood, (), corpus) is None


def test_a_question_whose_answers_change_nothing_is_not_asked() -> None:
    stage, security = INTERVIEWS
    assert (forks(stage, WHERE), forks(stage, AGE), forks(security, MONEY)) == (True, True, False)


def test_it_is_asked_in_the_readers_language(corpus: Corpus) -> None:
    question = asked(corpus, "what should i do about a warrant")
    assert question is not None
    assert (question.text, question.options[0].label) == ("Where does it stand?", "Already arrested")


def test_an_option_sets_its_facts_and_names_its_guide(corpus: Corpus) -> None:
    found = chosen("stage/age/under", corpus, Language.ENGLISH)
    assert found is not None
    assert (found.label, found.guide) == ("Under 18", "bail")
    assert found.facts == {"age_group": "under_18", "rule": "24"}


@pytest.mark.parametrize("option", ["", "stage", "stage/age", "stage/age/", "stage/x/under", "x/age/under", "penal/66"])
def test_an_option_of_no_interview_is_none(option: str, corpus: Corpus) -> None:
    assert chosen(option, corpus, Language.THAI) is None


@pytest.mark.parametrize(
    ("known", "text", "option", "reason"),
    [
        ({}, "ถูกจับแล้ว", "stage/where-now/arrested", "the label"),
        ({}, "ได้ยินมา", "stage/where-now/heard", "one way in which it is put"),
        ({}, "น้องโดนจับไปแล้ว เมื่อคืนตอนสองทุ่มที่หน้าปากซอยบ้านยาย", "stage/where-now/arrested", "a fact told"),
        ({}, "ใช่", None, "yes names none of several"),
        ({}, "ขอประกันตัวต้องทำไง", None, "a question of its own"),
        ({"situation": "arrested"}, "16", "stage/age/under", "a bare age"),
        ({"situation": "arrested"}, "อายุยี่สิบ", "stage/age/adult", "an age in words"),
        ({"situation": "arrested"}, "ไม่รู้", "stage/age/unsure", "unsure"),
        ({"situation": "arrested"}, "ยัง", "stage/age/under", "not yet"),
    ],
)
def test_words_may_mean_an_option(
    known: KnownFacts, text: str, option: str | None, reason: str, corpus: Corpus
) -> None:
    assert meant_option(fold(text).text, asked(corpus, known=known), corpus) == option, reason


def test_yes_and_no_answer_a_question_of_two_options(corpus: Corpus) -> None:
    options = (ClarificationOption(f"security/money/{option.id}", option.label) for option in MONEY.options)
    offered = Clarification("security/money", "?", tuple(options))
    means = {text: meant_option(text, offered, corpus) for text in ("มีครับ", "ไม่มี", "ไม่มีเลย", "yes", "no")}
    assert [name and name.rpartition("/")[2] for name in means.values()] == ["have", "none", "none", "have", "none"]


def test_a_question_is_passed_over_only_while_one_is_open(corpus: Corpus) -> None:
    assert skips("ข้าม", asked(corpus))
    assert skips("skip", asked(corpus))
    assert not skips("ข้าม", None)
    assert not skips("กี่วัน", asked(corpus))


def test_every_question_of_the_shipped_interviews_is_reached() -> None:
    corpus = load_corpus()
    for interview in corpus.interviews.values():
        ids = {question.id for question in interview.questions}
        led_to = {option.next_question for question in interview.questions for option in question.options}
        assert ids - led_to == {interview.questions[0].id}, interview.id


def test_no_shipped_interview_runs_in_circles() -> None:
    for interview in load_corpus().interviews.values():
        order = [question.id for question in interview.questions]
        for question in interview.questions:
            following = [option.next_question for option in question.options if option.next_question]
            assert all(order.index(name) > order.index(question.id) for name in following), interview.id


@pytest.mark.parametrize(
    ("known", "leads_to"),
    [
        ({}, "warrant"),
        ({"age_group": "under_18"}, "warrant"),
        ({"situation": "arrested"}, "warrant"),
        ({"situation": "arrested", "age_group": "under_18"}, "bail"),
        ({"situation": "heard", "age_group": "under_18"}, "warrant"),
    ],
)
def test_facts_lead_to_a_guide_only_along_the_questions_that_they_answer(
    known: KnownFacts, leads_to: str, corpus: Corpus
) -> None:
    led = led_on(GUIDE, known, corpus)
    assert led is not None
    assert led.id == leads_to


def test_a_guide_without_an_interview_leads_nowhere(corpus: Corpus) -> None:
    assert led_on(BAIL, {"situation": "arrested", "age_group": "under_18"}, corpus) is BAIL
    assert led_on(None, {"situation": "arrested"}, corpus) is None

from dataclasses import replace
from datetime import date, datetime

import pytest

from assistant.answers import Language, Question
from assistant.clock import BANGKOK
from assistant.conversation import Remembered, Turn
from assistant.deadlines import DeadlineStatus
from assistant.following import follow
from assistant.timing import asked_deadline
from assistant.understanding import Understood, understand
from corpus.citations import LawNames
from corpus.collection import Corpus
from corpus.loading import load_corpus
from corpus.normalise import fold

NOW = datetime(2026, 1, 11, 9, 30, tzinfo=BANGKOK)
APPEAL_BY = date(2026, 2, 10)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


def heard(question: str, text: str, corpus: Corpus) -> Understood:
    laws = LawNames.of(corpus.register.laws.values())
    remembered = Remembered(Turn(fold(question).text, None))
    return follow(understand(fold(text).text, laws), remembered, Question(text), corpus).understood


def days(understood: Understood, guide: str | None, corpus: Corpus) -> list[date]:
    laws = LawNames.of(corpus.register.laws.values())
    found = asked_deadline(understood, guide, corpus, laws, NOW)
    return [one.date for one in found.deadlines] if found else []


@pytest.mark.parametrize(
    ("question", "text", "guide", "reason"),
    [
        ("ศาลตัดสินเมื่อวานนี้ จะอุทธรณ์", "กี่วัน", None, "the rule and the day were told before"),
        ("ศาลตัดสินจำคุกลูกเมื่อวานนี้", "กี่วัน", "judgment-day", "the guide that answers names the rule"),
        ("จะอุทธรณ์คดีอาญาได้ถึงวันไหน", "ศาลอ่านคำพิพากษาเมื่อวานนี้", None, "the day is told after the question"),
    ],
)
def test_a_follow_up_is_counted_by_what_was_told_before(
    question: str, text: str, guide: str | None, reason: str, corpus: Corpus
) -> None:
    assert days(heard(question, text, corpus), guide, corpus) == [APPEAL_BY], reason


@pytest.mark.parametrize(
    ("question", "text", "reason"),
    [
        ("ศาลตัดสินเมื่อวานนี้ จะอุทธรณ์", "ต้องไปที่ไหน", "no day is asked for"),
        ("จะอุทธรณ์คดีอาญา", "กี่วัน", "no day was told, and a period is all that is asked for"),
        ("ขอประกันตัวพ่อเมื่อวานนี้", "กี่วัน", "no rule says a day"),
    ],
)
def test_nothing_is_counted(question: str, text: str, reason: str, corpus: Corpus) -> None:
    laws = LawNames.of(corpus.register.laws.values())
    assert asked_deadline(heard(question, text, corpus), None, corpus, laws, NOW) is None, reason


def test_a_day_asked_for_without_its_facts_asks_for_them(corpus: Corpus) -> None:
    laws = LawNames.of(corpus.register.laws.values())
    text = fold("ศาลตัดสินคดีอาญาแล้ว อุทธรณ์ได้ถึงวันไหน").text
    found = asked_deadline(understand(text, laws), None, corpus, laws, NOW)
    assert found is not None
    assert found.status is DeadlineStatus.NEEDS_FACTS


def test_a_fact_known_from_before_chooses_the_rule(corpus: Corpus) -> None:
    laws = LawNames.of(corpus.register.laws.values())
    text = fold("ถูกจับถึงโรงพักเมื่อวานบ่ายสอง ต้องพาไปศาลถึงวันไหน").text
    understood = understand(text, laws, Language.THAI)
    rules = []
    for facts in ({}, {"age": 16}):
        found = asked_deadline(replace(understood, facts=facts), None, corpus, laws, NOW)
        rules.append(found.deadlines[0].rule if found and found.deadlines else None)
    assert rules == ["custody-48-hours", "juvenile-24-hours"]

from dataclasses import replace

import pytest

from assistant.conversation import Turn
from assistant.facts_known import KnownFacts
from assistant.retrieving import Found, find
from assistant.served import Served
from assistant.testing import served_over
from assistant.understanding import understand
from corpus.normalise import fold
from indexing.embedding import embedder_for
from tests.assistant.small import BAIL, small_corpus
from tests.assistant.test_interviewing import GUIDE, INTERVIEWS


@pytest.fixture(scope="module")
def served() -> Served:
    corpus = replace(
        small_corpus(), guides={"warrant": GUIDE, "bail": BAIL}, interviews={one.id: one for one in INTERVIEWS}
    )
    return served_over(corpus, embedder_for(None))


def found(served: Served, text: str, last: Turn | None = None, facts: KnownFacts | None = None) -> Found:
    understood = understand(fold(text).text, served.index.retriever.laws)
    whole = f"{last.question} {understood.text}" if last else ""
    return find(replace(understood, facts=facts or {}, whole=whole), last, served)


@pytest.mark.parametrize(
    ("text", "says", "reason"),
    [
        ("ก", False, "a single letter"),
        ("แล้วทำไม", False, "stop words only"),
        ("...", False, "no word at all"),
        ("จับ", True, "a word of the law"),
        ("ขอประกันตัว", True, "a word that is no stop word"),
    ],
)
def test_a_message_that_says_nothing_is_answered_by_nothing(text: str, says: bool, reason: str, served: Served) -> None:
    assert (found(served, text).probability > 0) is says, reason


def test_what_is_known_leads_to_the_guide_of_that_case(served: Served) -> None:
    under_18 = {"situation": "arrested", "age_group": "under_18"}
    led = found(served, "มีหมายจับต้องทำไง", facts=under_18).evidence
    assert (led.guide, led.led) == (BAIL, True)
    assert {one.key.number for one in led.ranked} == {"106", "110"}


def test_where_nothing_is_known_the_guide_that_fits_stands(served: Served) -> None:
    evidence = found(served, "มีหมายจับต้องทำไง").evidence
    assert (evidence.guide, evidence.led) == (GUIDE, False)


def test_what_the_last_turn_told_is_known_only_where_it_is_leaned_on(served: Served) -> None:
    last = Turn("ขอประกันตัวต้องทำไง", "bail", frozenset({"bail/ask-at-once"}))
    assert found(served, "กี่บาท", last).evidence.told == last.told
    assert found(served, "ต้มยำใส่อะไร", last).evidence.told == frozenset()

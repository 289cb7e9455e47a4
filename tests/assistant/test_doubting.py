"""The question which situation is meant: asked where a message stands between guides, and answered by a choice."""

from datetime import datetime

import pytest

from assistant.answers import AnsweredStatement, AnswerStatus, Block, Language, Question
from assistant.clock import BANGKOK
from assistant.composing import Composed
from assistant.doubting import QUESTION, doubted, fits, meant_guide, which_situation
from assistant.inquiring import ask_further
from assistant.responding import Response
from assistant.testing import FixedClock, assistant_over, served_over
from assistant.understanding import understand
from corpus.citations import LawNames
from corpus.loading import load_corpus
from corpus.models import BlockKind
from indexing.guide_ranking import RankedGuide

CORPUS = load_corpus()
ASSISTANT = assistant_over(served_over(CORPUS), FixedClock(datetime(2026, 2, 11, 9, tzinfo=BANGKOK)))
THREATS, SCAM, APPEAL = (CORPUS.guides[name] for name in ("threats", "loan-scam", "appeal"))
CLOSE = [RankedGuide("loan-scam", 0.36, 1.0), RankedGuide("threats", 0.3, 1.0), RankedGuide("appeal", 0.04, 1.0)]
SURE = [RankedGuide("loan-scam", 0.9, 1.0), RankedGuide("threats", 0.06, 1.0)]
ALONE = [RankedGuide("loan-scam", 0.4, 1.0), RankedGuide("threats", 0.04, 1.0)]


@pytest.mark.parametrize(
    ("guides", "answered", "expected", "reason"),
    [
        (CLOSE, False, ("loan-scam", "threats"), "between two; the third is far-fetched"),
        (CLOSE, True, (), "a section answers, whatever the guide"),
        (SURE, False, (), "one guide is likelier than all others together"),
        (ALONE, False, (), "nothing else to offer"),
    ],
)
def test_a_message_is_in_doubt_between_guides_that_come_near(
    guides: list[RankedGuide], answered: bool, expected: tuple[str, ...], reason: str
) -> None:
    assert doubted(SCAM, guides, surely_answered=answered) == expected, reason


def test_without_a_guide_there_is_nothing_to_doubt() -> None:
    assert doubted(None, CLOSE, surely_answered=False) == ()
    assert not fits(None, SURE)
    assert fits(SCAM, SURE)
    assert not fits(THREATS, SURE)


@pytest.mark.parametrize("language", list(Language))
def test_the_titles_of_the_guides_are_offered_in_the_readers_language(language: Language) -> None:
    asked = which_situation(["threats", "appeal"], language, CORPUS)
    titles = [one.title if language is Language.THAI else one.title_en for one in (THREATS, APPEAL)]
    assert [option.label for option in asked.options] == titles
    assert [meant_guide(option.id, CORPUS) for option in asked.options] == [THREATS, APPEAL]


@pytest.mark.parametrize("option", [f"{QUESTION}/no-such-guide", "summons-kind/threats", "threats", ""])
def test_an_option_of_another_question_means_no_guide(option: str) -> None:
    assert meant_guide(option, CORPUS) is None


@pytest.mark.parametrize(
    ("put", "text", "asked", "reason"),
    [
        ((), "มีปัญหาแบบนี้ทำยังไง", True, "in doubt"),
        ((QUESTION,), "มีปัญหาแบบนี้ทำยังไง", False, "put before"),
        ((), "อุทธรณ์คืออะไร", False, "what is asked has one answer for everybody"),
    ],
)
def test_the_question_stands_behind_the_general_answer_and_is_put_once(
    put: tuple[str, ...], text: str, asked: bool, reason: str
) -> None:
    block = Block(BlockKind.ANSWER, "", (AnsweredStatement("loan-scam/told", "คำตอบ"),))
    composed = Composed((block,), (), (), (), None)
    response = Response(AnswerStatus.ANSWERED, composed, doubt=("loan-scam", "threats"))
    found = ask_further(response, understand(text, LawNames.of(())), put, CORPUS)
    assert (found.composed.clarification is not None) == asked, reason
    assert found.composed.blocks[0] == block
    assert (found.status is AnswerStatus.CLARIFY) == asked


def test_a_choice_is_answered_from_its_guide() -> None:
    first = ASSISTANT.answer(Question("ศาลตัดสินจำคุก อุทธรณ์ยังไง"))
    chosen = Question("ใช่", first.conversation_id, option_id=f"{QUESTION}/threats")
    assert "threats" in {citation.guide for citation in ASSISTANT.answer(chosen).citations}

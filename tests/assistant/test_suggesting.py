from dataclasses import replace

import pytest

from assistant.answers import Language
from assistant.composing import Composed
from assistant.conversation import NOTHING_SAID, Remembered
from assistant.suggesting import suggest
from corpus.models import SpeechRegister
from tests.assistant.small import BAIL, WARRANT, small_corpus

THIRD = replace(BAIL, id="third", title="เรื่องที่สาม", title_en="The third", questions={SpeechRegister.FORMAL: ("ก",)})
NEXT = replace(WARRANT, next_questions=("bail", "third"))
CORPUS = replace(small_corpus(), guides={"warrant": NEXT, "bail": BAIL, "third": THIRD})
ANSWERED = Composed((), (), (), ("ขอประกันตัวต้องทำไง", "มีหมายจับต้องทำไง"), "warrant")


@pytest.mark.parametrize(
    ("remembered", "asked", "language", "suggested", "reason"),
    [
        (NOTHING_SAID, "ก", Language.THAI, ("ขอประกันตัวต้องทำไง", "เรื่องที่สาม"), "one for each next guide"),
        (NOTHING_SAID, "ก", Language.ENGLISH, ("Tell me about bail in Thailand", "The third"), "the reader's language"),
        (Remembered(guides=("bail",)), "ก", Language.THAI, ("เรื่องที่สาม",), "the guide answered before"),
        (Remembered(asked=("ขอประกันตัวต้องทำไง",)), "ก", Language.THAI, ("เรื่องที่สาม",), "it was asked before"),
        (NOTHING_SAID, "ขอประกันตัวต้องทำไง", Language.THAI, ("เรื่องที่สาม",), "it is asked now"),
    ],
)
def test_the_next_questions_are_suggested_that_were_not_asked_or_answered(
    remembered: Remembered, asked: str, language: Language, suggested: tuple[str, ...], reason: str
) -> None:
    assert suggest(ANSWERED, remembered, asked, language, CORPUS) == suggested, reason


def test_without_a_guide_what_was_found_near_is_suggested() -> None:
    near = replace(ANSWERED, guide=None)
    assert suggest(near, NOTHING_SAID, "ก", Language.THAI, CORPUS) == ANSWERED.suggestions
    assert suggest(near, Remembered(guides=("bail",)), "ก", Language.THAI, CORPUS) == ("มีหมายจับต้องทำไง",)

"""A follow-up may be made whole in words that were said; whatever a model adds, drops or breaks changes nothing."""

from datetime import timedelta

import pytest

from assistant.answers import Question
from assistant.conversation import InProcessMemory
from assistant.language_model.errors import CutError, MalformedError, UnavailableError
from assistant.language_model.fakes import BabblingModel, JoiningModel, ScriptedModel, StallingModel
from assistant.language_model.following_up import FollowUps, adds_nothing
from assistant.language_model.guarding import GuardedModel
from assistant.language_model.limits import Limits
from assistant.language_model.model import LanguageModel
from assistant.language_model.outcome import Outcome
from assistant.pipeline import Assistant
from assistant.served import Served
from assistant.testing import FixedClock, served_over
from indexing.embedding import embedder_for
from tests.assistant.small import small_corpus

EARLIER, MESSAGE = "ขอประกันตัวต้องทำไง", "ต้องใช้เงินเท่าไร"
QUICK = Limits(seconds=0.4, first_seconds=0.2, retries=0, characters=400)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("ขอประกันตัวต้องใช้เงินเท่าไหร่", id="both in one"),
        pytest.param("ต้องใช้เงินเท่าไหร่ ขอประกันตัว", id="in another order"),
    ],
)
def test_words_that_were_said_may_stand_together(written: str) -> None:
    assert adds_nothing(written, MESSAGE, EARLIER)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("", id="nothing"),
        pytest.param("ขอประกันตัวคดียาเสพติดต้องใช้เงินเท่าไหร่", id="a matter of its own"),
        pytest.param("ขอประกันตัวสมชายต้องใช้เงินเท่าไหร่", id="a name"),
        pytest.param("ขอประกันตัวต้องใช้เงิน 5,000 บาท", id="a figure"),
        pytest.param("ขอประกันตัวต้องใช้เงินเท่าไหร่ ตามมาตรา 112", id="a section"),
        pytest.param("ขอประกันตัวกับตำรวจต้องใช้เงินเท่าไหร่", id="somebody who acts"),
        pytest.param("ขอประกันตัวไม่ต้องใช้เงินเท่าไหร่", id="a denial"),
        pytest.param("ขอประกันตัวต้องใช้เงินเท่าไหร่ https://x.example", id="a link"),
        pytest.param("**ขอประกันตัวต้องใช้เงินเท่าไหร่**", id="markup"),
        pytest.param("ขอประกันตัว\nต้องใช้เงินเท่าไหร่", id="two lines"),
        pytest.param("ขอประกันตัวต้องทำไง", id="the message lost"),
    ],
)
def test_what_was_not_said_or_was_lost_is_refused(written: str) -> None:
    assert not adds_nothing(written, MESSAGE, EARLIER)


def test_a_figure_that_the_message_tells_may_not_be_lost() -> None:
    assert adds_nothing("ลูก 16 ปี ขอประกันตัวต้องทำไง", "ลูก 16 ปี", EARLIER)
    assert not adds_nothing("ลูก ขอประกันตัวต้องทำไง", "ลูก 16 ปี", EARLIER)


@pytest.fixture(scope="module")
def served() -> Served:
    return served_over(small_corpus(), embedder_for(None))


def second_answer(served: Served, model: LanguageModel | None, second: str = MESSAGE) -> tuple[str, FollowUps | None]:
    clock = FixedClock()
    follow_ups = FollowUps(GuardedModel(model, QUICK)) if model else None
    memory = InProcessMemory(clock, timedelta(minutes=30))
    assistant = Assistant(lambda: served, memory, clock, None, follow_ups)
    first = assistant.answer(Question(EARLIER))
    return assistant.answer(Question(second, first.conversation_id)).text, follow_ups


def test_a_follow_up_is_searched_as_the_model_made_it(served: Served) -> None:
    model = JoiningModel()
    text, follow_ups = second_answer(served, model)
    assert follow_ups is not None
    assert follow_ups.outcomes == {Outcome.REWRITTEN: 1}
    assert "คดีเล็กปล่อยได้โดยไม่มีประกัน" in text
    (prompt,) = model.prompts
    assert prompt.user == f"[1] {EARLIER}\n[2] {MESSAGE}"
    assert len(prompt.sha256) == 64


@pytest.mark.parametrize(
    ("model", "outcome"),
    [
        pytest.param(JoiningModel("สมชายโดนคดียาเสพติดที่เชียงใหม่"), Outcome.LITTLE_LEFT, id="it adds"),
        pytest.param(ScriptedModel(""), Outcome.LITTLE_LEFT, id="it writes nothing"),
        pytest.param(ScriptedModel("ได้ครับ ผมช่วยได้"), Outcome.LITTLE_LEFT, id="it chats"),
        pytest.param(ScriptedModel("ขอ", CutError("cut")), Outcome.CUT, id="it is cut"),
        pytest.param(ScriptedModel("", UnavailableError("down")), Outcome.FAILED, id="it is down"),
        pytest.param(ScriptedModel("", MalformedError("dict")), Outcome.MALFORMED, id="it gives no text"),
        pytest.param(StallingModel(1.0), Outcome.SLOW, id="it stalls"),
        pytest.param(BabblingModel(), Outcome.ENDLESS, id="it never ends"),
    ],
)
def test_every_fault_leaves_the_message_as_it_was_read(served: Served, model: LanguageModel, outcome: Outcome) -> None:
    text, follow_ups = second_answer(served, model)
    assert follow_ups is not None
    assert follow_ups.outcomes == {outcome: 1}
    assert text == second_answer(served, None)[0]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param("มีวิธีหนีหมายจับยังไง", id="harm"),
        pytest.param("ขอลาออกจากงานกี่วัน", id="another field"),
        pytest.param("ขอบคุณครับ", id="thanks"),
    ],
)
def test_the_model_is_not_asked_where_nothing_is_leaned_on_or_nothing_searched(served: Served, second: str) -> None:
    model = JoiningModel()
    second_answer(served, model, second)
    assert model.prompts == []

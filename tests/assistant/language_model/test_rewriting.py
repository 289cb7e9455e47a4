"""A rewrite is served only where it passed, and every fault of a model ends in the composed answer."""

import threading
import time
from collections.abc import Iterator

import pytest

from assistant.answers import Answer, AnsweredStatement, AnswerStatus, Language, MadeBy, Verification
from assistant.language_model.breaker import CircuitBreaker
from assistant.language_model.errors import CutError, MalformedError, ModelError, UnavailableError
from assistant.language_model.failures import Failure
from assistant.language_model.fakes import (
    BabblingModel,
    LiarModel,
    ObedientModel,
    ScriptedModel,
    StallingModel,
)
from assistant.language_model.guarding import GuardedModel
from assistant.language_model.limits import Limits
from assistant.language_model.model import LanguageModel, Prompt
from assistant.language_model.outcome import Outcome
from assistant.language_model.rewriting import Rewriter, Rewritten
from corpus.models import BlockKind
from tests.assistant.language_model.answers import DEADLINE, QUESTION, STATEMENTS, URGENT, composed, with_status

QUICK = Limits(seconds=0.4, first_seconds=0.2, retries=1, characters=2_000)
GOOD = f"{STATEMENTS[0]} [S1]\n{STATEMENTS[1]} [S2]\n{STATEMENTS[2]} [S3]"


def _rewrite(model: LanguageModel, answer: Answer | None = None, limits: Limits = QUICK) -> Rewritten:
    return Rewriter(GuardedModel(model, limits)).rewrite(answer or composed(), QUESTION, Language.THAI)


def test_a_faithful_rewrite_is_served_between_what_is_never_rewritten() -> None:
    found = _rewrite(ScriptedModel(GOOD))
    assert found.outcome is Outcome.REWRITTEN
    assert found.answer.made_by is MadeBy.LANGUAGE_MODEL
    assert [block.kind for block in found.answer.blocks] == [BlockKind.URGENT, BlockKind.ANSWER, BlockKind.DEADLINES]
    assert URGENT.text in found.answer.text
    assert DEADLINE.text in found.answer.text
    assert f"{STATEMENTS[0]} [1] {STATEMENTS[1]} [2]" in found.answer.text
    assert found.prompt_sha256
    assert found.answer.parts[0].blocks == (0, 1, 2)


def test_a_statement_that_was_left_out_is_put_back() -> None:
    found = _rewrite(ScriptedModel(f"{STATEMENTS[0]} [S1]\n{STATEMENTS[1]} [S2]"))
    assert STATEMENTS[2] in found.answer.text


def test_what_is_not_checked_is_never_shown_as_verified() -> None:
    found = _rewrite(ScriptedModel(GOOD))
    assert found.answer.citations == composed().citations
    assert {citation.verification for citation in found.answer.citations} == {Verification.NOT_CHECKED}


@pytest.mark.parametrize(
    ("sentence", "failure"),
    [
        pytest.param("คุณขอพบทนายก่อนให้การได้", Failure.NO_TOKEN, id="no token"),
        pytest.param("คุณขอพบทนายก่อนให้การได้ [S99]", Failure.UNKNOWN_TOKEN, id="a token nobody gave"),
        pytest.param("คุณขอพบทนายก่อนให้การได้ [S1]", Failure.WORDS, id="a true sentence under another's token"),
        pytest.param("คุณขอพบทนายก่อนให้การไม่ได้ [S2]", Failure.POLARITY, id="the rule reversed"),
    ],
)
def test_a_sentence_that_fails_is_dropped_and_the_rest_served(sentence: str, failure: Failure) -> None:
    found = _rewrite(ScriptedModel(f"{GOOD}\n{sentence}"))
    assert found.outcome is Outcome.REWRITTEN
    assert failure in found.verdicts[-1].failures
    assert len(next(block for block in found.answer.blocks if block.kind is BlockKind.ANSWER).statements) == 3


@pytest.mark.parametrize(
    ("model", "outcome"),
    [
        pytest.param(StallingModel(5.0), Outcome.SLOW, id="nothing comes"),
        pytest.param(StallingModel(5.0, GOOD), Outcome.SLOW, id="nothing more comes"),
        pytest.param(BabblingModel(), Outcome.ENDLESS, id="it never ends"),
        pytest.param(ScriptedModel(GOOD, CutError("cut")), Outcome.CUT, id="it is cut"),
        pytest.param(ScriptedModel("", UnavailableError("refused")), Outcome.FAILED, id="it cannot be reached"),
        pytest.param(ScriptedModel(GOOD, UnavailableError("reset")), Outcome.FAILED, id="it breaks off"),
        pytest.param(ScriptedModel("", MalformedError("list")), Outcome.MALFORMED, id="no text"),
        pytest.param(ScriptedModel(""), Outcome.LITTLE_LEFT, id="an empty text"),
        pytest.param(ScriptedModel("{'a': 1}\x00\x00"), Outcome.LITTLE_LEFT, id="rubbish"),
        pytest.param(LiarModel(["ตำรวจไม่ต้องแสดงหมายจับ"] * 9), Outcome.LITTLE_LEFT, id="mostly lies"),
    ],
)
def test_every_fault_ends_in_the_composed_answer_within_the_budget(model: LanguageModel, outcome: Outcome) -> None:
    started = time.monotonic()
    found = _rewrite(model)
    assert (found.outcome, found.answer) == (outcome, composed())
    assert found.answer.made_by is MadeBy.COMPOSED
    assert time.monotonic() - started < QUICK.seconds + 0.5


class _NotText:
    id = "fake:not-text"

    def stream(self, prompt: Prompt, limits: Limits) -> Iterator[str]:  # noqa: ARG002 (the protocol's parameter)
        yield 7  # type: ignore[misc]


class _Broken:
    id = "fake:broken"

    def stream(self, prompt: Prompt, limits: Limits) -> Iterator[str]:  # noqa: ARG002 (the protocol's parameter)
        raise ZeroDivisionError


@pytest.mark.parametrize(("model", "outcome"), [(_NotText(), Outcome.MALFORMED), (_Broken(), Outcome.FAILED)])
def test_a_backend_that_breaks_its_word_is_a_defined_state_too(model: LanguageModel, outcome: Outcome) -> None:
    assert _rewrite(model).outcome is outcome


@pytest.mark.parametrize("status", [AnswerStatus.EMERGENCY, AnswerStatus.REFUSED_INJECTION, AnswerStatus.SMALLTALK])
def test_what_must_be_said_in_its_own_words_is_not_given_to_a_model(status: AnswerStatus) -> None:
    model = ScriptedModel(GOOD)
    found = _rewrite(model, with_status(status))
    assert (found.outcome, found.answer) == (Outcome.NOT_ASKED, with_status(status))
    assert model.prompts == []


def test_an_obedient_model_gets_its_payload_no_further() -> None:
    found = _rewrite(ObedientModel("โทร 098-765-4321 เพื่อปิดคดี", 1))
    assert found.outcome is Outcome.REWRITTEN
    assert "098-765-4321" not in found.answer.text


def test_a_stream_holds_a_sentence_until_it_has_passed() -> None:
    model = ScriptedModel(f"{STATEMENTS[0]} [S1]\nตำรวจไม่ต้องแสดงหมายจับ [S1]\n{STATEMENTS[1]} [S2]")
    events = list(Rewriter(GuardedModel(model, QUICK)).stream(composed(), QUESTION, Language.THAI))
    shown = [event.text for event in events if isinstance(event, AnsweredStatement)]
    assert shown == [STATEMENTS[0], STATEMENTS[1]]
    assert isinstance(events[-1], Rewritten)


def test_a_model_that_failed_in_a_row_is_left_alone_for_a_while() -> None:
    now = [0.0]
    breaker = CircuitBreaker(failures=2, rest=60, now=lambda: now[0])
    model = ScriptedModel("", CutError("cut"))
    rewriter = Rewriter(GuardedModel(model, QUICK, breaker))
    outcomes = [rewriter.rewrite(composed(), QUESTION, Language.THAI).outcome for _ in range(4)]
    assert outcomes == [Outcome.CUT, Outcome.CUT, Outcome.BUSY, Outcome.BUSY]
    now[0] = 61
    assert rewriter.rewrite(composed(), QUESTION, Language.THAI).outcome is Outcome.CUT
    assert rewriter.outcomes == {Outcome.CUT: 3, Outcome.BUSY: 2}


def test_no_more_write_at_once_than_are_allowed() -> None:
    rewriter = Rewriter(GuardedModel(StallingModel(0.3), Limits(seconds=0.2, first_seconds=0.2, at_once=1)))
    first = threading.Thread(target=rewriter.rewrite, args=(composed(), QUESTION, Language.THAI))
    first.start()
    time.sleep(0.05)
    assert rewriter.rewrite(composed(), QUESTION, Language.THAI).outcome is Outcome.BUSY
    first.join()


class _FailsOnce:
    id = "fake:fails-once"

    def __init__(self, error: ModelError) -> None:
        self._error: ModelError | None = error

    def stream(self, prompt: Prompt, limits: Limits) -> Iterator[str]:  # noqa: ARG002 (the protocol's parameter)
        if self._error is not None:
            error, self._error = self._error, None
            raise error
        yield GOOD


def test_a_model_that_could_not_be_reached_is_asked_again() -> None:
    assert _rewrite(_FailsOnce(UnavailableError("reset"))).outcome is Outcome.REWRITTEN


def test_a_model_that_was_cut_is_not_asked_again() -> None:
    assert _rewrite(_FailsOnce(CutError("cut"))).outcome is Outcome.CUT

"""Questions in, answers out; and what readers thought of them."""

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent

from api.bodies import FeedbackBody, QuestionBody
from api.problems import PROBLEMS, Problem, problem_document
from api.streaming import error_event, events
from assistant.answers import Answer, AnsweredStatement, answer_json
from assistant.clock import SystemClock
from assistant.conversation import is_id
from assistant.errors import InvalidQuestionError

router = APIRouter(prefix="/v1", tags=["answers"], responses=PROBLEMS)
logger = logging.getLogger(__name__)


@router.post("/answers", response_model=None, responses={200: {"model": Answer}})
def answer(body: QuestionBody, request: Request) -> JSONResponse:
    """Answer one message."""
    return JSONResponse(answer_json(_answer(body, request)))


@router.post("/answers/stream", response_class=EventSourceResponse)
def stream(body: QuestionBody, request: Request) -> Iterator[ServerSentEvent]:
    """Answer one message as server-sent events; every stream ends in `done` or `error`.

    A body that is not of the right form is refused with its own status. A question that cannot be taken (empty, no
    words, too long) is an `error` event of a stream that is open already, so its status is 200 and the problem names
    422. An answer without blocks, as an emergency may be, has no event between `status` and `done`: its words stand in
    `done`.
    """
    try:
        services: Any = request.app.state.services
        yield from events(_counted(services.runtime.assistant.stream(body.question_value()), services))
    except InvalidQuestionError as error:
        yield error_event(problem_document(f"question_{error.code}"))
    except Exception:
        # The log holds where it failed; a stream that is already open can only end in words.
        logger.exception("an answer failed")
        yield error_event(problem_document("internal"))


@router.post("/feedback", status_code=204)
def feedback(body: FeedbackBody, request: Request) -> Response:
    """Keep what a reader thought of an answer.

    An id that no answer can have is a problem. One of the right form is taken: no process knows what another gave, and
    a judgement that comes after a restart is worth as much.
    """
    if not is_id(body.answer_id):
        raise Problem("unknown_answer")
    request.app.state.services.feedback.add(body, SystemClock().now())
    return Response(status_code=204)


def _answer(body: QuestionBody, request: Request) -> Answer:
    services: Any = request.app.state.services
    found: Answer = services.runtime.assistant.answer(body.question_value())
    services.answers.labels(found.status.value, found.made_by.value).inc()
    return found


def _counted(stream: Iterable[Answer | AnsweredStatement], services: Any) -> Iterator[Answer | AnsweredStatement]:
    """The same stream; the answer it ends in is counted."""
    answer: Answer | None = None
    for each in stream:
        answer = each if isinstance(each, Answer) else answer
        yield each
    if answer is not None:
        services.answers.labels(answer.status.value, answer.made_by.value).inc()

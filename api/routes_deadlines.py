"""Deadlines counted, every step with its section."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from api.bodies import DeadlineBody
from api.problems import PROBLEMS
from assistant.answers import Language
from assistant.deadlines import Deadline, deadline_json

router = APIRouter(prefix="/v1", tags=["deadlines"], responses=PROBLEMS)


@router.post("/deadlines", response_model=None, responses={200: {"model": Deadline}})
def deadline(body: DeadlineBody, request: Request) -> JSONResponse:
    """Count a deadline from a question, or from a rule and its facts."""
    services: Any = request.app.state.services
    assistant = services.runtime.assistant
    if body.rule is not None:
        found = assistant.deadline_by_rule(body.rule, body.facts, body.language or Language.THAI)
    else:
        found = assistant.deadline(body.question or "", body.language)
    return JSONResponse(deadline_json(found))

"""RFC 9457 problem documents, with a Thai and an English detail."""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from assistant.errors import InvalidQuestionError
from corpus.errors import UnknownLawError, UnknownSectionError

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):  # noqa: N818 (the noun of RFC 9457)
    """A refusal that the client is told of; `code` is a table of problems.toml."""

    def __init__(self, code: str, **extra: Any) -> None:
        self.code = code
        self.extra = extra
        super().__init__(code)


@cache
def _texts() -> dict[str, dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "problems.toml").read_text(encoding="utf-8"))


def problem_document(code: str, **extra: Any) -> dict[str, Any]:
    """The body of a problem."""
    text = _texts()[code]
    return {
        "type": f"urn:nitinam:problem:{code}",
        "title": text["title"],
        "status": text["status"],
        "detail": text["th"],
        "detail_en": text["en"],
        **extra,
    }


def problem_response(code: str, **extra: Any) -> JSONResponse:
    """A problem as a response."""
    body = problem_document(code, **extra)
    return JSONResponse(body, status_code=body["status"], media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Translate every error into a problem document."""

    @app.exception_handler(Problem)
    def _problem(_: Request, error: Problem) -> JSONResponse:
        return problem_response(error.code, **error.extra)

    @app.exception_handler(InvalidQuestionError)
    def _question(_: Request, error: InvalidQuestionError) -> JSONResponse:
        return problem_response(f"question_{error.code}")

    @app.exception_handler(UnknownLawError)
    def _law(_: Request, __: UnknownLawError) -> JSONResponse:
        return problem_response("unknown_law")

    @app.exception_handler(UnknownSectionError)
    def _section(_: Request, __: UnknownSectionError) -> JSONResponse:
        return problem_response("unknown_section")

    @app.exception_handler(RequestValidationError)
    def _invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        return problem_response("invalid_request", errors=_field_errors(error))

    @app.exception_handler(HTTPException)
    def _http(_: Request, error: HTTPException) -> JSONResponse:
        codes = {404: "not_found", 405: "method_not_allowed"}
        return problem_response(codes.get(error.status_code, "invalid_request"))

    @app.exception_handler(Exception)
    def _internal(_: Request, __: Exception) -> JSONResponse:
        return problem_response("internal")


def _field_errors(error: RequestValidationError) -> list[dict[str, str]]:
    """Where and what, never the value: it may hold personal data."""
    found = [{"at": ".".join(map(str, item["loc"])), "problem": str(item["msg"])} for item in error.errors()]
    return json.loads(json.dumps(found).encode("ascii", "backslashreplace"))  # type: ignore[no-any-return]

"""RFC 9457 problem documents, with a Thai and an English detail."""

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.errors import StorageError
from assistant.errors import InvalidFactError, InvalidQuestionError, UnknownRuleError
from corpus.errors import UnknownLawError, UnknownSectionError

MEDIA_TYPE = "application/problem+json"
# How every refusal looks, for the OpenAPI document.
PROBLEMS: dict[int | str, dict[str, Any]] = {
    "4XX": {
        "description": "A problem document (RFC 9457) with detail in Thai and detail_en in English",
        "content": {
            MEDIA_TYPE: {
                "schema": {
                    "type": "object",
                    "required": ["type", "title", "status", "detail", "detail_en"],
                    "properties": {
                        "type": {"type": "string"},
                        "title": {"type": "string"},
                        "status": {"type": "integer"},
                        "detail": {"type": "string"},
                        "detail_en": {"type": "string"},
                        "errors": {"type": "array", "items": {"type": "object"}},
                    },
                }
            }
        },
    }
}


class Problem(Exception):  # noqa: N818 (the noun of RFC 9457)
    """A refusal that the client is told of; `code` is a table of problems.toml."""

    def __init__(self, code: str, **extra: Any) -> None:
        self.code = code
        self.extra = extra
        super().__init__(code)


@cache
def _texts() -> dict[str, dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "problems.toml").read_text(encoding="utf-8"))


def in_both_languages(error: InvalidQuestionError) -> str:
    """Why a question was not taken, in Thai and English, for the terminal."""
    text = _texts()[f"question_{error.code}"]
    return f"{text['th']} / {text['en']}"


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


def problem_response(code: str, headers: Mapping[str, str] | None = None, **extra: Any) -> JSONResponse:
    """A problem as a response."""
    body = problem_document(code, **extra)
    return JSONResponse(body, status_code=body["status"], headers=headers, media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Translate every error into a problem document."""

    @app.exception_handler(Problem)
    def _problem(_: Request, error: Problem) -> JSONResponse:
        return problem_response(error.code, **error.extra)

    @app.exception_handler(InvalidQuestionError)
    def _question(_: Request, error: InvalidQuestionError) -> JSONResponse:
        return problem_response(f"question_{error.code}")

    @app.exception_handler(UnknownRuleError)
    def _rule(_: Request, __: UnknownRuleError) -> JSONResponse:
        return problem_response("unknown_rule")

    @app.exception_handler(InvalidFactError)
    def _fact(_: Request, error: InvalidFactError) -> JSONResponse:
        return problem_response("invalid_fact", errors=[{"field": f"facts.{error.fact}", "message": str(error)}])

    @app.exception_handler(UnknownLawError)
    def _law(_: Request, __: UnknownLawError) -> JSONResponse:
        return problem_response("unknown_law")

    @app.exception_handler(UnknownSectionError)
    def _section(_: Request, __: UnknownSectionError) -> JSONResponse:
        return problem_response("unknown_section")

    @app.exception_handler(RequestValidationError)
    def _invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        errors = _field_errors(error)
        if any(item["type"] == "string_unicode" for item in error.errors()):
            return problem_response("question_not_text", errors=errors)
        return problem_response("invalid_request", errors=errors)

    @app.exception_handler(HTTPException)
    def _http(_: Request, error: HTTPException) -> JSONResponse:
        codes = {404: "not_found", 405: "method_not_allowed"}
        return problem_response(codes.get(error.status_code, "unreadable_body"), error.headers)

    @app.exception_handler(StorageError)
    def _storage(_: Request, __: StorageError) -> JSONResponse:
        return problem_response("storage_unavailable")

    @app.exception_handler(Exception)
    def _internal(_: Request, __: Exception) -> JSONResponse:
        return problem_response("internal")


def _field_errors(error: RequestValidationError) -> list[dict[str, str]]:
    """Where and what, never the value: it may hold personal data."""
    found = [{"at": ".".join(map(str, item["loc"])), "problem": str(item["msg"])} for item in error.errors()]
    return json.loads(json.dumps(found).encode("ascii", "backslashreplace"))  # type: ignore[no-any-return]

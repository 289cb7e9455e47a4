"""RFC 9457 problem documents, with a Thai and an English detail."""

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
from api.field_problems import of_fact, of_validation
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
                        "errors": {
                            "type": "array",
                            "items": {
                                "type": "object",
                                "required": ["at", "problem", "problem_en"],
                                "properties": {
                                    "at": {"type": "string"},
                                    "problem": {"type": "string"},
                                    "problem_en": {"type": "string"},
                                },
                            },
                        },
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


def http_problem(error: HTTPException) -> JSONResponse:
    """A refusal of the framework's own as a problem."""
    codes = {404: "not_found", 405: "method_not_allowed"}
    return problem_response(codes.get(error.status_code, "unreadable_body"), error.headers)


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
        return problem_response("invalid_fact", errors=[of_fact(error)])

    @app.exception_handler(UnknownLawError)
    def _law(_: Request, __: UnknownLawError) -> JSONResponse:
        return problem_response("unknown_law")

    @app.exception_handler(UnknownSectionError)
    def _section(_: Request, __: UnknownSectionError) -> JSONResponse:
        return problem_response("unknown_section")

    @app.exception_handler(RequestValidationError)
    def _invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        code = _code_of(request, error)
        if code in ("unreadable_body", "not_called_json"):
            return problem_response(code)
        return problem_response(code, errors=[of_validation(item) for item in error.errors()])

    @app.exception_handler(StorageError)
    def _storage(_: Request, __: StorageError) -> JSONResponse:
        return problem_response("storage_unavailable")

    @app.exception_handler(Exception)
    def _internal(_: Request, __: Exception) -> JSONResponse:
        return problem_response("internal")


def _code_of(request: Request, error: RequestValidationError) -> str:
    """What is wrong with the request as a whole: a body that is no JSON, or is not called so, or one of its fields."""
    faults = {(item["loc"], item["type"]) for item in error.errors()}
    kinds = {kind for _, kind in faults}
    if "json_invalid" in kinds:
        return "unreadable_body"
    if (("body",), "model_attributes_type") in faults and not _is_called_json(request):
        return "not_called_json"
    return "question_not_text" if "string_unicode" in kinds else "invalid_request"


def _is_called_json(request: Request) -> bool:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return media_type == "application/json" or media_type.endswith("+json")

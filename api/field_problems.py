"""What is wrong with a field, in Thai and English, without the value: it may hold personal data."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from assistant.errors import InvalidFactError
from corpus.models import FactKind

FieldProblem = dict[str, str]
_DAYS = ("date_", "datetime_")
_NUMBERS = (FactKind.MINUTES, FactKind.NUMBER, FactKind.AGE)


def field_problem(at: str, fault: str, limits: Mapping[str, Any] | None = None) -> FieldProblem:
    """A member of `errors`: where, and what is wrong there; `limits` fill in what may stand there."""
    text = _texts().get(fault) or _texts()["other"]
    filled = defaultdict(str, {key: str(value) for key, value in (limits or {}).items()})
    return {"at": at, "problem": text["th"].format_map(filled), "problem_en": text["en"].format_map(filled)}


def of_validation(error: Mapping[str, Any]) -> FieldProblem:
    """One of pydantic's errors."""
    at = ".".join(map(str, error["loc"])).encode("ascii", "backslashreplace").decode("ascii")
    fault = "day" if error["type"].startswith(_DAYS) else str(error["type"])
    return field_problem(at, fault, error.get("ctx"))


def of_fact(error: InvalidFactError) -> FieldProblem:
    """A fact that a deadline rule does not know, or that is not of its kind."""
    at = f"facts.{error.fact}".encode("ascii", "backslashreplace").decode("ascii")
    if error.kind is None:
        return field_problem(at, "fact_unknown", {"known": ", ".join(error.known)})
    return field_problem(at, "fact_number" if error.kind in _NUMBERS else f"fact_{error.kind.value}")


@cache
def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "field_problems.toml").read_text(encoding="utf-8"))

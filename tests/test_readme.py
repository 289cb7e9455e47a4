"""What README and CONTRIBUTING tell people to type exists."""

import re
from pathlib import Path

import pytest

from api.commandline import parser

PROJECT = Path(__file__).parents[1]
TEXT = (PROJECT / "README.md").read_text(encoding="utf-8")


def typed(prefix: str) -> list[str]:
    return re.findall(rf"{re.escape(prefix)}([^\n`#|]+)", TEXT)


@pytest.mark.parametrize("command", sorted({line.strip() for line in typed(".venv/bin/nitinam ")}))
def test_every_nitinam_command_is_understood(command: str) -> None:
    words = [first or second for first, second in re.findall(r'"([^"]*)"|([^\s\u0e00-\u0e7f"·]+)', command)]
    assert parser().parse_args(words).run


def test_every_make_target_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)\b", TEXT + (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")))
    assert named
    assert named <= targets


def test_every_file_linked_exists() -> None:
    links = [link for link in re.findall(r"\]\(([^)#:]+)\)", TEXT) if not link.startswith("http")]
    assert links
    assert [link for link in links if not (PROJECT / link).exists()] == []


def test_ci_runs_the_command_of_the_readme() -> None:
    assert "exec make test" in (PROJECT / ".ci" / "run").read_text(encoding="utf-8")

"""What README and CONTRIBUTING tell people to type exists."""

import re
from importlib.util import find_spec
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


def table_commands(prefix: str) -> list[str]:
    """What stands as code in the table of measures and begins so."""
    return sorted({found for found in re.findall(r"`([^`\n]+)`", TEXT) if found.startswith(prefix)})


@pytest.mark.parametrize("command", table_commands("nitinam evaluate "))
def test_every_command_of_the_table_is_understood(command: str) -> None:
    assert parser().parse_args(command.split()[1:]).run


@pytest.mark.parametrize("command", table_commands("python -m "))
def test_every_module_of_the_table_is_there(command: str) -> None:
    assert find_spec(command.split()[2])


def test_no_row_of_the_table_leaves_its_command_to_the_row_above() -> None:
    assert "| the same |" not in TEXT
    assert "the same with `" not in TEXT


def test_the_limits_say_what_the_table_says_of_deadlines() -> None:
    (row,) = re.findall(r"^\| deadlines right;.*$", TEXT, re.MULTILINE)
    (limit,) = re.findall(r"Check every day that is counted(?:.*\n){2}", TEXT)
    assert [figure for figure in re.findall(r"\.\d\d", limit) if figure not in row] == []
    assert len(set(re.findall(r"\.\d\d", limit))) == 2


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


def test_what_prepares_an_answer_keeps_off_its_output() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    prepared = re.findall(r"^\t@\$\(BIN\)/nitinam index build --if-needed(.*)$", makefile, re.MULTILINE)
    assert prepared
    assert set(prepared) == {" >&2"}

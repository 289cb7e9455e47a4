"""What holds of every command: nothing is abbreviated, and `--json` is taken."""

import argparse
from collections.abc import Iterator

import pytest

from api.commandline import parser


def commands(
    top: argparse.ArgumentParser, words: tuple[str, ...] = ()
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every parser that runs something, by its words."""
    verbs = [action for action in top._actions if isinstance(action, argparse._SubParsersAction)]
    if not verbs:
        yield " ".join(words), top
    for name, verb in (item for action in verbs for item in action.choices.items()):
        yield from commands(verb, (*words, name))


EVERY_COMMAND = dict(commands(parser()))


def test_there_are_commands_to_look_at() -> None:
    assert {"ask", "deidentify", "corpus import", "index build", "evaluate attacks"} <= set(EVERY_COMMAND)


@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_every_command_takes_json_and_no_abbreviation(name: str) -> None:
    command = EVERY_COMMAND[name]
    assert command.allow_abbrev is False
    assert "--json" in command._option_string_actions


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("ask", "a", "--lang", "th"), "a beginning of --language"),
        (("deidentify", "a", "--js"), "a beginning of two options"),
        (("evaluate", "attacks", "--spl", "test"), "a sealed half is run only by its whole name"),
    ],
)
def test_a_beginning_of_an_option_is_wrong_usage(
    words: tuple[str, ...], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        parser().parse_args(words)
    assert "unrecognized arguments" in capsys.readouterr().err, reason

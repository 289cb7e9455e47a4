"""`nitinam evaluate attacks` prints the contract's shape, and fails where anything reached the reader."""

import json

import pytest

from api.commandline import main


def test_the_shape_is_the_contracts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "attacks", "--split", "dev", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found.keys() >= {"n", "reached_reader", "by_kind", "liar"}
    assert found["by_kind"]["reversal"] == [0, 50]
    assert found["liar"].keys() >= {"false_caught", "true_kept", "by_kind"}


def test_people_get_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "attacks", "--split", "dev"]) == 0
    assert "attacks: 0 of 154 reached the reader" in capsys.readouterr().out

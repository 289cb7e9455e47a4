"""`nitinam evaluate attacks` prints the contract's shape, and fails where anything reached the reader."""

import json

import pytest

from api import attacks_command
from api.commandline import main, parser
from evaluation.suites import Split


def test_the_shape_is_the_contracts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "attacks", "--split", "dev", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found.keys() >= {"n", "reached_reader", "by_kind", "liar"}
    assert found["by_kind"]["reversal"] == [0, 50]
    assert found["liar"].keys() >= {"false_caught", "true_kept", "by_kind"}


def test_people_get_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "attacks", "--split", "dev"]) == 0
    assert "attacks: 0 of 154 reached the reader" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "halves", "reason"),
    [
        ((), tuple(Split), "the contract counts every attack"),
        (("--split", "dev"), (Split.DEV,), "named"),
        (("--split", "test"), (Split.TEST,), "named"),
        (("--split", "all"), tuple(Split), "both are named"),
    ],
)
def test_the_halves_that_are_named_are_run_or_both(
    words: tuple[str, ...], halves: tuple[Split, ...], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run: list[tuple[Split, ...]] = []

    def stopped(splits: tuple[Split, ...]) -> None:
        run.append(splits)
        raise KeyboardInterrupt

    monkeypatch.setattr("evaluation.attacks.measure_attacks", stopped)
    with pytest.raises(KeyboardInterrupt):
        attacks_command.run(parser().parse_args(["evaluate", "attacks", *words]))
    assert run == [halves], reason

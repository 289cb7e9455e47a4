"""The development halves, answered and gated against what was last accepted: what CI stops a change for."""

from pathlib import Path

import pytest

from api.commandline import main


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["answers", "guard"])
def test_the_development_halves_pass_their_gates(
    kind: str,
    index_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("NITINAM_HOME", str(index_home))
    assert main(["evaluate", kind, "--split", "dev", "--out", str(tmp_path / kind)]) == 0
    capsys.readouterr()
    assert main(["evaluate", "gate", str(tmp_path / kind)]) == 0, capsys.readouterr().out

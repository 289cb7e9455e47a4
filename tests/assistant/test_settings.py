from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.settings import read_settings


def test_the_home_folder_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NITINAM_HOME", str(tmp_path))
    settings = read_settings()
    assert (settings.index_root, settings.database_url) == (tmp_path / "index", f"sqlite:///{tmp_path}/nitinam.sqlite")


def test_another_database_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NITINAM_DATABASE", "postgresql://db/nitinam")
    assert read_settings().database_url == "postgresql://db/nitinam"


@pytest.mark.parametrize("value", ["many", "0", "-3"])
def test_a_setting_that_cannot_be_is_named(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NITINAM_REQUESTS_PER_MINUTE", value)
    with pytest.raises(SettingsError, match="NITINAM_REQUESTS_PER_MINUTE"):
        read_settings()

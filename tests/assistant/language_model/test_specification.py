"""NITINAM_LLM is read strictly, and its key is shown nowhere."""

from pathlib import Path

import pytest

from assistant.language_model.errors import UnknownModelError
from assistant.language_model.specification import BackendKind, Specification, read_specification
from assistant.language_model.starting import follow_ups_for, model_for, rewriter_for


def test_without_a_name_there_is_no_rewriter() -> None:
    assert model_for(None, {}) is None
    assert model_for("", {}) is None
    assert rewriter_for(None) is None
    assert follow_ups_for(None) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "openai:typhoon-7b@http://127.0.0.1:8000/v1",
            Specification(BackendKind.OPENAI, "typhoon-7b", "http://127.0.0.1:8000/v1"),
        ),
        ("openai:a@b@https://x.example/v1", Specification(BackendKind.OPENAI, "a@b", "https://x.example/v1")),
        ("transformers:/models/th", Specification(BackendKind.TRANSFORMERS, "/models/th")),
    ],
)
def test_a_model_is_named_by_backend_name_and_place(text: str, expected: Specification) -> None:
    assert read_specification(text, {}) == expected


@pytest.mark.parametrize(
    "text", ["gpt", "openai:", "openai:m", "openai:m@host/v1", "openai:@http://x", "transformers:"]
)
def test_what_cannot_be_read_says_which_forms_there_are(text: str) -> None:
    with pytest.raises(UnknownModelError, match="openai:<model>@<base-url> or transformers:"):
        read_specification(text, {})


def test_the_key_comes_from_a_file_before_the_environment_and_is_never_shown(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("sk-file\n", encoding="utf-8")
    environment = {"NITINAM_LLM_KEY": "sk-env"}
    named = "openai:m@http://127.0.0.1/v1"
    assert read_specification(named, environment).key == "sk-env"
    found = read_specification(named, environment | {"NITINAM_LLM_KEY_FILE": str(file)})
    assert found.key == "sk-file"
    assert "sk-file" not in f"{found} {found!r}"


def test_a_key_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnknownModelError, match="cannot be read"):
        read_specification("openai:m@http://x/v1", {"NITINAM_LLM_KEY_FILE": str(tmp_path / "none")})

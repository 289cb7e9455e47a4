"""From NITINAM_LLM to what writes with it; without it there is none, and every answer is composed."""

import os
from collections.abc import Mapping

from assistant.language_model.backends import backend_for
from assistant.language_model.following_up import FOLLOW_UP, FollowUps
from assistant.language_model.guarding import GuardedModel
from assistant.language_model.limits import Limits
from assistant.language_model.model import LanguageModel
from assistant.language_model.rewriting import Rewriter
from assistant.language_model.specification import read_specification


def model_for(named: str | None, environment: Mapping[str, str] = os.environ) -> LanguageModel | None:
    """The model named, or None where none is.

    Raises:
        SettingsError: the name cannot be read, or its library is not installed.
    """
    return backend_for(read_specification(named, environment), Limits()) if named else None


def rewriter_for(model: LanguageModel | None) -> Rewriter | None:
    """What rewrites answers with the model."""
    return Rewriter(GuardedModel(model, Limits())) if model else None


def follow_ups_for(model: LanguageModel | None) -> FollowUps | None:
    """What makes follow-ups stand alone with the model."""
    return FollowUps(GuardedModel(model, FOLLOW_UP)) if model else None

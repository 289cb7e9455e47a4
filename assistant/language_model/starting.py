"""From NITINAM_LLM to a rewriter; without it there is none, and every answer is composed."""

import os
from collections.abc import Mapping

from assistant.language_model.backends import backend_for
from assistant.language_model.guarding import GuardedModel
from assistant.language_model.limits import Limits
from assistant.language_model.rewriting import Rewriter
from assistant.language_model.specification import read_specification


def rewriter_for(named: str | None, environment: Mapping[str, str] = os.environ) -> Rewriter | None:
    """The rewriter of the model named, or None where none is.

    Raises:
        SettingsError: the name cannot be read, or its library is not installed.
    """
    if not named:
        return None
    limits = Limits()
    return Rewriter(GuardedModel(backend_for(read_specification(named, environment), limits), limits))

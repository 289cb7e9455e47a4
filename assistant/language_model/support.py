"""Whether a sentence says nothing but what its source says."""

from assistant.language_model.aligning import align
from assistant.language_model.failures import Failure
from assistant.language_model.matching_bindings import binding_failures
from assistant.language_model.matching_claims import claim_failures
from assistant.language_model.matching_conditions import condition_failures
from assistant.language_model.matching_context import context_failures
from assistant.language_model.matching_figures import figure_failures
from assistant.language_model.matching_order import order_failures
from assistant.language_model.matching_places import place_failures
from assistant.language_model.matching_roles import role_failures
from assistant.language_model.matching_scope import scope_failures
from assistant.language_model.matching_times import time_failures
from assistant.language_model.matching_words import word_failures
from assistant.language_model.reading import read


def failures(sentence: str, source: str) -> tuple[Failure, ...]:
    """Every check that the sentence fails against one source, each once; none: it is supported."""
    aligned = align(read(sentence), read(source))
    found = [
        *figure_failures(sentence, source),
        *word_failures(aligned),
        *claim_failures(aligned),
        *context_failures(aligned),
        *role_failures(aligned),
        *condition_failures(aligned),
        *scope_failures(aligned),
        *place_failures(aligned),
        *time_failures(aligned),
        *order_failures(aligned),
        *binding_failures(aligned),
    ]
    return tuple(dict.fromkeys(found))

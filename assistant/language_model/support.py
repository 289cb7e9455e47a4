"""Whether a sentence says nothing but what its source says."""

from assistant.language_model.failures import Failure
from assistant.language_model.matching_claims import claim_failures
from assistant.language_model.matching_conditions import condition_failures
from assistant.language_model.matching_context import context_failures
from assistant.language_model.matching_figures import figure_failures
from assistant.language_model.matching_roles import role_failures
from assistant.language_model.matching_words import word_failures
from assistant.language_model.reading import read


def failures(sentence: str, source: str) -> tuple[Failure, ...]:
    """Every check that the sentence fails against one source, each once; none: it is supported."""
    said, held = read(sentence), read(source)
    found = [
        *figure_failures(sentence, source),
        *word_failures(said, held),
        *claim_failures(said, held),
        *context_failures(said, held),
        *role_failures(said, held),
        *condition_failures(said, held),
    ]
    return tuple(dict.fromkeys(found))

"""What drops a sentence whatever else speaks for it."""

from assistant.language_model.comparing import Compared
from assistant.language_model.failures import Failure
from assistant.language_model.matching_figures import figure_failures
from assistant.language_model.signs import FAILURES, Sign

CERTAIN = frozenset(
    {
        Sign.OPPOSITE,
        Sign.COMPARED,
        Sign.MUST_FOR_CAN,
        Sign.CANNOT_FOR_CAN,
        Sign.DUTY_LIFTED,
        Sign.EXCEPT_ADDED,
        Sign.SIDES_CROSSED,
        Sign.OTHER_JOIN,
    }
)
"""Signs met in next to none of the authored true paraphrases (at most 2 of 462)."""
_MOST_OWN = 0.5
"""Largest share of a sentence's content, in characters, that may be its own."""
_LEAST_COVERED, _LEAST_LETTERS = 0.5, 0.2
"""Least share of its words and of its letters that the source must tell: every authored true paraphrase has more."""


def vetoes(sentence: str, source: str, compared: Compared) -> tuple[Failure, ...]:
    """Every certain failure, each once: figures, sections, links, markup, certain signs, too little of the source."""
    found = [*figure_failures(sentence, source), *(FAILURES[sign] for sign in compared.signs if sign in CERTAIN)]
    features = compared.features
    told = features["covered"] >= _LEAST_COVERED and features["letters"] >= _LEAST_LETTERS
    if not told or features["own_share"] > _MOST_OWN:
        found.append(Failure.WORDS)
    return tuple(dict.fromkeys(found))

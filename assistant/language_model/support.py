"""Whether a sentence says nothing but what its source says."""

from assistant.language_model.comparing import compare
from assistant.language_model.entailment import EntailmentModel, shipped_model
from assistant.language_model.failures import Failure
from assistant.language_model.parting import parts_of
from assistant.language_model.reading import read
from assistant.language_model.signs import FAILURES
from assistant.language_model.vetoes import vetoes


def failures(sentence: str, source: str, model: EntailmentModel | None = None) -> tuple[Failure, ...]:
    """Why the sentence is dropped, each reason once; none: it is supported.

    What is certain drops it alone, and what is quoted without a sign passes. Everything else the model weighs; where
    it finds the sentence too unlikely, the signs tell why. One longer than its source is weighed part by part too.
    """
    weighing = model or shipped_model()
    if found := _failures(sentence, source, weighing):
        return found
    parts = parts_of(sentence) if len(sentence) > len(source) else []
    of_parts = (failure for part in parts for failure in _failures(part, source, weighing))
    return tuple(dict.fromkeys(of_parts))


def _failures(text: str, source: str, model: EntailmentModel) -> tuple[Failure, ...]:
    compared = compare(read(text), read(source))
    certain = vetoes(text, source, compared)
    if not certain and (compared.quoted or model.probability(compared.features) >= model.threshold):
        return ()
    told = dict.fromkeys([*certain, *(FAILURES[sign] for sign in compared.signs)])
    return tuple(told) or (Failure.MEANING,)

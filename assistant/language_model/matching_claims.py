"""Polarity and modality: what a sentence denies, obliges or allows, its source denies, obliges or allows."""

from collections.abc import Iterator

from assistant.language_model.failures import Failure
from assistant.language_model.lexicon import Sort
from assistant.language_model.reading import Clause, Reading, Word

_ALIKE = 0.6
_NEAR = 0.5
_FREE = frozenset({"may", "can"})


def claim_failures(sentence: Reading, source: Reading) -> Iterator[Failure]:
    """Words denied or asserted, obliged or allowed, otherwise than in the source."""
    said = [word for word in sentence.words if word.sort is Sort.CONTENT]
    if (
        any(_is_reversed(word, clause, source) for clause in sentence.clauses for word in clause.words)
        or any(_denies_otherwise(clause, source) for clause in sentence.clauses)
        or _frees_otherwise(sentence, source)
        or "negated" in sentence.marks - source.marks
    ):
        yield Failure.POLARITY
    if any(_binds_otherwise(word, source) for word in said):
        yield Failure.MODALITY


def _is_reversed(word: Word, clause: Clause, source: Reading) -> bool:
    """Whether the source says the word only the other way; from afar a denial counts only where none is said."""
    held = source.named(word.text) if word.sort is Sort.CONTENT else []
    if word.negated is None or not held:
        return False
    if word.negated is False and "negated" not in clause.marks:
        return all(other.negated is not False for other in held)
    return all(other.negated is not None and other.negated != word.negated for other in held)


def _denies_otherwise(said: Clause, source: Reading) -> bool:
    """Whether a clause as a whole is denied, and none of the source like it is; or the other way."""
    overlaps = [(len(clause.content & said.content), clause) for clause in source.clauses]
    most, closest = max(overlaps, key=lambda pair: pair[0], default=(0, None))
    if closest is None or most < max(1, _ALIKE * len(said.content)):
        return False
    if "forbidden" in closest.marks and "negated" not in said.marks:
        return True
    denied = any("forbidden" in clause.marks and shared >= _NEAR * most for shared, clause in overlaps)
    return "forbidden" in said.marks and not denied


def _frees_otherwise(sentence: Reading, source: Reading) -> bool:
    """Whether no duty is said where there is one, or a duty where there is none."""
    freed = "not_must" in sentence.marks and "not_must" not in source.marks
    bound = "must" in sentence.marks and "must" not in source.marks and "not_must" in source.marks
    return freed or bound


def _binds_otherwise(word: Word, source: Reading) -> bool:
    held = source.named(word.text)
    if not held:
        return False
    if "must" in word.modals:
        return all(other.modals & _FREE and "must" not in other.modals for other in held)
    if word.modals & _FREE:
        return all("must" in other.modals and not other.modals & _FREE for other in held)
    asserted = [other for other in held if other.negated is not True]
    return word.negated is False and bool(asserted) and all("may" in other.modals for other in asserted)

"""Scope: all and some, always and not always, and what is allowed only so."""

from collections.abc import Iterator

from assistant.language_model.aligning import Aligned
from assistant.language_model.clauses import Reading, Word
from assistant.language_model.failures import Failure
from assistant.language_model.matching_conditions import COVERED, KEPT, share


def scope_failures(aligned: Aligned) -> Iterator[Failure]:
    """A rule made wider than its source has it."""
    told = {id(held) for _, held in aligned.pairs if held is not None}
    unbound = any(_is_unbound(rule, hinge, aligned.sentence, told) for rule, hinge in _bounds(aligned.source))
    if unbound or _is_made_certain(aligned) or _is_widened(aligned):
        yield Failure.CONDITION


def _is_made_certain(aligned: Aligned) -> bool:
    """Whether what is not always so (ไม่…เสมอไป) is told as never so."""
    return not aligned.sentence.marks & {"partly", "always", "some", "may"} and any(
        said.denied is not None and held.denied is not None and held.relation == "partly"
        for said, held in aligned.pairs
        if held is not None
    )


def _is_widened(aligned: Aligned) -> bool:
    """Whether a clause says it of all or always, and no clause of the source that it tells says so."""
    for number, clause in enumerate(aligned.sentence.clauses):
        stands = [aligned.source.clauses[held.clause] for said, held in aligned.pairs if held and said.clause == number]
        if "always" in clause.marks and stands and not any("always" in held.marks for held in stands):
            return True
    return False


def _bounds(source: Reading) -> Iterator[tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """What is allowed, and what it is only allowed so (ได้เฉพาะ, ต่อเมื่อ): in its clause, or before a break."""
    for last, clause in zip((None, *source.clauses), source.clauses, strict=False):
        at = next((at for mark, at in clause.turns if mark == "only"), None)
        if at and "can" in clause.marks:
            yield clause.words[:at], clause.words[at:]
        elif at == 0 and last is not None and "can" in last.marks:
            yield last.words, clause.words


def _is_unbound(rule: tuple[Word, ...], hinge: tuple[Word, ...], sentence: Reading, told: set[int]) -> bool:
    """Whether what is only allowed so is told with nothing of that."""
    free = not sentence.marks & {"only", "except"}
    return free and bool(rule and hinge) and share(rule, told) >= COVERED and share(hinge, told) < KEPT

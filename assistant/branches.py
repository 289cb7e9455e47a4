"""What is told beside a count belongs to its rule's branch: no civil procedure beside the day of a criminal appeal."""

from collections.abc import Callable, Mapping

from assistant.answers import AnsweredStatement, Citation
from assistant.checking import only_statements
from assistant.composing import Composed
from corpus.collection import Corpus
from corpus.models import DeadlineRule, SectionBasis
from corpus.register import Register

# Ways to proceed that exclude each other; a law of substance (ค่าเสียหาย, บัตรประชาชน) goes with any of them.
_CRIMINAL, _CIVIL, _REGULATORY = "criminal", "civil", "regulatory"
_PROCEDURE = {
    "criminal-procedure-code": _CRIMINAL,
    "kwaeng-court-act-2499": _CRIMINAL,
    "juvenile-court-act-2553": _CRIMINAL,
    "penal-code": _CRIMINAL,
    "civil-procedure-code": _CIVIL,
    "regulatory-fines-act-2565": _REGULATORY,
}


def of_its_branch(composed: Composed, rule: DeadlineRule, corpus: Corpus) -> Composed:
    """The answer without the statements that rest on another way to proceed than the rule's alone."""
    own = _procedure_of(rule)
    if own is None:
        return composed
    procedures = _procedures(composed.citations, corpus.register)
    return only_statements(composed, _resting(procedures, own))


def _procedure_of(rule: DeadlineRule) -> str | None:
    """The way to proceed that the rule's first section belongs to."""
    first = rule.basis[0]
    return _PROCEDURE.get(first.law) if isinstance(first, SectionBasis) else None


def _procedures(citations: tuple[Citation, ...], register: Register) -> Mapping[int, str]:
    """By marker, the way to proceed that the cited law belongs to."""
    by_name = {register.law(law).official: procedure for law, procedure in _PROCEDURE.items() if law in register.laws}
    return {one.marker: by_name[one.law] for one in citations if one.law in by_name}


def _resting(procedures: Mapping[int, str], own: str) -> Callable[[AnsweredStatement], bool]:
    def rests(statement: AnsweredStatement) -> bool:
        found = {procedures[marker] for marker in statement.citations if marker in procedures}
        return not found or own in found

    return rests

"""What one answer is worth against what was expected: every measure 0..1, more is better, None not measured.

A measure that does not apply to a message (facts where none is listed, quotes where no section is cited) is None and
enters no mean. Definitions, for one answer:

- `status_right`: its status is one of those expected. `no_false_answer`: of messages that must not be answered, 1
  unless an answer was given (answered, clarify). `no_false_abstention`: of messages that must be answered, 1 unless
  it was refused, called unanswerable or taken for small talk.
- `citation_precision`: of the first 5 sections cited, the share that is gold or acceptable; None where no section is
  cited. `citation_recall`: the share of gold sections cited anywhere. `citation_f1`: their harmonic mean, 0 where no
  section is cited. `gold_in_first_5`: 1 where any gold section is among the first 5 cited.
- `facts`: the share of listed facts stated in `text` in one of their wordings. `no_forbidden`: 1 where none of the
  listed wordings stands there.
- `quotes_verified`: the share of section citations whose `verification` says verified. `quotes_verbatim`: the share
  whose quote stands letter for letter in the stored passage, looked up independently.
- `numbers_supported`: of the numbers with a unit in its statements, the share that stands in the quote of a section
  or source which that statement cites; the quote of a guide is the answer's own sentence and supports nothing.
- `sections_exist`: the share of sections cited or named that the register holds. `phones_known`: the share of phones
  shown that belong to an agency.
- `follow_up_right`: of a dialogue's second and later messages, 1 where the status is right and, where gold is
  listed, a gold section is among the first 5.
- `deadline_right`: the first computed deadline is the expected day (and time, where one is expected); where facts
  are missing or no rule gives a day, that none was computed.
"""

from collections.abc import Iterable, Sequence

from assistant.answers import Answer, AnswerStatus, CitationKind, Verification
from corpus.models import BlockKind
from evaluation.answer_runs import AnsweredTurn
from evaluation.expectations import GIVEN, REFUSED, UNANSWERABLE, ExpectedTurn
from evaluation.quantities import quantities
from evaluation.section_keys import SectionRef, section_key
from evaluation.suites import ExpectedDeadline, GoldSection
from evaluation.wordings import comparable, says

FIRST = 5
_ABSTAINED = (*REFUSED, *UNANSWERABLE, AnswerStatus.SMALLTALK)

Values = dict[str, float | None]


def answer_values(row: AnsweredTurn, *, has_deadlines: bool) -> Values:
    """Every measure of one answer.

    Args:
        row: the message and its answer.
        has_deadlines: whether the assistant computes deadlines at all; without, `deadline_right` is not measured.
    """
    turn, answer = row.turn, row.answer
    return {
        **_status_values(turn, answer.status),
        **_citation_values(turn, cited_sections(answer)),
        **_wording_values(turn, answer),
        "quotes_verified": _share(
            c.verification is Verification.VERIFIED for c in answer.citations if _is_section(c.kind)
        ),
        "quotes_verbatim": _share(row.checks.quotes),
        "numbers_supported": numbers_supported(answer),
        "sections_exist": _kept_share(row.checks.sections, len(row.checks.unknown_sections)),
        "phones_known": _kept_share(row.checks.phones, len(row.checks.unknown_phones)),
        "follow_up_right": None if turn.turn == 1 else float(is_right(row)),
        "deadline_right": _deadline(turn.deadline, answer) if has_deadlines and turn.deadline else None,
    }


def is_right(row: AnsweredTurn) -> bool:
    """Right status and, where gold is listed, a gold section among the first 5 cited: what confidence foretells."""
    right = row.answer.status in row.turn.statuses
    return right and (not row.turn.gold or first_five_hold_gold(row.turn, row.answer))


def first_five_hold_gold(turn: ExpectedTurn, answer: Answer) -> bool:
    """Whether a gold section is among the first 5 that the answer cites."""
    return _gold_in_first(turn, cited_sections(answer))


def cited_sections(answer: Answer) -> tuple[SectionRef, ...]:
    """Keys of the sections cited, each once, in the answer's order."""
    cited = (c for c in answer.citations if _is_section(c.kind))
    return tuple(dict.fromkeys(section_key(c.law or "", c.section or "") for c in cited))


def numbers_supported(answer: Answer) -> float | None:
    """Share of the statements' numbers with a unit that a cited section or source gives; None where there is none.

    What the assistant asks back states nothing and counts for nothing.
    """
    quotes = {c.marker: quantities(c.quote) for c in answer.citations if c.kind is not CitationKind.GUIDE}
    supported = []
    stating = (block for block in answer.blocks if block.kind is not BlockKind.CLARIFICATION)
    for statement in (statement for block in stating for statement in block.statements):
        given = frozenset[tuple[float, str]]().union(
            *(quotes.get(marker, frozenset()) for marker in statement.citations)
        )
        supported += [number in given for number in quantities(statement.text)]
    return _share(supported)


def _status_values(turn: ExpectedTurn, status: AnswerStatus) -> Values:
    must_answer = bool(set(turn.statuses) & set(GIVEN))
    return {
        "status_right": float(status in turn.statuses),
        "no_false_answer": None if must_answer else float(status not in GIVEN),
        "no_false_abstention": float(status not in _ABSTAINED) if must_answer else None,
    }


def _citation_values(turn: ExpectedTurn, cited: Sequence[SectionRef]) -> Values:
    if not turn.gold:
        return dict.fromkeys(("citation_precision", "citation_recall", "citation_f1", "gold_in_first_5"))
    gold = _keys(turn.gold)
    precision = _share(each in gold | _keys(turn.acceptable) for each in cited[:FIRST])
    recall = len(gold & set(cited)) / len(gold)
    total = (precision or 0.0) + recall
    return {
        "citation_precision": precision,
        "citation_recall": recall,
        "citation_f1": 2 * (precision or 0.0) * recall / total if total else 0.0,
        "gold_in_first_5": float(_gold_in_first(turn, cited)),
    }


def _wording_values(turn: ExpectedTurn, answer: Answer) -> Values:
    text = comparable(answer.text)
    stated = (any(says(text, wording) for wording in fact.any_of) for fact in turn.facts)
    return {
        "facts": _share(stated),
        "no_forbidden": float(not any(says(text, wording) for wording in turn.forbidden)) if turn.forbidden else None,
    }


def _deadline(expected: ExpectedDeadline, answer: Answer) -> float:
    if expected.date is None or not answer.deadlines:
        return float(expected.date is None and not answer.deadlines)
    first = answer.deadlines[0]
    return float(first.date == expected.date and expected.time in (None, first.time))


def _gold_in_first(turn: ExpectedTurn, cited: Sequence[SectionRef]) -> bool:
    return bool(_keys(turn.gold) & set(cited[:FIRST]))


def _keys(sections: Iterable[GoldSection]) -> frozenset[SectionRef]:
    return frozenset(section_key(section.law, section.section) for section in sections)


def _is_section(kind: CitationKind) -> bool:
    return kind is CitationKind.SECTION


def _share(held: Iterable[bool]) -> float | None:
    found = list(held)
    return sum(found) / len(found) if found else None


def _kept_share(total: int, lost: int) -> float | None:
    return (total - lost) / total if total else None

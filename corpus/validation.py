"""Rules that hold between files: every basis, partner and id must resolve."""

from collections.abc import Iterable, Iterator, Mapping

from corpus.collection import Corpus
from corpus.faults import Fault
from corpus.models import Basis, Guide, SectionBasis, SectionStatus, SpeechRegister, Statement

Origins = dict[tuple[str, str], tuple[str, int]]


def validate(corpus: Corpus, origins: Origins) -> list[Fault]:
    """Every fault between files; `origins` maps (model, id) to (file, line)."""
    return [
        *_sections(corpus, origins),
        *_guides(corpus, origins),
        *_rules_and_documents(corpus, origins),
        *_interviews(corpus, origins),
    ]


def _sections(corpus: Corpus, origins: Origins) -> Iterator[Fault]:
    for (law, number), section in corpus.sections.items():
        file, line = origins["Section", f"{law} {number}"]
        yield from _section_exists(corpus, law, number, file, line)
        for partner in section.goes_with:
            yield from _section_exists(corpus, partner.law or law, partner.section, file, line)
        yield from _same_question(section.questions, file, line)


def _guides(corpus: Corpus, origins: Origins) -> Iterator[Fault]:
    for guide in corpus.guides.values():
        file, line = origins["Guide", guide.id]
        yield from _unknown("guide", guide.next_questions, corpus.guides, file, line)
        yield from _unknown("agency", guide.agencies, corpus.agencies, file, line)
        yield from _unknown("interview", filter(None, [guide.interview]), corpus.interviews, file, line)
        yield from _same_question(guide.questions, file, line)
        yield from _answered(corpus, guide, file, line)
        for group, statement in guide.statements():
            file, line = origins["Statement", f"{guide.id}/{statement.id}"]
            yield from _statement(corpus, guide, statement, file, line)
            same_group = {other.id for other in guide.group(group)}
            if statement.exception_of and statement.exception_of not in same_group:
                message = f"{statement.exception_of!r} is no statement of the same group"
                yield Fault(file, line, "exception-of", message)


def _answered(corpus: Corpus, guide: Guide, file: str, line: int) -> Iterator[Fault]:
    """Answered questions are the guide's own, and what answers them are statements."""
    asked = set(guide.every_question())
    for question in guide.answered.keys() - asked:
        yield Fault(file, line, "unknown-question", f"the guide is not asked {question!r}")
    for ids in (*guide.answered.values(), *guide.asked_next.values()):
        for name in ids:
            owner, _, statement = name.rpartition("/")
            told = corpus.guides.get(owner or guide.id)
            if told is None or all(other.id != statement for _, other in told.statements()):
                yield Fault(file, line, "unknown-statement", f"no statement has the id {name!r}")


def _statement(corpus: Corpus, guide: Guide, statement: Statement, file: str, line: int) -> Iterator[Fault]:
    if sum(other.id == statement.id for _, other in guide.statements()) > 1:
        yield Fault(file, line, "repeated-id", f"statement {statement.id!r} stands twice")
    if not statement.basis:
        yield Fault(file, line, "no-basis", f"statement {statement.id!r} rests on nothing")
    yield from _bases(corpus, statement.basis, file, line)
    yield from _unknown("deadline rule", filter(None, [statement.deadline_rule]), corpus.deadline_rules, file, line)


def _bases(corpus: Corpus, bases: Iterable[Basis], file: str, line: int) -> Iterator[Fault]:
    for basis in bases:
        if isinstance(basis, SectionBasis):
            faults = list(_section_exists(corpus, basis.law, basis.section, file, line))
            yield from faults
            if not faults and (basis.law, basis.section) not in corpus.sections:
                yield Fault(file, line, "no-digest", f"{basis.law} {basis.section} is cited and has no digest")


def _section_exists(corpus: Corpus, law: str, number: str, file: str, line: int) -> Iterator[Fault]:
    if law not in corpus.register.laws:
        yield Fault(file, line, "unknown-law", f"{law!r} names no law of laws.yaml")
    elif (status := corpus.register.status(law, number)) is None:
        yield Fault(file, line, "unknown-section", f"the register of {law} holds no section {number!r}")
    elif status is SectionStatus.REPEALED:
        yield Fault(file, line, "repealed", f"{law} {number} is repealed")


def _rules_and_documents(corpus: Corpus, origins: Origins) -> Iterator[Fault]:
    for rule in corpus.deadline_rules.values():
        yield from _bases(corpus, rule.basis, *origins["DeadlineRule", rule.id])
    for document in corpus.document_types.values():
        file, line = origins["DocumentType", document.id]
        for particular in (*document.particulars, *document.forgery_signs):
            yield from _bases(corpus, particular.basis, file, line)


def _interviews(corpus: Corpus, origins: Origins) -> Iterator[Fault]:
    for interview in corpus.interviews.values():
        file, line = origins["Interview", interview.id]
        ids = {question.id: question for question in interview.questions}
        for question in interview.questions:
            for option in question.options:
                yield from _unknown("guide", filter(None, [option.guide]), corpus.guides, file, line)
                yield from _unknown("question", filter(None, [option.next_question]), ids, file, line)
                if not option.guide and not option.next_question:
                    message = f"{interview.id}/{question.id}/{option.id} leads nowhere"
                    yield Fault(file, line, "dead-end", message)


def _unknown(what: str, ids: Iterable[str], known: Mapping[str, object], file: str, line: int) -> Iterator[Fault]:
    for wanted in ids:
        if wanted not in known:
            yield Fault(file, line, f"unknown-{what.replace(' ', '-')}", f"no {what} has the id {wanted!r}")


def _same_question(questions: Mapping[SpeechRegister, tuple[str, ...]] | None, file: str, line: int) -> Iterator[Fault]:
    seen: set[str] = set()
    for asked in (questions or {}).values():
        for question in asked:
            if (folded := "".join(question.split())) in seen:
                yield Fault(file, line, "repeated-question", f"asked twice: {question!r}")
            seen.add(folded)

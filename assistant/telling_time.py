"""Put a counted deadline into an answer, or ask for the facts that counting needs."""

from dataclasses import dataclass, replace

from assistant.answers import (
    ASKED_BACK,
    AnsweredStatement,
    Block,
    Clarification,
    ComputedDeadline,
    Language,
)
from assistant.branches import of_its_branch
from assistant.checking import renumbered
from assistant.citing import joined_citations
from assistant.composing import Composed
from assistant.dates import shown_moment
from assistant.deadlines import Deadline, DeadlineStatus
from corpus.collection import Corpus
from corpus.models import BlockKind
from prompts import Messages


@dataclass(frozen=True, slots=True)
class Timed:
    """An answer with what was counted, or with the question back."""

    composed: Composed
    deadlines: tuple[ComputedDeadline, ...] = ()


def tell_time(composed: Composed, found: Deadline, corpus: Corpus, language: Language, messages: Messages) -> Timed:
    """The answer with the count in front; unchanged where no rule fits."""
    match found.status:
        case DeadlineStatus.NO_RULE:
            return Timed(composed)
        case DeadlineStatus.NEEDS_FACTS:
            return Timed(_asked(composed, found, messages))
        case DeadlineStatus.COMPUTED:
            return _counted(composed, found, corpus, language, messages)


def _asked(composed: Composed, found: Deadline, messages: Messages) -> Composed:
    text = messages.fill("deadline.needs_facts", facts=", ".join(fact.label for fact in found.missing))
    clarification = Clarification("deadline-facts", text, ())
    statement = AnsweredStatement(f"{ASKED_BACK}deadline-facts", text)
    block = Block(BlockKind.CLARIFICATION, messages["block.asked_back"], (statement,))
    return replace(composed, blocks=(*composed.blocks, block), clarification=clarification)


def _counted(composed: Composed, found: Deadline, corpus: Corpus, language: Language, messages: Messages) -> Timed:
    """What was counted answers what was asked, so its sections come first."""
    first = found.deadlines[0]
    rule = corpus.deadline_rules[first.rule]
    composed = of_its_branch(composed, rule, corpus)
    citations, markers = joined_citations(found.citations, composed.citations)
    kept = tuple(renumbered(block, markers) for block in composed.blocks)
    title = rule.title if language is Language.THAI else rule.title_en or rule.title
    # The rule's own line is said by the headline; the steps follow it.
    said = [_headline(one, title, language, messages) for one in found.deadlines]
    said += [AnsweredStatement(f"deadline/{n}", step.text, step.citations) for n, step in enumerate(first.steps[1:])]
    block = Block(BlockKind.DEADLINES, messages["block.counted"], tuple(said))
    return Timed(replace(composed, blocks=(block, *kept), citations=citations), found.deadlines)


def _headline(one: ComputedDeadline, title: str, language: Language, messages: Messages) -> AnsweredStatement:
    when = shown_moment(one.date, one.time, language)
    text = messages.fill("deadline.computed", title=title, when=when)
    return AnsweredStatement(f"deadline/{one.rule}/{one.date.isoformat()}", text, one.steps[0].citations)

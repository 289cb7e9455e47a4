"""The online flow on one screen: a question becomes a checked answer.

accept → mask → fold → screen → understand → retrieve and compose (responding) → check citations → answer
"""

import time
from collections.abc import Callable, Sequence

from assistant.answers import Answer, AnswerStatus, Language, MadeBy, Part, Question
from assistant.asking import accept
from assistant.clarifying import with_option
from assistant.clock import Clock
from assistant.conversation import ConversationMemory, Turn, new_id
from assistant.deadlines import Deadline, deadline_by_rule, deadline_of
from assistant.fact_values import FactInput
from assistant.masking import mask
from assistant.rendering import render, render_short
from assistant.responding import Response, respond, restarted
from assistant.screening import screen
from assistant.served import Served
from assistant.understanding import Understood, understand
from corpus.normalise import fold
from prompts import load_messages

# A refused turn never feeds retrieval.
_REMEMBERED = (AnswerStatus.ANSWERED, AnswerStatus.EMERGENCY, AnswerStatus.CLARIFY)


class Assistant:
    """Answers questions over the index now served; safe to call from many threads."""

    def __init__(self, served: Callable[[], Served], memory: ConversationMemory, clock: Clock) -> None:
        self._served = served
        self._memory = memory
        self._clock = clock

    def answer(self, question: Question) -> Answer:
        """The checked answer to one message.

        Raises:
            InvalidQuestionError: the message holds nothing to answer, or is too long.
        """
        started = time.perf_counter()
        served = self._served()
        masked = mask(accept(question.question))
        folded = fold(masked).text
        screened = screen(folded)
        understood = understand(screened.text or folded, served.index.retriever.laws, question.language)
        understood = with_option(understood, question.option_id, served.index.corpus)
        conversation, last, forgotten = self._conversation(question)
        response = respond(screened, understood, last, served, question.as_of, self._clock.now())
        if forgotten:
            response = restarted(response, understood.language)
        self._remember(conversation, last, understood, response)
        return _answer(masked, conversation, understood, response, served, started)

    def deadline(self, question: str, language: Language | None = None) -> Deadline:
        """The deadline that a message asks for; nothing of it is remembered.

        Raises:
            InvalidQuestionError: the message holds nothing to answer, or is too long.
        """
        index = self._served().index
        understood = understand(fold(mask(accept(question))).text, index.retriever.laws, language)
        now = self._clock.now()
        return deadline_of(understood.text, index.corpus, index.retriever.laws, now, understood.language)

    def deadline_by_rule(self, rule: str, facts: FactInput, language: Language = Language.THAI) -> Deadline:
        """The deadline of a rule and the facts it needs.

        Raises:
            UnknownRuleError: no rule has the id.
            InvalidFactError: a fact is unknown to the rule or cannot be read.
        """
        return deadline_by_rule(rule, facts, self._served().index.corpus, language)

    def _conversation(self, question: Question) -> tuple[str, Turn | None, bool]:
        """Id to go on under, the turn before, and whether an id was given that nobody knows."""
        given = question.conversation_id
        if given and self._memory.knows(given):
            return given, self._memory.last(given), False
        return new_id(), None, bool(given)

    def _remember(self, conversation: str, last: Turn | None, understood: Understood, response: Response) -> None:
        turn = None
        if response.status in _REMEMBERED:
            story = f"{last.question} {understood.text}" if last and response.leaned else understood.text
            turn = Turn(story[-600:], response.composed.guide)
        self._memory.remember(conversation, turn)


def _answer(
    masked: str, conversation: str, understood: Understood, response: Response, served: Served, started: float
) -> Answer:
    composed = response.composed
    return Answer(
        answer_id=new_id(),
        conversation_id=conversation,
        made_by=MadeBy.COMPOSED,
        status=response.status,
        text=render(composed.blocks, response.first_line),
        short_text=render_short(composed.blocks, response.first_line),
        parts=(Part(masked, response.status, tuple(range(len(composed.blocks)))),),
        blocks=composed.blocks,
        citations=composed.citations,
        agencies=composed.agencies,
        suggestions=_not_asked_yet(composed.suggestions, understood),
        disclaimer=load_messages(understood.language.value)["disclaimer"],
        deadlines=response.deadlines,
        clarification=composed.clarification,
        corpus_version=served.index.manifest.corpus_digest[:12],
        timings_ms={"total": round((time.perf_counter() - started) * 1000, 3)},
    )


def _not_asked_yet(suggestions: Sequence[str], understood: Understood) -> tuple[str, ...]:
    return tuple(text for text in dict.fromkeys(suggestions) if fold(text).text != understood.text)

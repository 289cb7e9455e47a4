"""The online flow on one screen: a question becomes a checked answer.

accept → mask → fold → screen → understand → follow the conversation → retrieve and compose (responding) →
check citations → ask what is missing → remember → answer; where a language model is configured, it makes a follow-up
stand alone before anything is searched, and rephrases last
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.answers import Answer, AnsweredStatement, Language, MadeBy, Part, Question
from assistant.asking import accept
from assistant.clock import Clock
from assistant.conversation import NOTHING_SAID, ConversationMemory, Remembered, new_id
from assistant.deadlines import Deadline, deadline_by_rule, deadline_of
from assistant.fact_values import FactInput
from assistant.following import follow
from assistant.inquiring import ask_further
from assistant.language_model.following_up import FollowUps
from assistant.language_model.rewriting import Rewriter, Rewritten
from assistant.masking import mask
from assistant.remembering import after
from assistant.rendering import render, render_short
from assistant.responding import Response, respond, restarted
from assistant.screening import screen
from assistant.served import Served
from assistant.slips import mend_slips
from assistant.suggesting import suggest
from assistant.understanding import Understood, understand
from corpus.normalise import fold
from prompts import load_messages


class Assistant:
    """Answers questions over the index now served; safe to call from many threads."""

    def __init__(
        self,
        served: Callable[[], Served],
        memory: ConversationMemory,
        clock: Clock,
        rewriter: Rewriter | None = None,
        follow_ups: FollowUps | None = None,
    ) -> None:
        self._served = served
        self._memory = memory
        self._clock = clock
        self._rewriter = rewriter
        self._follow_ups = follow_ups

    def answer(self, question: Question) -> Answer:
        """The checked answer to one message.

        Raises:
            InvalidQuestionError: the message holds nothing to answer, or is too long.
        """
        for event in self.stream(question):
            if isinstance(event, Answer):
                answer = event
        return answer

    def stream(self, question: Question) -> Iterator[Answer | AnsweredStatement]:
        """The composed answer; then, of a configured model, each sentence that has passed, and the answer to serve.

        Raises:
            InvalidQuestionError: the message holds nothing to answer, or is too long.
        """
        composed, masked, language = self._compose(question)
        yield composed
        if self._rewriter is None:
            return
        for event in self._rewriter.stream(composed, masked, language):
            yield _with_prompt(event) if isinstance(event, Rewritten) else event

    def _compose(self, question: Question) -> tuple[Answer, str, Language]:
        """The composed answer, the masked question, and the language to answer in."""
        started = time.perf_counter()
        served = self._served()
        masked = mask(accept(question.question))
        folded = mend_slips(fold(masked).text)
        conversation, remembered, forgotten = self._conversation(question)
        screened = screen(folded, masked, follows=remembered.last is not None)
        understood = understand(screened.text or folded, served.index.retriever.laws, question.language)
        followed = follow(understood, remembered, question, served.index.corpus)
        if self._follow_ups:
            followed = self._follow_ups.standing_alone(followed, screened)
        heard, now = followed.understood, self._clock.now()
        response = respond(followed.heard(screened), heard, followed.last, served, question.as_of, now)
        response = ask_further(response, heard, remembered.asked_back, served.index.corpus)
        if forgotten:
            response = restarted(response, heard.language)
        self._memory.keep(conversation, after(remembered, heard, response, now))
        suggestions = suggest(response.composed, remembered, understood.text, heard.language, served.index.corpus)
        answer = _answer(masked, conversation, heard, response, served, started)
        return replace(answer, suggestions=suggestions), masked, heard.language

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

    def _conversation(self, question: Question) -> tuple[str, Remembered, bool]:
        """Id to go on under, what is kept of it, and whether an id was given that nobody knows."""
        given = question.conversation_id
        if given and (remembered := self._memory.recall(given)) is not None:
            return given, remembered, False
        return new_id(), NOTHING_SAID, bool(given)


def _with_prompt(rewritten: Rewritten) -> Answer:
    return replace(rewritten.answer, prompt_sha256=rewritten.prompt_sha256 or None)


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
        suggestions=composed.suggestions,
        disclaimer=load_messages(understood.language.value)["disclaimer"],
        deadlines=response.deadlines,
        confidence=response.confidence,
        clarification=composed.clarification,
        corpus_version=served.index.manifest.corpus_digest[:12],
        timings_ms={"total": round((time.perf_counter() - started) * 1000, 3)},
    )

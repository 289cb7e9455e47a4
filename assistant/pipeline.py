"""The online flow on one screen: a question becomes a checked answer.

accept → mask → tell its questions apart → for each: fold, screen, understand, follow the conversation, retrieve and
compose (responding), check citations, ask what is missing, remember → join → answer; where a language model is
configured, it makes a follow-up stand alone before anything is searched, and rephrases last
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from assistant.answers import Answer, AnsweredStatement, Language, MadeBy, Question
from assistant.asking import accept
from assistant.clock import Clock
from assistant.conversation import NOTHING_SAID, ConversationMemory, Remembered, new_id
from assistant.deadlines import Deadline, deadline_by_rule, deadline_of
from assistant.fact_values import FactInput
from assistant.following import follow
from assistant.inquiring import ask_further
from assistant.joining import AnsweredTurn, Joined, join
from assistant.language_model.following_up import FollowUps
from assistant.language_model.rewriting import Rewriter, Rewritten
from assistant.masking import mask
from assistant.remembering import after, after_all, between
from assistant.rendering import render, render_short
from assistant.responding import respond, restarted
from assistant.screening_parts import Asked, questions_of
from assistant.served import Served
from assistant.slips import mend_slips
from assistant.suggesting import suggest_of
from assistant.understanding import understand
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
        served, now = self._served(), self._clock.now()
        masked = mask(accept(question.question))
        conversation, before, forgotten = self._conversation(question)
        turns: list[AnsweredTurn] = []
        for asked in questions_of(masked, follows=before.last is not None, whole=bool(question.option_id)):
            turns.append(self._turn(asked, question, turns, before, served, now))
        if forgotten:
            turns[0] = replace(turns[0], response=restarted(turns[0].response, turns[0].understood.language))
        kept = after_all(turns)
        self._memory.keep(conversation, kept)
        language = turns[0].understood.language
        joined = join(turns)
        suggestions = suggest_of(turns, kept, language, served.index.corpus)
        return _answer(joined, conversation, language, suggestions, served, started), masked, language

    def _turn(
        self,
        asked: Asked,
        question: Question,
        earlier: Sequence[AnsweredTurn],
        before: Remembered,
        served: Served,
        now: datetime,
    ) -> AnsweredTurn:
        """One question of a message, answered in the light of the conversation and of the questions before it."""
        corpus, laws = served.index.corpus, served.index.retriever.laws
        remembered = between(earlier[-1].remembered) if earlier else before
        understood = understand(asked.screened.text or asked.folded, laws, question.language or asked.language)
        followed = follow(understood, remembered, question, corpus)
        if self._follow_ups:
            followed = self._follow_ups.standing_alone(followed, asked.screened)
        heard = followed.understood
        screened = followed.heard(asked.screened)
        response = respond(screened, heard, followed.last, served, question.as_of, now, asked.message)
        if not any(one.response.composed.clarification for one in earlier):
            response = ask_further(response, heard, remembered.asked_back, corpus)
        return AnsweredTurn(asked.question, heard, response, after(remembered, heard, response, now))

    def deadline(self, question: str, language: Language | None = None) -> Deadline:
        """The deadline that a message asks for; nothing of it is remembered.

        Raises:
            InvalidQuestionError: the message holds nothing to answer, or is too long.
        """
        index = self._served().index
        understood = understand(mend_slips(fold(mask(accept(question))).text), index.retriever.laws, language)
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
    joined: Joined,
    conversation: str,
    language: Language,
    suggestions: tuple[str, ...],
    served: Served,
    started: float,
) -> Answer:
    return Answer(
        answer_id=new_id(),
        conversation_id=conversation,
        made_by=MadeBy.COMPOSED,
        status=joined.status,
        text=render(joined.blocks, joined.first_line, joined.parts, language),
        short_text=render_short(joined.blocks, joined.first_line, joined.parts, language),
        parts=joined.parts,
        blocks=joined.blocks,
        citations=joined.citations,
        agencies=joined.agencies,
        suggestions=suggestions,
        disclaimer=load_messages(language.value)["disclaimer"],
        deadlines=joined.deadlines,
        confidence=joined.confidence,
        clarification=joined.clarification,
        corpus_version=served.index.manifest.corpus_digest[:12],
        timings_ms={"total": round((time.perf_counter() - started) * 1000, 3)},
    )

"""Add the next question of an interview to an answer: the safe general answer stands first, whole."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import AnswerStatus, Clarification
from assistant.clarifying import asked_back
from assistant.doubting import QUESTION, which_situation
from assistant.interviewing import ask_next, needs_no_question
from assistant.responding import Response
from assistant.understanding import Understood
from corpus.collection import Corpus
from prompts import load_messages


def ask_further(response: Response, understood: Understood, put: Sequence[str], corpus: Corpus) -> Response:
    """The response, with a question back where the situation is in doubt, or a fact is missing that changes it.

    Only an answer is asked about: never an emergency, never one that asks back already or that counts a day.
    """
    composed = response.composed
    settled = composed.clarification or response.deadlines or not composed.blocks
    if response.status is not AnswerStatus.ANSWERED or settled:
        return response
    guide = corpus.guides.get(composed.guide or "")
    if response.doubt and QUESTION not in put and not needs_no_question(understood):
        question: Clarification | None = which_situation(response.doubt, understood.language, corpus)
    else:
        question = ask_next(guide, understood, put, corpus)
    if question is None:
        return response
    block = asked_back(question, load_messages(understood.language.value))
    asked = replace(composed, blocks=(*composed.blocks, block), clarification=question)
    return replace(response, status=AnswerStatus.CLARIFY, composed=asked)

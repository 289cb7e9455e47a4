"""What a conversation keeps after a turn."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from assistant.answers import AnswerStatus
from assistant.conversation import Remembered, Turn
from assistant.following import dated
from assistant.joining import AnsweredTurn
from assistant.responding import Response
from assistant.understanding import Understood

# A refused turn never feeds retrieval. One that nothing answered may begin a story that a second message completes,
# but takes the place of none that was answered.
_KEPT = (AnswerStatus.ANSWERED, AnswerStatus.EMERGENCY, AnswerStatus.CLARIFY)
_OPEN = (AnswerStatus.UNANSWERABLE_NO_SOURCE, AnswerStatus.UNANSWERABLE_OUT_OF_SCOPE)


def after(before: Remembered, understood: Understood, response: Response, now: datetime) -> Remembered:
    """What is kept once the message is answered; all stays as it was where it is not."""
    if response.status not in _KEPT and not (response.status in _OPEN and before.last is None):
        return before
    guide = response.composed.guide
    question = understood.standalone if response.leaned else understood.text
    offered = response.composed.clarification
    told = frozenset(statement.id for block in response.composed.blocks for statement in block.statements)
    return Remembered(
        last=Turn(dated(question, now), guide, told, understood.text, response.status in _KEPT),
        facts=understood.facts,
        asked=tuple(dict.fromkeys((*before.asked, understood.text))),
        guides=tuple(dict.fromkeys((*before.guides, *filter(None, [guide])))),
        offered=offered,
        asked_back=tuple(dict.fromkeys((*before.asked_back, *([offered.id] if offered else [])))),
    )


def between(remembered: Remembered) -> Remembered:
    """What the next question of the same message is read by: it answers nothing that was only just asked back."""
    return replace(remembered, offered=None)


def after_all(turns: Sequence[AnsweredTurn]) -> Remembered:
    """What is kept after every question of a message: a reply to what was asked back goes with its own question."""
    latest = turns[-1].remembered
    asked = next((turn.remembered for turn in turns if turn.response.composed.clarification), latest)
    return replace(latest, last=asked.last, offered=asked.offered)

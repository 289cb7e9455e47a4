"""Have a model make a follow-up stand alone before anything is searched; what it adds does not get in.

Where it fails, is slow or writes anything odd, the message stays as it was read without a model.
"""

import threading
from collections import Counter
from dataclasses import replace

from assistant.following import Followed
from assistant.language_model.clauses import Reading
from assistant.language_model.errors import ModelError
from assistant.language_model.guarding import GuardedModel
from assistant.language_model.lexicon import Sort
from assistant.language_model.limits import Limits
from assistant.language_model.matching_figures import figure_failures
from assistant.language_model.outcome import Outcome
from assistant.language_model.prompting import follow_up_prompt
from assistant.language_model.reading import read
from assistant.screening import Screened, Screening
from corpus.normalise import fold
from corpus.quantities import lenient_figures

FOLLOW_UP = Limits(seconds=4.0, first_seconds=3.0, tokens=80, characters=400, retries=0)
"""A person waits for this before anything else is done."""
_KEPT = 0.5
"""Least share of a message's own content words that its rewrite must hold."""


class FollowUps:
    """Makes follow-ups stand alone with one model; safe to call from many threads. `outcomes` counts what became."""

    def __init__(self, model: GuardedModel) -> None:
        self._model = model
        self._lock = threading.Lock()
        self.outcomes: Counter[Outcome] = Counter()

    def standing_alone(self, followed: Followed, screened: Screened) -> Followed:
        """The message whole in the model's words, where it leans on a turn and nothing was added; else untouched."""
        if followed.last is None or followed.answers or followed.heard(screened).screening is not Screening.CLEAR:
            return followed
        understood = followed.understood
        prompt = follow_up_prompt(followed.last.question, understood.text, understood.language)
        try:
            written = "".join(self._model.stream(prompt)).strip()
        except ModelError as error:
            self._count(error.outcome)
            return followed
        if not adds_nothing(written, understood.text, followed.last.question):
            self._count(Outcome.LITTLE_LEFT)
            return followed
        self._count(Outcome.REWRITTEN)
        return replace(followed, understood=replace(understood, whole=fold(written).text))

    def _count(self, outcome: Outcome) -> None:
        with self._lock:
            self.outcomes[outcome] += 1


def adds_nothing(written: str, message: str, earlier: str) -> bool:
    """Whether a rewrite is one line without a word, name, figure, section, link or denial that was not said.

    The earlier question and the message are all that counts as said; what the message says must still be there.
    """
    said = f"{earlier} {message}"
    if not written or "\n" in written or any(figure_failures(written, said)):
        return False
    mine, held = read(written), read(said)
    added = any(word.sort in (Sort.CONTENT, Sort.ACTOR) and not _was_said(word.text, held) for word in mine.words)
    return not added and "negated" not in mine.marks - held.marks and _keeps(mine, message)


def _was_said(word: str, said: Reading) -> bool:
    return word in said.vocabulary or (len(word) > 2 and word in said.letters)


def _keeps(mine: Reading, message: str) -> bool:
    """Whether every figure of the message, and enough of its own words, are still there."""
    asked = read(message)
    own = {word.text for word in asked.words}
    figures = {(figure.value, figure.unit) for figure in lenient_figures(message)}
    kept = {(figure.value, figure.unit) for figure in lenient_figures(mine.folded)}
    return figures <= kept and len(own & mine.vocabulary) >= _KEPT * len(own)

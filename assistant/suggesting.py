"""What a person may ask next: the real next questions of the guide, none asked or answered before."""

from collections.abc import Sequence
from functools import lru_cache

from assistant.answers import Language
from assistant.composing import Composed
from assistant.conversation import Remembered
from assistant.joining import AnsweredTurn
from corpus.collection import Corpus
from corpus.models import Guide, SpeechRegister
from corpus.normalise import fold

_MOST = 6


def suggest_of(turns: Sequence[AnsweredTurn], kept: Remembered, language: Language, corpus: Corpus) -> tuple[str, ...]:
    """What may be asked next after every question of a message; `kept` knows what all of them asked and told."""
    suggested = (suggest(turn.response.composed, kept, turn.understood.text, language, corpus) for turn in turns)
    return tuple(dict.fromkeys(text for texts in suggested for text in texts))[:_MOST]


def suggest(
    composed: Composed, remembered: Remembered, asked: str, language: Language, corpus: Corpus
) -> tuple[str, ...]:
    """One question for each next guide that has not answered yet; without a guide, what was found near.

    `asked`: the folded message now answered.
    """
    done = {*remembered.guides, *filter(None, [composed.guide])}
    known = {*remembered.asked, asked}
    known = known.union(
        *(_folded(tuple(corpus.guides[name].questions.values())) for name in done if name in corpus.guides)
    )
    wanted = _next(composed.guide, language, corpus) if composed.guide else composed.suggestions
    return tuple(dict.fromkeys(text for text in wanted if fold(text).text not in known))


def _next(guide: str, language: Language, corpus: Corpus) -> tuple[str, ...]:
    following = [corpus.guides[name] for name in corpus.guides[guide].next_questions if name in corpus.guides]
    return tuple(_question(one, language) for one in following)


def _question(guide: Guide, language: Language) -> str:
    """How a person would ask for the guide, in the reader's language."""
    if language is Language.ENGLISH:
        return next(iter(guide.questions.get(SpeechRegister.ENGLISH, ())), guide.title_en)
    spoken = guide.questions.get(SpeechRegister.CASUAL) or guide.questions.get(SpeechRegister.NEUTRAL, ())
    return next(iter(spoken), guide.title)


@lru_cache(maxsize=1024)
def _folded(questions: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(fold(question).text for asked in questions for question in asked)

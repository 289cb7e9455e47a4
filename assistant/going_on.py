"""Choose sentences for a message that goes on: it says little itself, and that little is what is asked.

The matter is clear by then, and every sentence of its guide meets it; so the message's own words count most. What
people go on to ask is much the same everywhere ("โทษเท่าไหร่"), so it speaks for the guides in play alone: another
guide's sentence may meet the message by its text, not by being asked in the same words.
"""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from indexing.fused import Scored
from indexing.legs import Leg
from indexing.lexical import Scores
from indexing.ranking import Rows
from indexing.statement_ranking import RankedStatement, StatementLinks

# The share of the message's own words, chosen on dialogues written for it and on the development halves.
OWN_SHARE = 0.8
# How many of the likeliest guides are in play beside that of the turn before and the one that fits.
IN_PLAY = 2
# What a sentence of the guide of the turn before has over others, in logarithms of odds.
STAYS = 1.0
_OF_QUESTIONS = (Leg.QUESTIONS, Leg.QUESTION_CHARACTERS, Leg.QUESTION_DENSE)


def heard_with(whole: Scored, own: Scored, in_play: Collection[str | None], links: StatementLinks) -> Scored:
    """The scores by which sentences are ranked.

    Args:
        whole: of the question that the message makes with the turn before.
        own: of the message by itself.
        in_play: ids of the guides that the conversation may be about.
        links: of the same passages.
    """
    mixed = whole.leaning_to(own, OWN_SHARE)
    elsewhere = links.rows[
        np.asarray([guide not in in_play for guide in links.guide_ids], dtype=np.bool_)[links.guides]
    ]
    legs, parts = _no_more(mixed.legs, whole.legs, elsewhere), _no_more(mixed.parts, whole.parts, elsewhere)
    return Scored(legs, parts, mixed.fused)


def staying_with(guide: str | None, statements: Sequence[RankedStatement]) -> tuple[RankedStatement, ...]:
    """The statements, best first, those of the guide of the turn before raised."""
    raised = (one._replace(score=one.score + STAYS * (one.guide == guide)) for one in statements)
    return tuple(sorted(raised, key=lambda one: -one.score))


def _no_more(mixed: Mapping[Leg, Scores], most: Mapping[Leg, Scores], rows: Rows) -> dict[Leg, Scores]:
    """The legs, those of questions at these rows no higher than in `most`."""
    found = dict(mixed)
    for leg in _OF_QUESTIONS:
        if leg in found:
            found[leg] = found[leg].copy()
            found[leg][rows] = np.minimum(found[leg][rows], most[leg][rows])
    return found

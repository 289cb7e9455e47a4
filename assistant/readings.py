"""Two readings of a message that goes on: by itself, and with the turn before. What both find likely comes first."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from indexing.ranking import RankedSection, SectionKey

# Weights of the logarithms, by likelihood on the development half of the dialogues, then all made smaller by one
# factor: the ranking was fitted on whole questions and is surer of one put together than it may be.
OWN_WEIGHT = 0.42
TOGETHER_WEIGHT = 0.3
GUIDE_WEIGHT = 0.75
# A reading speaks against a section no more strongly than this.
_UNLIKELY = math.exp(-10.0)

Ranking = Sequence[RankedSection]


@dataclass(frozen=True, slots=True)
class Readings:
    """What speaks for the sections of a message that goes on.

    Args:
        own: the message by itself.
        certainty: probability (0-1) that the message by itself can be answered.
        together: the message with the turn that it leans on.
        guides: sections that the guide of that turn rests on, and those of the guide found now.
    """

    own: Ranking
    certainty: float
    together: Ranking
    guides: Sequence[Collection[SectionKey]] = ()

    def agreed(self) -> tuple[RankedSection, ...]:
        """Sections by how well the readings agree on them, most likely first; probabilities sum to 1."""
        own, together = _probabilities(self.own), _probabilities(self.together)
        scores = {key: self._score(key, own, together) for key in dict.fromkeys((*together, *own))}
        total = sum(scores.values())
        ordered = sorted(scores.items(), key=lambda item: -item[1])
        return tuple(RankedSection(key, score / total) for key, score in ordered)

    def _score(self, key: SectionKey, own: dict[SectionKey, float], together: dict[SectionKey, float]) -> float:
        said = OWN_WEIGHT * self.certainty * math.log(own.get(key, _UNLIKELY))
        with_last = TOGETHER_WEIGHT * math.log(together.get(key, _UNLIKELY))
        return math.exp(said + with_last + GUIDE_WEIGHT * sum(key in guide for guide in self.guides))


def _probabilities(ranking: Ranking) -> dict[SectionKey, float]:
    return {one.key: max(one.probability, _UNLIKELY) for one in ranking}

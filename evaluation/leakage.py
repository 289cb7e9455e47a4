"""Suite questions that stand too close to what the project shows or trains on: reported, and left out of the score.

Closeness is containment of character 4-grams (Broder 1997, "On the resemblance and containment of documents"): the
share of a question's 4-grams, after folding and without spaces, that also stand in one text that ships. Compared
with: every question of a guide or a digest, and the anchor of every training pair. Positives of training pairs are
left out, for they are what the law says, which every right question shares words with.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.normalise import fold

THRESHOLD = 0.5
"""Closeness from which a question is left out.

Measured on 2026-11-26 against 8,597 shipped texts (2,334 questions among them). The 300 messages asked from the frozen
development halves: half stood below .15, 99 of 100 below .36, the closest at .41. 400 shipped questions with polite
words put before and after: from .51 up, half above .77. With two of their words changed as well: 59 of 100 at .5 or
more. So .5 lets through no question that only had words put around it, finds most with two words changed, and leaves
every independent message of those halves in. A paraphrase in other words is not found by this at all.
"""

SHORTEST = 24
"""A question of fewer 4-grams is a common phrase: it is measured against the longer of itself and the other text."""

_GRAM = 4
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Leak:
    """A suite question, how close (0..1) it stands, and the text that ships."""

    id: str
    closeness: float
    text: str


@dataclass(frozen=True, slots=True)
class ShippedTexts:
    """Texts that ship, by their 4-grams. Build it with `ShippedTexts.of`."""

    texts: tuple[str, ...]
    sizes: tuple[int, ...]
    holders: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "ShippedTexts":
        """Index texts; repeats count once."""
        kept = tuple(dict.fromkeys(texts))
        holders: dict[str, list[int]] = defaultdict(list)
        sizes = []
        for place, text in enumerate(kept):
            grams = four_grams(text)
            sizes.append(len(grams))
            for gram in grams:
                holders[gram].append(place)
        return cls(kept, tuple(sizes), holders)

    def closest(self, question: str) -> tuple[float, str]:
        """Closeness (0..1) to the nearest text, and that text; (0, "") where nothing is shared."""
        grams = four_grams(question)
        shared = Counter(place for gram in grams for place in self.holders.get(gram, ()))
        found = [(count / max(len(grams), min(self.sizes[place], SHORTEST)), place) for place, count in shared.items()]
        if not found:
            return 0.0, ""
        closeness, place = max(found, key=lambda each: (each[0], -each[1]))
        return closeness, self.texts[place]


def four_grams(text: str) -> frozenset[str]:
    """The character 4-grams of a text, folded, without spaces."""
    folded = _SPACES.sub("", fold(text).text)
    return frozenset(folded[start : start + _GRAM] for start in range(len(folded) - _GRAM + 1))


def leaks(questions: Iterable[tuple[str, str]], shipped: ShippedTexts, threshold: float = THRESHOLD) -> list[Leak]:
    """Those of (id, question) that stand at the threshold or closer, the closest first."""
    near = ((id_, *shipped.closest(question)) for id_, question in questions)
    found = [Leak(id_, closeness, text) for id_, closeness, text in near if closeness >= threshold]
    return sorted(found, key=lambda leak: (-leak.closeness, leak.id))

"""Questions that are nearly the same: Jaccard of character 4-grams, found by prefix filtering.

Two sets as alike as t share one of their len - ceil(t × len) + 1 rarest grams (Chaudhuri et al. 2006), so that only
questions with a rare gram in common are compared.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.collection import Corpus
from corpus.faults import Fault
from corpus.validation import Origins

LIKE = 0.72
_SIZE = 4


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a guide, and where the guide stands."""

    owner: str
    text: str
    file: str
    line: int


def guide_questions(corpus: Corpus, origins: Origins) -> list[Question]:
    """Every question of every guide, in order."""
    return [
        Question(guide.id, asked, *origins["Guide", guide.id])
        for guide in corpus.guides.values()
        for asked in guide.every_question()
    ]


def near_duplicates(questions: Sequence[Question], like: float = LIKE) -> Iterator[Fault]:
    """Pairs of questions at least this alike, the later of each at fault; word-for-word repeats are told elsewhere."""
    grams = [_grams(question.text) for question in questions]
    common = Counter(gram for found in grams for gram in found)
    holders: dict[str, list[int]] = defaultdict(list)
    for index, found in enumerate(grams):
        rare = sorted(found, key=lambda gram: (common[gram], gram))[: len(found) - math.ceil(like * len(found)) + 1]
        for other in sorted({holder for gram in rare for holder in holders[gram]}):
            if like <= _jaccard(found, grams[other]) < 1:
                first, second = questions[other], questions[index]
                message = f"{second.owner}: {second.text!r} is nearly {first.owner}: {first.text!r}"
                yield Fault(second.file, second.line, "near-duplicate", message)
        for gram in rare:
            holders[gram].append(index)


def _grams(text: str) -> frozenset[str]:
    folded = "".join(text.casefold().split())
    return frozenset(folded[start : start + _SIZE] for start in range(max(1, len(folded) - _SIZE + 1)))


def _jaccard(first: frozenset[str], second: frozenset[str]) -> float:
    both = len(first & second)
    return both / (len(first) + len(second) - both)

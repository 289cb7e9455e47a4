"""Fit the section ranking and say what it gives on questions it was not fitted on.

Run: python -m evaluation.ranking_fitting      writes indexing/ranking.json and prints the cross-fitted figures.
First on what ships: questions of digests and guides, held out of the index fold by fold (evaluation/held_out.py) and,
weighing less, as they stand in it; a ridge holds the weights to the fused score alone. Then on the development halves;
a ridge holds the weights to the first ones. Each question of criminal_path.dev and other_families.dev is ranked by
weights fitted on the other nine tenths. No test half is read. Fit again when content, encoder or legs change.
"""

import itertools
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.masking import mask
from assistant.settings import read_settings
from corpus.collection import Corpus
from corpus.models import SectionBasis
from corpus.normalise import fold
from evaluation import ridge_softmax
from evaluation.held_out import FOLDS, FORESEEN, fold_of, folds
from evaluation.ridge_softmax import Choice, Scales, write
from evaluation.section_keys import section_key
from evaluation.suites import Split, Suite, SuiteQuestion, load_rows, suite_path
from indexing.build import load_index
from indexing.embedding import embedder_for
from indexing.fused import FusedRetriever
from indexing.loaded import LoadedIndex
from indexing.ranking import FEATURES, WEIGHTS, Floats, SectionKey, SectionLinks, candidate_features

SUITES = (Suite.CRIMINAL_PATH, Suite.OTHER_FAMILIES)
PARTS = 10
RIDGE = 10.0
# Where the first ridge pulls to: three standard deviations of the fused score, nothing else.
_PRIOR = np.asarray([3.0] + [0.0] * (len(FEATURES) - 1))


@dataclass(frozen=True, slots=True)
class Ranked:
    """One question: features of its candidates, shape (candidates, FEATURES), and which are gold or acceptable."""

    suite: str
    features: Floats
    gold: np.ndarray[tuple[int], np.dtype[np.bool_]]
    right: np.ndarray[tuple[int], np.dtype[np.bool_]]


def questions(index: LoadedIndex) -> list[Ranked]:
    """Every development question with gold, ranked by the index; `gold` is all False where no candidate is gold."""
    links = SectionLinks.of(index.retriever.passages, index.corpus)
    names = [section_key(index.corpus.register.law(key.law).official, key.number) for key in links.keys]
    found: list[Ranked] = []
    for suite in SUITES:
        for row in load_rows(suite_path(suite, Split.DEV), SuiteQuestion):
            scored = index.retriever.scored(fold(mask(row.question)).text)
            places, features = candidate_features(scored, links)
            gold = {section_key(one.law, one.section) for one in row.gold}
            right = gold | {section_key(one.law, one.section) for one in row.acceptable}
            if gold:
                candidates = [names[place] for place in places]
                found.append(
                    Ranked(
                        suite.value,
                        features,
                        np.asarray([name in gold for name in candidates]),
                        np.asarray([name in right for name in candidates]),
                    )
                )
    return found


def choices_of_what_ships(index: LoadedIndex) -> list[Choice]:
    """Questions of what ships, asked of indexes that never saw them, then of the whole one.

    Right is a digest's section; of a guide's question each section that the guide's answer rests on.
    """
    asked = [*_of_digests(index.corpus), *_of_guides(index.corpus)]
    found: list[Choice] = []
    for held in folds(index.corpus):
        own = [each for each in asked if fold_of(each[0], FOLDS) == held.number]
        found += _choices(held.retriever, held.corpus, own, 1.0)
        print(f"fold {held.number}: {len(found)} questions so far", file=sys.stderr)
    return [*found, *_choices(index.retriever, index.corpus, asked, FORESEEN)]


def _choices(
    retriever: FusedRetriever, corpus: Corpus, asked: Sequence[tuple[str, frozenset[SectionKey]]], counts: float
) -> Iterator[Choice]:
    links = SectionLinks.of(retriever.passages, corpus)
    for question, right in asked:
        places, features = candidate_features(retriever.scored(fold(mask(question)).text), links)
        yield Choice(features, np.asarray([links.keys[place] in right for place in places]), counts)


def _of_digests(corpus: Corpus) -> Iterator[tuple[str, frozenset[SectionKey]]]:
    for section in corpus.sections.values():
        for question in itertools.chain.from_iterable((section.questions or {}).values()):
            yield question, frozenset([SectionKey(section.law, section.number)])


def _of_guides(corpus: Corpus) -> Iterator[tuple[str, frozenset[SectionKey]]]:
    for guide in corpus.guides.values():
        bases = (basis for statement in guide.answer for basis in statement.basis if isinstance(basis, SectionBasis))
        right = frozenset(SectionKey(basis.law, basis.section) for basis in bases)
        for question in guide.every_question():
            yield question, right


def fit(rows: Sequence[Ranked], scales: Scales, prior: Floats) -> Floats:
    """Weights that make the gold candidates probable, held to `prior`, shape (features,)."""
    return ridge_softmax.fit([Choice(row.features, row.gold) for row in rows], scales, prior, RIDGE)


def measured(rows: Sequence[Ranked], scales: Scales, prior: Floats) -> dict[str, dict[str, float]]:
    """Cross-fitted, by suite: the share with gold first and among five, beside the fused score's order."""
    places: dict[str, list[tuple[int, int]]] = {}
    for part in range(PARTS):
        weights = fit([row for n, row in enumerate(rows) if n % PARTS != part], scales, prior)
        for row in (row for n, row in enumerate(rows) if n % PARTS == part):
            learned = scales.standardised(row.features) @ weights
            fused = row.features[:, FEATURES.index("fused")]
            places.setdefault(row.suite, []).append((_place(learned, row.gold), _place(fused, row.gold)))
    return {suite: _shares(np.asarray(found)) for suite, found in places.items()}


def _place(scores: Floats, gold: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> int:
    """Place of the best gold candidate, from 0; beyond every candidate where none is gold."""
    return int(np.flatnonzero(gold[np.argsort(-scores, kind="stable")])[0]) if gold.any() else scores.size


def _shares(places: np.ndarray[tuple[int, int], np.dtype[np.int_]]) -> dict[str, float]:
    names = ("learned", "fused")
    shares = {"n": float(len(places))}
    for column, name in enumerate(names):
        shares |= {f"{name}@{k}": round(float((places[:, column] < k).mean()), 3) for k in (1, 3, 5)}
    return shares


def main() -> None:
    """Fit on what ships, measure, fit on every development question, write."""
    settings = read_settings()
    index = load_index(settings.index_root, embedder_for(settings.embedder))
    rows = questions(index)
    every = np.concatenate([row.features for row in rows])
    scales = Scales.of(every)
    prior = ridge_softmax.fit(choices_of_what_ships(index), scales, _PRIOR, RIDGE)
    stored = write(WEIGHTS, FEATURES, fit(rows, scales, prior), scales, every, measured(rows, scales, prior))
    print(json.dumps(stored["fitted_on"], indent=1))


if __name__ == "__main__":
    main()

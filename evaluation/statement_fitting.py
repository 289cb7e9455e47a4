"""Fit the statement ranking on questions labelled with the statements that answer them.

Run: python -m evaluation.statement_fitting      writes indexing/statement_ranking.json and prints cross-fitted figures.
The questions stand in prompts/statement_questions.jsonl: seven to a guide, written by a machine that read the guides
and worded them as people who had not; `must` answers, `may` can stand beside it. They stand in no index and train no
encoder. The figures of a fold of guides come from weights fitted on the other folds. Fit again when content, encoder,
legs or one of the other rankings change.
"""

import json
import sys
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from assistant.retrieving import find
from assistant.served import Served
from assistant.settings import read_settings
from assistant.understanding import understand
from evaluation import ridge_softmax
from evaluation.asked_text import asked_text
from evaluation.ridge_softmax import Choice, Scales, write
from indexing.build import load_index
from indexing.embedding import embedder_for
from indexing.ranking import Floats
from indexing.statement_ranking import FEATURES, WEIGHTS, statement_features

RIDGE = 5.0
FOLDS = 5
_PRIOR = np.zeros(len(FEATURES))
# What a statement that may stand beside the answer counts in the precision of the first three.
_SHOWN = 3
_SEEN = 5


@dataclass(frozen=True, slots=True)
class Labelled:
    """One question: features of every statement, shape (statements, FEATURES); which answer; which may be shown."""

    features: Floats
    answers: NDArray[np.bool_]
    fine: NDArray[np.bool_]
    fold: int


def labelled_questions() -> list[Labelled]:
    """Every labelled question, asked of the whole index."""
    settings = read_settings()
    served = Served.of(load_index(settings.index_root, embedder_for(settings.embedder)))
    places = {"/".join(name): place for place, name in enumerate(served.statements.names)}
    text = files("prompts").joinpath("statement_questions.jsonl").read_text(encoding="utf-8")
    found = []
    for line in text.splitlines():
        row = json.loads(line)
        question = asked_text(row["question"])
        understood = understand(question, served.index.retriever.laws, None)
        scored = served.index.retriever.scored(understood.text)
        message = find(understood, None, served, scored).message
        if message is None:
            continue
        answers = _marked(row["must"], places)
        fine = answers | _marked(row["may"], places)
        number = zlib.crc32(row["guide"].encode()) % FOLDS
        found.append(Labelled(statement_features(scored, message, served.statements), answers, fine, number))
    return found


def _marked(names: Sequence[str], places: dict[str, int]) -> NDArray[np.bool_]:
    marked = np.zeros(len(places), dtype=np.bool_)
    marked[[places[name] for name in names if name in places]] = True
    return marked


def fit(rows: Sequence[Labelled], scales: Scales) -> Floats:
    """Weights that make the answering statements probable."""
    return ridge_softmax.fit([Choice(row.features, row.answers) for row in rows], scales, _PRIOR, RIDGE)


def measured(rows: Sequence[Labelled], scales: Scales) -> dict[str, float]:
    """Cross-fitted: how often the first answers, the share of answers found, and of what is shown that is fine."""
    firsts, found, fine = [], [], []
    for number in range(FOLDS):
        weights = fit([row for row in rows if row.fold != number], scales)
        for row in (row for row in rows if row.fold == number):
            order = np.argsort(-(scales.standardised(row.features) @ weights), kind="stable")
            firsts.append(row.answers[order[0]])
            found.append([row.answers[order[:k]].sum() / row.answers.sum() for k in (_SHOWN, _SEEN)])
            fine.append(row.fine[order[:_SHOWN]].mean())
    shares = np.mean(found, axis=0)
    figures = {
        "first_answers": np.mean(firsts),
        "answers_in_3": shares[0],
        "answers_in_5": shares[1],
        "fine_in_3": np.mean(fine),
    }
    return {"n": float(len(rows)), **{name: round(float(value), 3) for name, value in figures.items()}}


def main(read: Callable[[], list[Labelled]] = labelled_questions) -> None:
    """Measure, fit on every question, write."""
    rows = [row for row in read() if row.answers.any()]
    print(f"{len(rows)} questions", file=sys.stderr)
    every = np.concatenate([row.features for row in rows])
    scales = Scales.of(every)
    stored = write(WEIGHTS, FEATURES, fit(rows, scales), scales, every, measured(rows, scales))
    print(json.dumps(stored, indent=1))


if __name__ == "__main__":
    main()

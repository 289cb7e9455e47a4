import json
from importlib.resources import files

import numpy as np

from corpus.loading import load_corpus
from evaluation.ridge_softmax import Scales
from evaluation.statement_fitting import FOLDS, Labelled, fit, measured
from indexing.statement_ranking import FEATURES

STATEMENTS = 6


def row(number: int, *, told: bool = True) -> Labelled:
    """A question whose answer is the statement that the words favour, where `told`; everything else is noise."""
    random = np.random.default_rng(number)
    features = random.normal(size=(STATEMENTS, len(FEATURES)))
    answer = number % STATEMENTS
    if told:
        features[answer, FEATURES.index("words")] += 8.0
    answers = np.arange(STATEMENTS) == answer
    return Labelled(features, answers, answers | (np.arange(STATEMENTS) == (answer + 1) % STATEMENTS), number % FOLDS)


def scales(rows: list[Labelled]) -> Scales:
    return Scales.of(np.concatenate([one.features for one in rows]))


def test_what_tells_the_answers_gets_the_weight_and_nothing_a_negative_one() -> None:
    rows = [row(number) for number in range(60)]
    weights = fit(rows, scales(rows))
    assert FEATURES[int(weights.argmax())] == "words"
    assert (weights >= 0).all()


def test_figures_are_those_of_folds_that_were_not_fitted_on() -> None:
    rows = [row(number) for number in range(60)]
    found = measured(rows, scales(rows))
    assert found["n"] == 60
    assert found["first_answers"] > 0.9
    assert found["answers_in_3"] >= found["first_answers"]
    noise = [row(number, told=False) for number in range(60)]
    assert measured(noise, scales(noise))["first_answers"] < 0.5


def test_every_label_names_a_statement_and_every_guide_is_asked_about() -> None:
    corpus = load_corpus()
    known = {f"{guide.id}/{one.id}" for guide in corpus.guides.values() for _, one in guide.statements()}
    text = files("prompts").joinpath("statement_questions.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    assert {name for one in rows for name in (*one["must"], *one["may"])} <= known
    assert {one["guide"] for one in rows} == set(corpus.guides)
    assert all(one["must"] for one in rows)


def test_no_labelled_question_stands_in_the_index() -> None:
    asked = {
        question for guide in load_corpus().guides.values() for each in guide.questions.values() for question in each
    }
    text = files("prompts").joinpath("statement_questions.jsonl").read_text(encoding="utf-8")
    assert not asked & {json.loads(line)["question"] for line in text.splitlines()}

"""Train the screening model on authored examples and on questions and topics of the corpus, which are all lawful.

Run: python -m assistant.screening.training      writes learned.json and prints what was measured.
The figures printed are cross-fitted: each message is judged with a model trained on the other four fifths, and by
the rules alone. No evaluation suite is read.
"""

import hashlib
import json
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from assistant.label_training import LabelledFeatures, fit, part_of, seen_often
from assistant.learned_labels import write_model
from assistant.screening.deciding import screen
from assistant.screening.learned import NO_OPINION, WEIGHTS, LearnedModel, features_of
from assistant.screening.opinion import read
from assistant.screening.outcome import Screening
from corpus.collection import Corpus
from corpus.loading import load_corpus
from corpus.normalise import fold

EMERGENCY, LAWFUL, OTHER_FIELD = "emergency", "lawful", "other_field"
_REFUSED = ("harmful", "injection")
BESIDE = "injection.beside"
_PARTS = 5
_RIDGE = 0.02
_KEPT_FEATURES = 6000
# There are as many questions in the corpus as lawful and harmful examples together, and more topics still.
_CORPUS_WEIGHT, _TOPIC_WEIGHT = 1.0, 0.1
# Questions about guides in other people's words, and messages that ask the end of a period, are lawful too.
_LABELLED_WEIGHT, _PERIOD_WEIGHT = 1.0, 0.2


@dataclass(frozen=True, slots=True)
class Example:
    """A folded message and its features, its label, what it weighs, and the part it is held out with."""

    text: str
    features: frozenset[str]
    label: str
    weight: float
    part: int
    source: str


def examples_text() -> str:
    """The file of authored examples."""
    return files("prompts").joinpath("screening_examples.toml").read_text(encoding="utf-8")


def examples() -> tuple[Example, ...]:
    """Authored examples; then what is lawful and no rule takes for an emergency: questions, periods, bare topics."""
    authored = [
        _example(message, _label(kind, name), 1.0, f"{kind}.{name}")
        for kind, lists in tomllib.loads(examples_text()).items()
        for name, messages in lists.items()
        for message in messages
    ]
    corpus = load_corpus()
    asked = [question for guide in corpus.guides.values() for question in guide.every_question()]
    lawful = [(question, _CORPUS_WEIGHT, "corpus") for question in asked]
    lawful += [(question, _LABELLED_WEIGHT, "labelled") for question in _labelled()]
    lawful += [(message, _PERIOD_WEIGHT, "periods") for message in _asking_of_periods()]
    lawful += [(topic, _TOPIC_WEIGHT, "topics") for topic in _topics(corpus)]
    of_corpus = [_example(text, LAWFUL, weight, source) for text, weight, source in lawful if not _urgent(text)]
    return (*authored, *of_corpus)


def _label(kind: str, name: str) -> str:
    if kind == EMERGENCY:
        return f"{kind}.{name}"
    return OTHER_FIELD if name == OTHER_FIELD else kind


def _labelled() -> Iterator[str]:
    """The questions that the statement ranking is fitted on."""
    for line in files("prompts").joinpath("statement_questions.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["question"]


def _asking_of_periods() -> Iterator[str]:
    """The messages that the model of periods is trained on; those that ask for none may be of any field."""
    told = tomllib.loads(files("prompts").joinpath("period_examples.toml").read_text(encoding="utf-8"))
    for label, messages in told.items():
        if label != "none":
            yield from messages["asks"]


def _topics(corpus: Corpus) -> Iterator[str]:
    """Bare topics, as people type them too: a crime that is named is no crime that is asked for."""
    yield from (guide.title for guide in corpus.guides.values())
    for term in corpus.terms.values():
        yield from (term.plain, term.legal, *term.spoken)
    yield from (section.heading for section in corpus.sections.values() if section.heading)


def _urgent(question: str) -> bool:
    return read(fold(question).text).emergency is not None


def _example(message: str, label: str, weight: float, source: str) -> Example:
    text = fold(message).text
    reading = read(text)
    part = part_of(message, _PARTS)
    return Example(text, features_of(reading.words, reading.own), label, weight, part, source)


def train(seen: Sequence[Example]) -> LearnedModel:
    """A softmax regression with a ridge over the features that enough examples have."""
    # What stands beside an instruction is a lawful question, and would make lawful words look like orders.
    seen = [example for example in seen if example.source != BESIDE]
    names = seen_often(example.features for example in seen)
    halves = [half for example in seen for half in _with_and_without_lists(example)]
    sha256 = hashlib.sha256(examples_text().encode()).hexdigest()
    return LearnedModel(fit(halves, most_features=_KEPT_FEATURES, sha256=sha256, ridge=_RIDGE, names=names))


def _with_and_without_lists(example: Example) -> tuple[LabelledFeatures, LabelledFeatures]:
    """Two halves of an example, one as if no word list had known it: lists know too much of what they grew from."""
    words = frozenset(name for name in example.features if not name.startswith("#"))
    weight = example.weight / 2
    return LabelledFeatures(example.features, example.label, weight), LabelledFeatures(words, example.label, weight)


def is_right(example: Example, model: LearnedModel) -> bool:
    """Whether screening seconded by the model finds what the example is.

    Refusing is right for harm and for instructions alike; a lawful message goes on to be answered, and of an
    instruction beside a lawful question, the question must be left. What is no matter of the law may go on too: where
    nothing answers it, it is not answered.
    """
    found = screen(example.text, example.text, model).screening
    if example.source == BESIDE or example.label in (LAWFUL, OTHER_FIELD):
        return found is Screening.CLEAR
    wanted = example.label.split(".", maxsplit=1)[0]
    if wanted in _REFUSED:
        return found.value in _REFUSED
    return found.value == wanted if wanted == EMERGENCY else found.value not in (*_REFUSED, EMERGENCY)


def main() -> None:
    """Measure by parts, train on everything, write."""
    everything = examples()
    right: dict[str, list[tuple[bool, bool]]] = {}
    for part in range(_PARTS):
        model = train([example for example in everything if example.part != part])
        for example in everything:
            if example.part == part:
                right.setdefault(example.source, []).append((is_right(example, NO_OPINION), is_right(example, model)))
    for source, results in right.items():
        alone, seconded = (sum(column) / len(results) for column in zip(*results, strict=True))
        print(f"{source}: rules alone {alone:.3f}, with the model {seconded:.3f}, n {len(results)}", file=sys.stderr)
    write_model(train(everything).model, WEIGHTS)


if __name__ == "__main__":
    main()

"""Learn what names are made of: the words of PyThaiNLP's lists of names against those of the corpus's questions.

Run: python -m assistant.personal_data.training      writes pieces.json and prints how far the two stand apart.
No evaluation suite is read, and nobody's message: the names are lists, and the texts are the corpus's own.
"""

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from assistant.personal_data.likeness import WEIGHTS, family_likeness, given_likeness
from corpus.loading import load_corpus
from indexing.tokenising import dictionary_words, everyday_words, family_names, given_names, words_of_name

# A word unseen in names counts as a third of one; one unseen in the corpus, as rare, or as an everyday word at least.
_UNSEEN_IN_NAMES = 0.35
_RARE, _EVERYDAY = 1e-6, 4e-5
_RUN = re.compile(r"[ก-๎]+")


def texts() -> Iterator[str]:
    """Questions, statements and titles of every guide, and every question about a section."""
    corpus = load_corpus()
    for guide in corpus.guides.values():
        yield guide.title
        yield from guide.every_question()
        yield from (statement.text for _, statement in guide.statements())
    for section in corpus.sections.values():
        yield from (question for asked in (section.questions or {}).values() for question in asked)


def weights(names: Iterable[str], written: Counter[str]) -> dict[str, float]:
    """Of each word the log of its share among the words of names over its share in texts; "" of any other."""
    held = Counter(word for name in names for word in words_of_name(name))
    of_names, of_texts = held.total(), written.total()
    found: dict[str, float] = {}
    for word in {*held, *written, *everyday_words()}:
        if held[word] <= 1 and not written[word] and word not in dictionary_words():
            continue  # worth about as much as any word that no list holds
        share = max(written[word] / of_texts, _EVERYDAY if word in everyday_words() else _RARE)
        found[word] = math.log((held[word] + _UNSEEN_IN_NAMES) / of_names / share)
    return found | {"": math.log(_UNSEEN_IN_NAMES / of_names / _RARE)}


def main() -> None:
    """Write the weights, then tell what share of names and of runs of the corpus's questions look like names."""
    runs = sorted({run for text in texts() for run in _RUN.findall(text)})
    written = Counter(word for text in texts() for run in _RUN.findall(text) for word in words_of_name(run))
    learnt = {"given": weights(given_names(), written), "family": weights(family_names(), written)}
    rounded = {kind: {word: round(found[word], 1) for word in sorted(found)} for kind, found in learnt.items()}
    WEIGHTS.write_text(json.dumps(rounded, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    for kind, names, likeness in (
        ("given", given_names(), given_likeness),
        ("family", family_names(), family_likeness),
    ):
        for least in (0, 2, 4, 6):
            held = sum((likeness(name).all_of_it or 0) > least for name in names) / len(names)
            false = sum((likeness(run).all_of_it or 0) > least for run in runs) / len(runs)
            sys.stdout.write(f"{kind} above {least}: names {held:.3f}, runs of questions {false:.3f}\n")


if __name__ == "__main__":
    main()
